/** What `status` reads of the running peer, and how it says it. */
import { styleText } from 'node:util'
import type { ProjectView, StatusView } from '../host/views.js'
import { projectLine } from '../host/words.js'
import { control } from '../http/control-client.js'
import type { Level, Safety } from '../observe/peer-safety.js'
import { duration, table, wrap } from '../lib/output.js'
import { plainText } from '../lib/plain-text.js'
import { sizeText } from '../lib/size.js'
import type { StoragePaths } from '../lib/storage.js'
import type { EngineView } from '../mapeo8/engine-health.js'
import type { RelayStats } from '../relay.js'
import { syncing } from './follow.js'

/** More are counted: `projects list` has them all. */
const MAX_PROJECTS = 20
const MAX_FINDINGS = 10
const SHORT_ID = 12

/** All that `status` shows. With `--json` the fields of `status` come first, as they always did. */
export interface Report {
  status: StatusView
  projects: ProjectView[]
  safety: Safety
}

export interface Style {
  /** Colours and bars. */
  terminal: boolean
  /** Sentences are wrapped to it; default: they are not. */
  columns?: number | undefined
}

/** @throws `NOT_RUNNING`, `CONTROL_FAILED` */
export async function readReport(paths: StoragePaths): Promise<Report> {
  const status = await control<StatusView>(paths, 'GET', '/status')
  const { projects } = await control<{ projects: ProjectView[] }>(paths, 'GET', '/projects')
  const safety = await control<Safety>(paths, 'GET', '/safety')
  return { status, projects, safety }
}

export function asJson({ status, safety }: Report): object {
  return { ...status, safety }
}

export function words(report: Report, style: Style): string {
  const { safety, projects } = report
  return [
    paint(safety.level, `${MARKS[safety.level]} ${safety.headline}`, style),
    ...findings(safety, style),
    '',
    ...(projects.length > 0 ? [...projectLines(report, style), ''] : []),
    facts(report.status),
  ].join('\n')
}

const MARKS: Record<Level, string> = { ok: '✓', wait: '…', attention: '!', alarm: '✗' }
const COLOURS = { ok: 'green', wait: 'cyan', attention: 'yellow', alarm: 'red' } as const

function paint(level: Level, text: string, { terminal }: Style): string {
  const isPlain = !terminal || Boolean(process.env.NO_COLOR)
  return isPlain ? text : styleText(['bold', COLOURS[level]], text)
}

function findings({ findings: all }: Safety, style: Style): string[] {
  const indent = (text: string) => wrap(text, (style.columns ?? Infinity) - 4).join('\n    ')
  const shown = all
    .slice(0, MAX_FINDINGS)
    .flatMap(({ level, message, cause, fix }) => [
      `  ${paint(level, MARKS[level], style)} ${indent(told(message, cause))}`,
      ...(fix === null ? [] : [`    ${indent(`fix: ${fix}`)}`]),
    ])
  const more = all.length - MAX_FINDINGS
  return more > 0 ? [...shown, `  and ${more} more`] : shown
}

function told(message: string, cause = ''): string {
  // What the cause says in more words need not be said twice.
  return cause.startsWith(message.replace(/\.$/, '')) ? cause : `${message} ${cause}`.trim()
}

/** Those that need somebody first, then those that move, then those synced last. */
function projectLines({ projects, safety }: Report, style: Style): string[] {
  const rank = new Map(safety.findings.map(({ projectId }, n) => [projectId, n]))
  const order = (project: ProjectView) => rank.get(project.projectId) ?? safety.findings.length
  const sorted = [...projects].sort(
    (a, b) =>
      order(a) - order(b) ||
      b.connections - a.connections ||
      (b.lastSyncAt ?? 0) - (a.lastSyncAt ?? 0),
  )
  const rows = sorted.slice(0, MAX_PROJECTS).map((project) => {
    const moving = syncing(project, { bars: style.terminal })
    const line = projectLine(project, Date.now())
    const name = plainText(project.name, 40) || project.projectId.slice(0, SHORT_ID)
    return [`  ${name}`, moving === '' ? line : `${moving}; ${line}`]
  })
  const more = projects.length - MAX_PROJECTS
  return [table(rows), ...(more > 0 ? [`  and ${more} more: mapeo-web projects list`] : [])]
}

function facts(status: StatusView): string {
  const { announced, dht, relay } = status
  return table([
    ['device', status.deviceId],
    ['running', `${duration(status.uptimeMs)}, process ${status.pid}`],
    ['storage', `${status.storage}, ${room(status)}`],
    ...(status.httpUrl === null ? [] : [['HTTP', `${status.httpUrl}, for apps ${status.baseUrl}`]]),
    ...(status.uiUrl === null ? [] : [['page', status.uiUrl]]),
    [
      'projects',
      `${status.projects} hosted, ${status.openProjects} open of at most ${status.maxOpenProjects}`,
    ],
    ['announced', announcing(announced)],
    ['devices', `${status.connections} connected, ${status.sessions} syncing`],
    ['reachable', reachable(status)],
    ...(relay === null ? [] : [['relay', relaying(relay)]]),
    ...(status.mapeo8 ? [['Mapeo 8', olderEngine(status.mapeo8)]] : []),
    ['DHT', `${dht.nodes} nodes known, joined through ${dht.bootstrap}`],
    ...(Object.keys(status.refused).length === 0 ? [] : [['refused', refusals(status.refused)]]),
  ])
}

function room({ disk }: StatusView): string {
  return disk.freeBytes === null ? 'room is not watched' : `${sizeText(disk.freeBytes)} free`
}

function reachable({ listening, dht }: StatusView): string {
  if (!listening) return 'not yet'
  if (dht.unreachableSinceMs !== null) return 'not at present'
  const as = `as ${dht.publicHost ?? 'unknown address'}`
  return dht.firewalled ? `yes, ${as}, behind a router or firewall` : `yes, ${as}`
}

function olderEngine({ pid, rssBytes, maxRssBytes, deaths }: EngineView): string {
  const died = Object.values(deaths).reduce((sum, n) => sum + n, 0)
  const memory =
    rssBytes === null ? '' : `, ${sizeText(rssBytes)} of at most ${sizeText(maxRssBytes)}`
  const runs = pid === null ? 'its engine waits for a device' : `its engine runs${memory}`
  return died === 0 ? runs : `${runs}; it died ${died === 1 ? 'once' : `${died} times`}`
}

function relaying(relay: RelayStats): string {
  const refused = Object.values(relay.refused).reduce((sum, n) => sum + n, 0)
  return (
    `for ${relay.users}: ${relay.sessions} of at most ${relay.maxSessions} sessions, ` +
    `${sizeText(relay.relayedBytes)} in all, ${refused} refused`
  )
}

function refusals(refused: StatusView['refused']): string {
  return Object.entries(refused)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ')
}

function announcing(announced: StatusView['announced']): string {
  const { keys, announced: out, records, reachable, due, expired, oldestMs, cycleMs } = announced
  if (keys === 0) return 'nothing yet'
  const parts = [
    `${out} of ${keys} projects`,
    `${records} of ${reachable} copies`,
    ...(oldestMs === null
      ? []
      : [`renewed every ${duration(cycleMs)}, the oldest ${duration(oldestMs)} ago`]),
    ...(due > 0 ? [`${due} waiting`] : []),
    ...(expired > 0 ? [`${expired} EXPIRED: see the log for the cause`] : []),
  ]
  return parts.join(', ')
}
