/**
 * Who reaches whom: every kind of NAT of a client with every kind of a peer.
 *
 *     npm run netns -- [--json] [--no-relay] [--runs 1] [--clients KIND,…] [--peers KIND,…]
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Matrix, type Outcome } from './lib/matrix.js'
import { BEHAVIOUR, MATRIX_KINDS, type NatKind } from './lib/nat.js'
import { whyNot } from './lib/world.js'

/** HyperDHT punches for 35 s. */
const TIMEOUT_MS = 75_000
const UPGRADE_MS = 45_000

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    'no-relay': { type: 'boolean', default: false },
    runs: { type: 'string', default: '1' },
    clients: { type: 'string' },
    peers: { type: 'string' },
  },
})

function kinds(list: string | undefined): NatKind[] {
  if (list === undefined) return MATRIX_KINDS
  const named = list.split(',')
  const unknown = named.find((name) => !Object.hasOwn(BEHAVIOUR, name))
  if (unknown === undefined) return named as NatKind[]
  throw new Error(`${unknown} is none of ${Object.keys(BEHAVIOUR).join(', ')}`)
}

async function main(): Promise<void> {
  const reason = whyNot()
  if (reason !== undefined) throw new Error(`no matrix: ${reason}`)
  const [clients, peers] = [kinds(values.clients), kinds(values.peers)]
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mapeo-web-netns-'))
  const outcomes: Outcome[] = []
  let matrix: Matrix | undefined
  try {
    matrix = await Matrix.create(dir, { clients, peers })
    for (let run = 0; run < Number(values.runs); run++) {
      for (const client of clients) {
        for (const peer of peers) {
          const outcome = await matrix.run(client, peer, {
            useRelay: !values['no-relay'],
            timeoutMs: TIMEOUT_MS,
            upgradeMs: UPGRADE_MS,
          })
          outcomes.push(outcome)
          process.stderr.write(`${client} -> ${peer}: ${words([outcome])}\n`)
          if (values.json) process.stdout.write(JSON.stringify(outcome) + '\n')
        }
      }
    }
  } finally {
    await matrix?.close()
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 })
  }
  if (!values.json) process.stdout.write(table(clients, peers, outcomes))
}

function table(clients: NatKind[], peers: NatKind[], outcomes: Outcome[]): string {
  const rows = clients.map((client) => [
    client,
    ...peers.map((peer) => words(outcomes.filter((o) => o.client === client && o.peer === peer))),
  ])
  const head = ['client \\ peer', ...peers]
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
}

/** `direct, 0.3 s`; of several runs the slowest, and those that ended otherwise. */
function words(outcomes: Outcome[]): string {
  const byWay = new Map<string, Outcome[]>()
  for (const outcome of outcomes) {
    const way = wayOf(outcome)
    byWay.set(way, [...(byWay.get(way) ?? []), outcome])
  }
  return [...byWay]
    .map(([way, same]) => {
      const slowestMs = Math.max(...same.map(({ firstMs }) => firstMs ?? 0))
      const time = way === 'not' ? '' : `, ${(slowestMs / 1000).toFixed(1)} s`
      return `${byWay.size > 1 ? `${same.length} × ` : ''}${way}${time}`
    })
    .join('; ')
}

function wayOf({ first, last, synced }: Outcome): string {
  if (first === 'not') return 'not'
  if (!synced) return `${first}, sync not finished`
  return first === 'relay' && last === 'direct' ? 'relay, then direct' : first
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
