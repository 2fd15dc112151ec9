/**
 * One pairing window: what happens in it, which invites wait for the operator's answer, and its end,
 * which refuses what waits and finishes what was accepted. `pairing.ts` opens it.
 */
import type { Clock } from './lib/clock.js'
import { asError, codeOf, MapeoWebError } from './lib/errors.js'
import type { Logger } from './lib/logger.js'
import type { ReceivedInvite } from './sync/comapeo-invites.js'

/** A project that comes while nobody looks must not fill the disk with others like it. */
const MAX_ACCEPTED_UNSEEN = 20
/** Kept for a listener that comes late. */
const MAX_EVENTS = 1000
/** The end of a window waits this long for a project that is just being added. */
const FINISH_MS = 10_000

export type WindowEnd = 'time' | 'operator' | 'stopping'

export type RefusalReason =
  /** No window was open. */
  | 'no-window'
  | 'operator'
  /** The window ended before the operator answered. */
  | 'unanswered'
  /** The coordinator took it back, or went away. */
  | 'withdrawn'
  | 'too-many'
  /** It was accepted, and then something went wrong: see `code`. */
  | 'failed'

export interface InviteView {
  inviteId: string
  projectName: string
  roleName: string | null
  invitorName: string
  invitorDeviceId: string
}

/** What happens in a window, as the control socket sends it and `pair --json` prints it. */
export type PairingEvent =
  | {
      evt: 'window-opened'
      deviceName: string
      port: number
      addresses: string[]
      acceptAll: boolean
      /** Milliseconds since 1970. */
      expiresAt: number
    }
  | { evt: 'device-seen'; deviceId: string; name: string }
  | ({ evt: 'invite-received' } & InviteView)
  | { evt: 'invite-accepted'; inviteId: string; projectId: string; projectName: string }
  | {
      evt: 'invite-refused'
      inviteId: string
      projectName: string
      reason: RefusalReason
      code?: string
    }
  | { evt: 'window-closed'; reason: WindowEnd; accepted: number }

interface WindowCollaborators {
  clock: Clock
  log: Logger
  onEnd: () => void
}

export class PairingWindow {
  readonly #collaborators: WindowCollaborators
  readonly #settings: { durationMs: number; acceptAll: boolean }
  readonly #events: PairingEvent[] = []
  readonly #listeners = new Set<(event: PairingEvent) => void>()
  readonly #waiting = new Map<string, ReceivedInvite>()
  /** Invites that were accepted, until the project is hosted. */
  readonly #joining = new Map<ReceivedInvite, Promise<void>>()
  readonly #devices = new Map<string, string>()
  #accepted = 0
  #cancelTimer = () => {}
  #closing: Promise<void> | undefined

  constructor(
    collaborators: WindowCollaborators,
    settings: { durationMs: number; acceptAll: boolean },
  ) {
    this.#collaborators = collaborators
    this.#settings = settings
  }

  begin(view: { deviceName: string; port: number; addresses: string[] }): void {
    const { clock } = this.#collaborators
    const { durationMs, acceptAll } = this.#settings
    this.#cancelTimer = clock.after(durationMs, () => void this.close('time'))
    const expiresAt = clock.now() + durationMs
    this.#emit({ evt: 'window-opened', ...view, acceptAll, expiresAt })
  }

  /** Tells everything that happened so far, and what happens from now on. */
  subscribe(listener: (event: PairingEvent) => void): () => void {
    for (const event of this.#events) listener(event)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  noteDevice({ deviceId, name }: { deviceId: string; name: string }): void {
    if (this.#closing || this.#devices.get(deviceId) === name) return
    this.#devices.set(deviceId, name)
    this.#emit({ evt: 'device-seen', deviceId, name })
  }

  offer(invite: ReceivedInvite): void {
    const { inviteId, projectName, roleName, invitorName, invitorDeviceId } = invite
    if (this.#closing) return this.#refuse(invite, 'unanswered')
    const view = { inviteId, projectName, roleName, invitorName, invitorDeviceId }
    this.#emit({ evt: 'invite-received', ...view })
    if (!this.#settings.acceptAll) this.#waiting.set(inviteId, invite)
    else if (this.#accepted + this.#joining.size >= MAX_ACCEPTED_UNSEEN) {
      this.#refuse(invite, 'too-many')
    } else this.#accept(invite)
  }

  isBusyWith(deviceId: string): boolean {
    const invites = [...this.#waiting.values(), ...this.#joining.keys()]
    return invites.some(({ invitorDeviceId }) => invitorDeviceId === deviceId)
  }

  withdraw(inviteId: string): void {
    const invite = this.#waiting.get(inviteId)
    if (!invite) return
    this.#waiting.delete(inviteId)
    this.#note(invite, 'withdrawn')
  }

  /** False where no such invite waits. */
  answer(inviteId: string, accept: boolean): boolean {
    const invite = this.#waiting.get(inviteId)
    if (!invite || this.#closing) return false
    this.#waiting.delete(inviteId)
    if (accept) this.#accept(invite)
    else this.#refuse(invite, 'operator')
    return true
  }

  /** Refuses what waits, and finishes what was accepted. */
  close(reason: WindowEnd): Promise<void> {
    this.#closing ??= this.#close(reason)
    return this.#closing
  }

  async #close(reason: WindowEnd): Promise<void> {
    this.#cancelTimer()
    const { clock, log, onEnd } = this.#collaborators
    // A turn later, so that `#closing` is set when the answers go out.
    await Promise.resolve()
    onEnd()
    for (const invite of this.#waiting.values()) this.#refuse(invite, 'unanswered')
    this.#waiting.clear()
    await new Promise<void>((resolve) => {
      const cancel = clock.after(FINISH_MS, resolve)
      void Promise.all(this.#joining.values()).then(() => {
        cancel()
        resolve()
      })
    })
    const accepted = this.#accepted
    log.info({ evt: 'pairing.closed', reason, accepted }, 'the pairing window is closed')
    this.#emit({ evt: 'window-closed', reason, accepted })
  }

  #accept(invite: ReceivedInvite): void {
    const { inviteId, projectName } = invite
    const joining = invite
      .accept()
      .then(
        (projectId) => {
          this.#accepted++
          this.#emit({ evt: 'invite-accepted', inviteId, projectId, projectName })
        },
        (error: unknown) => this.#note(invite, 'failed', error),
      )
      .finally(() => this.#joining.delete(invite))
    this.#joining.set(invite, joining)
  }

  #refuse(invite: ReceivedInvite, reason: RefusalReason): void {
    invite.reject()
    this.#note(invite, reason)
  }

  #note(
    { inviteId, projectName, invitorDeviceId }: ReceivedInvite,
    reason: RefusalReason,
    error?: unknown,
  ): void {
    const code = error instanceof MapeoWebError ? error.code : codeOf(error)
    this.#collaborators.log.info(
      {
        evt: 'invite.refused',
        reason,
        inviteId,
        projectName,
        invitorDeviceId,
        ...(error === undefined ? {} : { code, why: asError(error).message }),
      },
      'an invite came to nothing',
    )
    this.#emit({
      evt: 'invite-refused',
      inviteId,
      projectName,
      reason,
      ...(code === undefined ? {} : { code }),
    })
  }

  #emit(event: PairingEvent): void {
    if (this.#events.length < MAX_EVENTS) this.#events.push(event)
    for (const listener of this.#listeners) listener(event)
  }
}
