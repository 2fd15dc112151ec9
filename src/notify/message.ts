/** What is posted: fields that are listed here, and nothing else of what a trouble carries. */
import os from 'node:os'
import { withoutKeys } from '../lib/errors.js'
import type { Trouble } from './trouble.js'

const MAX_TEXT_CHARS = 500

/** `began`: new. `lasts`: a reminder. `over`: it has ended. `test`: there is none. */
export type TroubleState = 'began' | 'lasts' | 'over' | 'test'

export interface Notice extends Trouble {
  state: TroubleState
  /** Milliseconds since 1970; with `over` alone. */
  endedAt?: number | undefined
}

/** Who sends it. */
export interface NoticeSource {
  command: 'announce' | 'bootstrap' | 'notify'
  /** What the operator called the peer. */
  name?: string | undefined
}

/**
 * @param more how many troubles did not fit
 * @returns the body of the request
 */
export function messageOf(
  notices: Notice[],
  { source, sentAtMs, more = 0 }: { source: NoticeSource; sentAtMs: number; more?: number },
): string {
  const { command, name } = source
  const from = { command, machine: os.hostname(), ...(name === undefined ? {} : { name }) }
  const head = `mapeo-web ${command} on ${name ?? from.machine}`
  const lines = notices.map(sentence)
  if (more > 0) lines.push(`and ${more} more`)
  return JSON.stringify({
    version: 1,
    text: `${head}: ${lines.join('\n')}`,
    source: from,
    sentAt: iso(sentAtMs),
    troubles: notices.map((notice) => ({
      kind: notice.kind,
      key: text(notice.key),
      state: notice.state,
      message: text(notice.message),
      cause: text(notice.cause),
      fix: text(notice.fix),
      since: iso(notice.since),
      ...(notice.endedAt === undefined ? {} : { endedAt: iso(notice.endedAt) }),
    })),
    more,
  })
}

function sentence({ state, message, cause, fix }: Notice): string {
  if (state === 'over') return `over: ${text(message)}`
  const again = state === 'lasts' ? 'still: ' : ''
  return `${again}${text(message)} (${text(cause)}). ${text(fix)}`
}

/** Bounded, one line, and without keys, whatever an error says. */
function text(value: string): string {
  // eslint-disable-next-line no-control-regex
  const line = withoutKeys(value).replace(/[\u0000-\u001f\u007f]+/g, ' ')
  return line.length <= MAX_TEXT_CHARS ? line : `${line.slice(0, MAX_TEXT_CHARS - 1)}…`
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
