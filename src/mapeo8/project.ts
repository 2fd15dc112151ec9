/**
 * REPLICATION of the older engine, the peer's side: one open project, whose rounds run in the engine's
 * own process. A round is one sync from beginning to end, after which its connection ends, too: the
 * older sync hears of nothing that comes later.
 */
import { randomBytes } from 'hypercore-crypto'
import type { Connection, EndReason } from '../connection.js'
import { type DiscoveryKey, hex } from '../lib/keys.js'
import type { DeviceProgress } from '../sync/engine.js'
import { ByteChannel } from './byte-channel.js'
import { RolelessProject } from './roleless-project.js'
import type { RoundEvent, RoundProgress, StreamHeader } from './messages.js'
import type { Duplex } from 'node:stream'

const LAST_WORD_MS = 3000
const NONE: RoundProgress = { db: { sofar: 0, total: 0 }, media: { sofar: 0, total: 0 } }

export interface Mapeo8ProjectCollaborators {
  projectId: string
  discoveryKey: DiscoveryKey
  /** Opens the project in the engine's process, if it is not, and hands out a pipe to it. */
  connect: (header: StreamHeader) => Promise<Duplex>
  onClose: () => Promise<void>
}

interface Round {
  id: string
  deviceId: string
  progress: RoundProgress
  /** Both sides have everything; undefined while it runs. */
  isComplete: boolean | undefined
  end: (reason: EndReason) => void
  /** The engine has said how it went, or can say no more. */
  ended: Promise<void>
  noteEnded: () => void
}

export class Mapeo8Project extends RolelessProject {
  readonly #discoveryKey: DiscoveryKey
  readonly #connect: Mapeo8ProjectCollaborators['connect']
  readonly #onClose: () => Promise<void>
  /** By the id that the engine's process knows them by. */
  readonly #rounds = new Map<string, Round>()

  constructor({ projectId, discoveryKey, connect, onClose }: Mapeo8ProjectCollaborators) {
    super(projectId)
    this.#discoveryKey = discoveryKey
    this.#connect = connect
    this.#onClose = onClose
  }

  attach(connection: Connection): void {
    const bytes = new ByteChannel(connection, this.#discoveryKey)
    const round = this.#begin(connection.deviceId, (reason) => void connection.end(reason))
    void connection.closed.then(() => this.#rounds.delete(round.id))
    void this.#run(round, bytes).then((isComplete) => {
      void connection.end(isComplete ? 'complete' : 'stale')
    })
  }

  /**
   * One round on a stream that somebody else answers for; resolves once it is over.
   * @returns whether both sides have everything
   */
  async serve(bytes: Duplex): Promise<boolean> {
    const round = this.#begin('', () => bytes.destroy())
    try {
      return await this.#run(round, bytes)
    } finally {
      this.#rounds.delete(round.id)
    }
  }

  #begin(deviceId: string, end: Round['end']): Round {
    const id = hex(randomBytes(16))
    let noteEnded = () => {}
    const ended = new Promise<void>((resolve) => (noteEnded = resolve))
    const round = { id, deviceId, progress: NONE, isComplete: undefined, end, ended, noteEnded }
    this.#rounds.set(id, round)
    return round
  }

  /** @returns whether both sides have everything */
  async #run(round: Round, bytes: Duplex): Promise<boolean> {
    try {
      const pipe = await this.#connect({ projectId: this.projectId, round: round.id })
      join(bytes, pipe)
      // The engine tells how it went before it closes the pipe; of a pipe that it never saw it knows nothing.
      pipe.once('close', () => setTimeout(round.noteEnded, LAST_WORD_MS).unref())
      // How it went is what the engine says; a stream of the older sync ends as if it broke.
      await round.ended
      // The device has the last word: cut off before it, it would take the round for a failed one.
      await lastWord(bytes)
    } catch {
      // The engine cannot be had now: the device comes back.
    }
    return round.isComplete === true
  }

  /** @internal the engine's process is gone, and says no more */
  noteDied(): void {
    for (const round of this.#rounds.values()) round.noteEnded()
  }

  /** @internal what the engine's process tells */
  note(event: RoundEvent): void {
    const round = this.#rounds.get(event.round)
    if (!round) return
    if (event.evt === 'proven') this.proven.add(round.deviceId)
    else if (event.evt === 'progress') round.progress = event.progress
    else {
      round.isComplete = event.error === undefined
      round.noteEnded()
    }
    this.emit('progress', { devices: this.progress() })
  }

  /** Ends what runs, for the disk takes nothing more: the next rounds only send. */
  endRounds(reason: EndReason): void {
    for (const { end } of this.#rounds.values()) end(reason)
  }

  progress(): DeviceProgress[] {
    return [...this.#rounds.values()].map(({ deviceId, progress: { db, media }, isComplete }) => ({
      deviceId,
      // The older engine does not say what the other side lacks.
      toSend: 0,
      toReceive: isComplete ? 0 : db.total - db.sofar + media.total - media.sofar,
      initialSynced: isComplete === true,
      dataEnabled: true,
    }))
  }

  async close(): Promise<void> {
    this.endRounds('closing')
    await this.#onClose()
  }
}

function join(bytes: Duplex, pipe: Duplex): void {
  bytes.on('error', () => {})
  pipe.on('error', () => {})
  bytes.pipe(pipe).pipe(bytes)
  bytes.once('close', () => pipe.destroy())
  pipe.once('close', () => {
    bytes.end()
    bytes.resume()
  })
}

function lastWord(bytes: Duplex): Promise<void> {
  if (bytes.destroyed || bytes.readableEnded) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LAST_WORD_MS)
    const settle = () => {
      clearTimeout(timer)
      resolve()
    }
    bytes.once('end', settle)
    bytes.once('close', settle)
  })
}
