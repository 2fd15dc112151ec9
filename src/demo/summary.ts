/** The end of the demonstration: the numbers, for programs and for people. */
import { duration } from '../lib/output.js'

export interface DemoSummary {
  evt: 'demo.done'
  ok: true
  /** From handing the project's keys to the peer until the network knew. */
  announcedMs: number
  /** From the second device's start until it had found the peer and proved to know the project. */
  foundMs: number
  /** From the same start until it had everything. */
  syncedMs: number
  /** What the second device got through the peer, each compared with what was mapped. */
  observations: number
  /** Photos, every byte of each original compared. */
  attachments: number
  /** Of those originals. */
  bytes: number
  /** What came after the peer was gone, directly between the two devices, each way compared. */
  peerToPeer: { ok: true; ms: number; foundMs: number; observations: number; attachments: number }
  totalMs: number
  /** With `keep`: where everything is. */
  dir?: string
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

export function describe(summary: DemoSummary): string {
  const { announcedMs, foundMs, syncedMs, peerToPeer, totalMs } = summary
  const times: Array<[string, number]> = [
    ['The peer made the project known in', announcedMs],
    ['Ben’s laptop found it in', foundMs],
    ['Ben had everything after', syncedMs],
    ['Without the peer, they found each other in', peerToPeer.foundMs],
    ['and both had everything after', peerToPeer.ms],
  ]
  const width = Math.max(...times.map(([text]) => text.length))
  const observations = summary.observations + peerToPeer.observations
  const photos = summary.attachments + peerToPeer.attachments
  return [
    '',
    `It works. The whole story took ${duration(totalMs)}, and no byte left this machine.`,
    '',
    ...times.map(([text, ms]) => `  ${text.padEnd(width)}  ${duration(ms).padStart(7)}`),
    '',
    `  Both devices now have ${count(observations, 'observation')} and ${count(photos, 'photo')},`,
    '  every one compared with its original.',
    '',
    ...(summary.dir === undefined ? [] : [`  Kept in ${summary.dir}`, '']),
    'Next: run a peer for your own project:  mapeo-web announce --help',
  ].join('\n')
}
