/** Answers of the control socket that go on until somebody ends them: one JSON object per line. */
import type { FastifyReply } from 'fastify'

/** Events for a reader that stopped reading are dropped beyond this. */
const MAX_BACKLOG_BYTES = 1024 * 1024

/**
 * Starts the answer. `subscribe` is given the way to send an event and the way to end the answer,
 * and returns what to undo once either side has ended it.
 */
export function streamEvents(
  reply: FastifyReply,
  subscribe: (send: (event: object) => void, end: () => void) => () => void,
): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' })
  raw.flushHeaders()
  // A reader that goes away is no news.
  raw.on('error', () => {})
  const send = (event: object) => {
    if (raw.writableEnded || raw.writableLength > MAX_BACKLOG_BYTES) return
    raw.write(JSON.stringify(event) + '\n')
  }
  const undo = subscribe(send, () => void raw.end())
  raw.once('close', undo)
}
