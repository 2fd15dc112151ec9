/** The whole examination, as the command makes it: of the peer that runs, or of none. */
import type { ResolvedBootstrap } from '../bootstrap-list.js'
import type { StatusView } from '../host/views.js'
import { control, controlEvents } from '../http/control-client.js'
import type { Clock } from '../lib/clock.js'
import { codeOf, MapeoWebError } from '../lib/errors.js'
import type { StoragePaths } from '../lib/storage.js'
import { duration } from '../lib/output.js'
import { type Check, type DoctorEvent, type OnProgress, verdict } from './check.js'
import { checkDatabases, checkStorage, lockHolder } from './storage.js'
import { CHECKS } from './verdicts.js'
import { examineWithoutPeer } from './without-peer.js'

/** A peer that is busy answers within this; one that hangs, never. */
const ANSWER_MS = 10_000

export interface DoctorSettings {
  paths: StoragePaths
  /** Of a peer that does not run; one that runs has its own settings. */
  bootstrap: ResolvedBootstrap
  bindHost: string
  port: number
  minFreeBytes: number
  maxOpenProjects?: number | undefined
}

export interface DoctorCollaborators {
  clock: Clock
  onProgress?: OnProgress
  signal: AbortSignal
}

/** Every verdict, in the order of `CHECKS`. */
export async function runDoctor(
  settings: DoctorSettings,
  collaborators: DoctorCollaborators,
): Promise<Check[]> {
  const { paths } = settings
  const peer = await checkPeer(paths)
  const found =
    peer.verdict === 'peer-running'
      ? await examineRunning(paths, peer, collaborators)
      : [peer, ...(await examineWithoutPeer(settings, collaborators))]
  const checks = [...found, checkStorage(paths), checkDatabases(paths)]
  return CHECKS.flatMap((name) => checks.filter((check) => check.name === name))
}

async function checkPeer(paths: StoragePaths): Promise<Check> {
  let cancel: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    cancel = setTimeout(() => resolve(undefined), ANSWER_MS)
  })
  try {
    const status = await Promise.race([control<StatusView>(paths, 'GET', '/status'), late])
    if (status) {
      const detail = `runs since ${duration(status.uptimeMs)} as process ${status.pid}; it is examined with its own settings`
      return verdict('peer-running', detail)
    }
    return hanging(paths, `no answer in ${duration(ANSWER_MS)}`)
  } catch (error) {
    if (!(error instanceof MapeoWebError)) throw error
    const holder = lockHolder(paths)
    if (error.code === 'NOT_RUNNING' && holder === undefined) {
      return verdict('peer-stopped', 'does not run: what it would have is examined')
    }
    const reason = codeOf(error.cause)
    if (reason === 'EACCES' || reason === 'EPERM') {
      return verdict('peer-inaccessible', error.detail)
    }
    return hanging(paths, error.detail)
  } finally {
    clearTimeout(cancel)
  }
}

function hanging(paths: StoragePaths, why: string): Check {
  const holder = lockHolder(paths)
  const who = typeof holder === 'number' ? `process ${holder}` : 'some process'
  return verdict('peer-hangs', `${why}; ${who} holds ${paths.dir}`)
}

async function examineRunning(
  paths: StoragePaths,
  peer: Check,
  { onProgress, signal }: DoctorCollaborators,
): Promise<Check[]> {
  try {
    for await (const event of controlEvents<DoctorEvent>(paths, { path: '/doctor' }, signal)) {
      if (event.evt === 'doctor.progress') onProgress?.(event.doing)
      else if (event.evt === 'doctor.done') return [peer, ...event.checks]
      else throw new MapeoWebError('CONTROL_FAILED', event.message)
    }
  } catch (error) {
    if (!(error instanceof MapeoWebError)) throw error
    // A peer that was started before the program was renewed.
    if (error.detail.endsWith('404')) return [verdict('peer-outdated', peer.detail)]
    return [verdict('peer-hangs', error.detail)]
  }
  return [verdict('peer-hangs', 'it ended before it had examined itself')]
}
