/**
 * What matters first, in words: is what the devices brought safe here, and what has to be done so
 * that it is? Made of what the control socket shows, and pure: the same facts give the same words.
 *
 * Names of projects are in it: for the operator's eyes, not for strangers'.
 */
import { ERRORS } from '../lib/errors.js'
import { ago } from '../lib/output.js'
import { plainText } from '../lib/plain-text.js'
import { sizeText } from '../lib/size.js'
import type { ProjectView, SessionView, StatusView } from './views.js'

/**
 * `ok`: nothing to do. `wait`: it is on its way, look again later. `attention`: somebody should do
 * something. `alarm`: what devices bring is not safe, or they cannot come, until somebody does.
 */
export type Level = 'ok' | 'wait' | 'attention' | 'alarm'

export interface Finding {
  level: Level
  /** The project that it is about; null: the peer. */
  projectId: string | null
  /** In a sentence. */
  message: string
  /** What to do about it; null where waiting is all. */
  fix: string | null
}

export interface Safety {
  /** That of the worst finding. */
  level: Level
  headline: string
  /** The worst first. */
  findings: Finding[]
}

const LEVELS: Level[] = ['ok', 'wait', 'attention', 'alarm']
const MINUTE_MS = 60_000
/** Joining a network, and announcing the first projects, take less. */
const SETTLING_MS = 2 * MINUTE_MS
/** A new project is announced at once, where nothing is in the way. */
const ANNOUNCED_WITHIN_MS = 10 * MINUTE_MS
/** For how long nodes keep an announcement at most. */
const RECORD_MS = 27 * MINUTE_MS
/** Clocks are not that far apart where one machine has but one. */
const CLOCK_ERROR_MS = 5 * MINUTE_MS
/** Of the reserve: below this it is time to make room. */
const LOW_DISK = 2
/** With a smaller part of its copies a project is hard to find. */
const FEW_COPIES = 0.5

/** @param nowMs milliseconds since 1970 */
export function peerSafety(status: StatusView, projects: ProjectView[], nowMs: number): Safety {
  const findings = [
    ...clockFindings(projects, nowMs),
    ...diskFindings(status),
    ...networkFindings(status),
    ...projects.flatMap((project) => projectFindings(project, status, nowMs)),
    ...(projects.length > 0 ? [] : [NOTHING_HOSTED]),
  ].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))
  const level = findings[0]?.level ?? 'ok'
  return { level, headline: headline(level, findings, projects.length), findings }
}

const NOTHING_HOSTED: Finding = {
  level: 'wait',
  projectId: null,
  message: 'No project is hosted yet.',
  fix: 'Give the peer one: mapeo-web pair, mapeo-web link, or mapeo-web projects add FILE.',
}

function headline(level: Level, findings: Finding[], projects: number): string {
  const count = findings.filter((finding) => finding.level === level).length
  const all = projects === 1 ? 'The project is' : `All ${projects} projects are`
  switch (level) {
    case 'ok':
      return `Safe. ${all} stored here in full, announced, and this peer takes connections.`
    case 'wait':
      return projects === 0
        ? 'Ready. This peer has nothing to keep safe yet.'
        : 'On the way. Nothing needs you; look again in some minutes.'
    case 'attention':
      return `${things(count)} you. What is stored here is served.`
    case 'alarm':
      return `Not safe. ${things(count)} you now.`
  }
}

function things(count: number): string {
  return count === 1 ? '1 thing needs' : `${count} things need`
}

/** What was noted cannot be later than now: a clock that was set back, or was wrong at that time. */
function clockFindings(projects: ProjectView[], nowMs: number): Finding[] {
  const noted = projects.flatMap((p) => [p.addedAt, p.lastSyncAt ?? 0, p.lastAnnouncedAt ?? 0])
  const latestMs = noted.reduce((latest, atMs) => Math.max(latest, atMs), 0)
  if (latestMs <= nowMs + CLOCK_ERROR_MS) return []
  const [now, latest] = [nowMs, latestMs].map((ms) => new Date(ms).toISOString().slice(0, 16))
  const message = `The clock is wrong: it says ${now}Z, but something was stored here at ${latest}Z.`
  return [
    peer('attention', message, 'Set it, and let it be kept right: sudo timedatectl set-ntp true'),
  ]
}

function diskFindings({ disk, storage }: StatusView): Finding[] {
  const { freeBytes, minFreeBytes, full } = disk
  const free = freeBytes === null ? 'too little is' : `${sizeText(freeBytes)} are`
  const fix = `Make room on the disk of ${storage}, or lower --min-free-space.`
  if (full) {
    const message = `The disk is full: ${free} free. Nothing new is taken, so what devices bring is not stored.`
    return [peer('alarm', message, fix)]
  }
  if (freeBytes === null || freeBytes >= minFreeBytes * LOW_DISK) return []
  const message = `The disk is filling up: ${free} free; below ${sizeText(minFreeBytes)} nothing new is taken.`
  return [peer('attention', message, fix)]
}

const NETWORK_FIX =
  'mapeo-web doctor names the cause: the internet connection, a firewall that keeps UDP in, or ' +
  'bootstrap nodes that are gone.'

