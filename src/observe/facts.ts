/**
 * All that the status page and `GET /api/status` show: plain data, without keys or tokens. Names of
 * projects are in it, so it is for the operator alone.
 */
import type { StatusView } from '../host/views.js'
import type { Trouble } from '../notify/trouble.js'
import type { CheckupView } from './checkup.js'
import type { NotableEvent } from './event-log.js'
import type { HistoryView } from './history.js'
import type { Neighbourhood } from './neighbourhood.js'
import type { Finding } from './peer-safety.js'
import type { Issue, ProjectSafety, SafetyState } from './safety.js'
import type { DeviceState } from './syncs.js'
import { count, number } from './words.js'

/** Cards on the page; those that need attention come first, so the others are all well. */
export const MAX_PROJECTS = 100

export interface RunningSync extends DeviceState {
  projectId: string
  name: string
  sinceMs: number
}

/** As `notify` tells it, with the name of the project it is about. */
export interface TroubleView extends Omit<Trouble, 'key'> {
  project: string | null
}

export interface PeerFacts {
  /** Raised when the shape changes in a way that programs would notice. */
  format: 1
  version: string
  /** When this was so, in milliseconds since 1970. */
  nowMs: number
  deviceName: string
  deviceId: string
  uptimeMs: number
  /** The answer in a sentence, for all projects. */
  verdict: { state: SafetyState; words: string }
  counts: Record<SafetyState, number> & { projects: number }
  /** The first ones: attention, syncing, safe. */
  projects: ProjectSafety[]
  /** Projects that are not among them. */
  moreProjects: number
  syncs: RunningSync[]
  network: {
    listening: boolean
    firewalled: boolean
    publicHost: string | null
    publicPort: number
    nodes: number
    words: string
  }
  announced: { keys: number; announced: number; copies: number; of: number; due: number }
  connections: number
  /** Bytes of devices' connections since the start. */
  traffic: { bytesIn: number; bytesOut: number }
  disk: StatusView['disk']
  troubles: TroubleView[]
  /** What is the matter with the peer now, beside the troubles that were told of. */
  findings: Finding[]
  checkup: CheckupView
  events: NotableEvent[]
  neighbourhood: Neighbourhood
}

/** What `GET /api/status` answers. */
export interface PeerReport extends PeerFacts {
  history: HistoryView
}

const ORDER: Record<SafetyState, number> = { attention: 0, syncing: 1, safe: 2 }

export function sortBySafety(all: ProjectSafety[]): ProjectSafety[] {
  return all.sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.name.localeCompare(b.name))
}

export function countStates(all: ProjectSafety[]): PeerFacts['counts'] {
  const counts = { projects: all.length, safe: 0, syncing: 0, attention: 0 }
  for (const { state } of all) counts[state]++
  return counts
}

/** One sentence for all projects together. */
export function verdictOf(counts: PeerFacts['counts'], troubles: number): PeerFacts['verdict'] {
  const { projects, attention, syncing } = counts
  if (projects === 0) {
    const words = 'No project is hosted here yet.'
    return { state: troubles > 0 ? 'attention' : 'safe', words }
  }
  if (attention > 0) {
    const need = attention === 1 ? 'needs' : 'need'
    const words =
      projects === 1
        ? 'Your project needs attention.'
        : `${number(attention)} of ${count(projects, 'project')} ${need} attention.`
    return { state: 'attention', words }
  }
  if (troubles > 0) {
    return { state: 'attention', words: 'The projects are stored, but something is wrong.' }
  }
  if (syncing > 0) return { state: 'syncing', words: `${count(syncing, 'project')} syncing now.` }
  const words = projects === 1 ? 'Your project is safe.' : `All ${count(projects, 'project')} safe.`
  return { state: 'safe', words: words.replace(/(projects) safe/, '$1 are safe') }
}

export type { Issue, NotableEvent, ProjectSafety, SafetyState }
