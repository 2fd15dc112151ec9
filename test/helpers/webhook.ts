/** A server that takes notifications, as an operator's would. */
import { EventEmitter, once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Assertions } from 'brittle'
import { eventually } from './eventually.js'

export interface ReceivedTrouble {
  kind: string
  key: string
  state: string
  message: string
  cause: string
  fix: string
  since: string
  endedAt?: string
}

export interface Received {
  path: string
  headers: http.IncomingHttpHeaders
  body: string
  troubles: ReceivedTrouble[]
  more: number
}

export class WebhookServer extends EventEmitter<{ received: [Received] }> {
  readonly received: Received[] = []
  /** What to answer, in order, then 204: a status, or nothing at all ("silence"). */
  readonly answers: Array<number | 'silence'> = []
  readonly #server = http.createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      const { troubles, more } = JSON.parse(body) as Pick<Received, 'troubles' | 'more'>
      const path = request.url ?? ''
      const received = { path, headers: request.headers, body, troubles, more }
      const answer = this.answers.shift() ?? 204
      this.received.push(received)
      if (answer !== 'silence') response.writeHead(answer, { location: '/elsewhere' }).end('ok')
      this.emit('received', received)
    })
  })

  async listen(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The states of everything received, message by message. */
  get states(): string[][] {
    return this.received.map(({ troubles }) =>
      troubles.map(({ kind, state }) => `${kind} ${state}`),
    )
  }

  /** Waits until so many messages have come. */
  async count(n: number): Promise<void> {
    await eventually(() => this.received.length >= n, { what: `message ${n}` })
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

export async function createWebhook(t: Assertions): Promise<WebhookServer> {
  const webhook = new WebhookServer()
  await webhook.listen()
  t.teardown(() => webhook.close())
  return webhook
}