function networkFindings({ listening, uptimeMs, dht, announced }: StatusView): Finding[] {
  const findings: Finding[] = []
  if (dht.bootstrapNodes.length === 0) {
    const message = 'This peer is a network of its own: devices elsewhere cannot find it.'
    findings.push(peer('attention', message, 'Start it without --bootstrap none.'))
  } else if (!listening || dht.nodes === 0 || dht.online === false) {
    const isNew = uptimeMs < SETTLING_MS
    const message = isNew
      ? 'Joining the network: devices cannot reach this peer yet.'
      : 'No DHT node answers: devices cannot reach this peer over the internet.'
    findings.push(peer(isNew ? 'wait' : 'alarm', message, isNew ? null : NETWORK_FIX))
  }
  if (announced.expired > 0) {
    const message = `${announced.expired} of ${announced.keys} projects cannot be found: their announcements ran out.`
    const fix =
      'The log line announce.behind names the cause: lost packets, slow answers or a busy machine.'
    findings.push(peer('alarm', message, fix))
  }
  return findings
}

function peer(level: Level, message: string, fix: string | null): Finding {
  return { level, projectId: null, message, fix }
}

function projectFindings(project: ProjectView, status: StatusView, nowMs: number): Finding[] {
  const { projectId, state, damage, lastSyncAt } = project
  const name = `“${plainText(project.name)}”`
  const of = (level: Level, message: string, fix: string | null): Finding => {
    return { level, projectId, message, fix }
  }
  if (damage) {
    const message = `${name} cannot be opened: ${plainText(damage.reason, 300)}`
    return [of('alarm', message, ERRORS.PROJECT_UNUSABLE.fix)]
  }
  if (state === 'blocked') {
    const fix = `Ask a coordinator to add it again, or end it: mapeo-web projects remove ${projectId.slice(0, 12)}`
    const message = `A coordinator took this peer out of ${name}: nothing new of it arrives.`
    return [of('attention', message, fix)]
  }
  const findings: Finding[] = []
  const missing = blocksToCome(project.sessions)
  if (missing > 0) {
    findings.push(of('wait', `${name} is syncing: ${missing} blocks are still to come.`, null))
  } else if (lastSyncAt === null) {
    const fix =
      project.sessions.length > 0
        ? null
        : `A coordinator makes device ${status.deviceId} a member; then a device opens the project.`
    const message = `${name} is not here yet: no device has brought all of it.`
    findings.push(of(fix === null ? 'wait' : 'attention', message, fix))
  }
  return [...findings, ...announceFindings(project, { name, of, status, nowMs })]
}

interface AnnounceContext {
  name: string
  of: (level: Level, message: string, fix: string | null) => Finding
  status: StatusView
  nowMs: number
}

function announceFindings(project: ProjectView, { name, of, status, nowMs }: AnnounceContext) {
  // What is the matter with all of them was said once.
  if (!status.listening || status.announced.expired > 0) return []
  const { records, reachable, addedAt } = project
  if (records === 0) {
    const isNew = nowMs - addedAt < ANNOUNCED_WITHIN_MS || status.uptimeMs < ANNOUNCED_WITHIN_MS
    const message = `${name} is not announced yet: devices cannot find it over the internet.`
    return [of(isNew ? 'wait' : 'attention', message, isNew ? null : NETWORK_FIX)]
  }
  if (records >= reachable * FEW_COPIES) return []
  const message = `${name} is announced on ${records} of ${reachable} nodes: it may be hard to find.`
  return [of('attention', message, NETWORK_FIX)]
}

function blocksToCome(sessions: SessionView[]): number {
  // Devices have the same blocks as one another, mostly: the sum would count them twice.
  return Math.max(0, ...sessions.map(({ toReceive }) => toReceive ?? 0))
}

/** One project in a line: `synced 3 min ago, on 20 of 20 nodes, 2 devices connected`. */
export function projectLine(project: ProjectView, nowMs: number): string {
  const { state, damage, lastSyncAt, lastAnnouncedAt, records, reachable, sessions } = project
  if (damage) return 'cannot be opened'
  const announced =
    state === 'blocked'
      ? 'removed by a coordinator'
      : records > 0
        ? `${verb(lastAnnouncedAt, nowMs)} ${ago(lastAnnouncedAt, nowMs)} on ${records}${reachable > 0 ? ` of ${reachable}` : ''} nodes`
        : 'not announced'
  return [
    lastSyncAt === null ? 'never synced' : `synced ${ago(lastSyncAt, nowMs)}`,
    announced,
    ...(sessions.length === 0 ? [] : [sessionWords(sessions)]),
  ].join(', ')
}

function verb(lastAnnouncedAt: number | null, nowMs: number): string {
  return nowMs - (lastAnnouncedAt ?? 0) > RECORD_MS ? 'not announced any more, last' : 'announced'
}

function sessionWords(sessions: SessionView[]): string {
  const connected = `${sessions.length} ${sessions.length === 1 ? 'device' : 'devices'} connected`
  const behind = sessions.filter(({ toSend }) => (toSend ?? 0) > 0)
  if (behind.length === 0) return connected
  const most = Math.max(...behind.map(({ toSend }) => toSend ?? 0))
  return `${connected}, ${behind.length} behind by up to ${most} blocks`
}

export interface SyncShare {
  /** Blocks that were moved in this round, of so many. */
  done: number
  total: number
}

/** How far the project's running syncs are, together; null where nothing is left to move. */
export function syncShare({ sessions }: Pick<ProjectView, 'sessions'>): SyncShare | null {
  let [left, total] = [0, 0]
  for (const { toSend, toReceive, total: most } of sessions) {
    const own = (toSend ?? 0) + (toReceive ?? 0)
    if (own === 0) continue
    left += own
    total += Math.max(own, most ?? 0)
  }
  return left === 0 ? null : { done: total - left, total }
}
