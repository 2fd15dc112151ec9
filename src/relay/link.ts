/**
 * RELAY. Two devices that are paired: the packets of one go to the other, whole and unread, with
 * nothing changed but the stream id they are addressed to.
 */
import type { PairMessage } from 'blind-relay'
import type { Connection } from '../connection.js'
import type { RelaySession } from './session.js'
import type { Shaper } from './shaper.js'
import type { PacketSource, StreamPort, StreamPorts } from './stream-ports.js'
import { addressed, destroyAfter, isDestroy } from './udx-packet.js'

/** What waits for a device that did not send anything yet: the first flight of the other one. */
const MAX_HELD = 8

/** One device's side of a pairing. */
export interface Side {
  session: RelaySession
  pairing: PairMessage
}

export interface LinkCollaborators {
  ports: StreamPorts
  shaper: Shaper<Link>
  onPassed: (bytes: number) => void
  onDropped: (bytes: number) => void
  /** One of the two ended the stream that is relayed. */
  onDestroyed: (link: Link) => void
}

export class Link {
  readonly sides: readonly [Side, Side]
  readonly #collaborators: LinkCollaborators
  readonly #ports: StreamPort[] = []
  /** The last header from each side. */
  readonly #last: [Buffer | undefined, Buffer | undefined] = [undefined, undefined]
  /** Packets that came from each side. */
  readonly #heard: [number, number] = [0, 0]
  /** Packets for each side that has not been heard of. */
  readonly #held: [Buffer[], Buffer[]] = [[], []]
  #isClosed = false
  /** Packets that were passed on. */
  packets = 0

  constructor(sides: [Side, Side], collaborators: LinkCollaborators) {
    this.sides = sides
    this.#collaborators = collaborators
  }

  /** Packets that came from each of the two. */
  get heard(): [number, number] {
    return [...this.#heard]
  }

  /** Gives each side the other's place. @returns false where a connection is gone already */
  open(): boolean {
    for (const [index, side] of this.sides.entries()) {
      const socket = side.session.connection.stream.rawStream?.socket
      if (!socket) return false
      const from = index as 0 | 1
      const onPacket = (packet: Buffer, source: PacketSource) => this.#take(from, packet, source)
      this.#ports.push(this.#collaborators.ports.open(socket, onPacket))
    }
    for (const [index, { session, pairing }] of this.sides.entries()) {
      session.paired(pairing, this.#ports[index]?.id ?? 0)
    }
    return true
  }

  /** `tell`: as if each had ended its stream, so that nobody waits for the other in vain. */
  close({ tell }: { tell: boolean }): void {
    this.#isClosed = true
    for (const port of this.#ports) port.close()
    this.#collaborators.shaper.remove(this)
    if (!tell) return
    for (const from of [0, 1] as const) {
      const last = this.#last[from]
      if (last) this.#send(from === 0 ? 1 : 0, destroyAfter(last))
    }
  }

  #take(from: 0 | 1, packet: Buffer, source: PacketSource): void {
    // From anywhere else it is somebody who guessed the id.
    if (!isFrom(this.sides[from].session.connection, source)) return
    const to = from === 0 ? 1 : 0
    this.#heard[from]++
    for (const held of this.#held[from].splice(0)) this.#pass(to, held)
    const copy = addressed(packet, this.sides[to].pairing.id)
    // The address of a device is what its handshake said, which may be forged (upstream issue #295):
    // nothing goes there before something came from there.
    if (this.#heard[to] > 0) return this.#pass(from, copy)
    if (this.#held[to].length < MAX_HELD) this.#held[to].push(copy)
    else this.#collaborators.onDropped(copy.byteLength)
  }

  #pass(from: 0 | 1, packet: Buffer): void {
    if (this.#isClosed) return
    const { shaper, onPassed, onDropped, onDestroyed } = this.#collaborators
    const isTaken = shaper.push(this, packet.byteLength, () => {
      this.#last[from] = packet
      this.packets++
      onPassed(packet.byteLength)
      this.#send(from === 0 ? 1 : 0, packet)
      if (isDestroy(packet)) onDestroyed(this)
    })
    if (!isTaken) onDropped(packet.byteLength)
  }

  #send(to: 0 | 1, packet: Buffer): void {
    const raw = this.sides[to].session.connection.stream.rawStream
    if (!raw?.socket || raw.remotePort === undefined) return
    raw.socket.trySend(packet, raw.remotePort, raw.remoteHost)
  }
}

function isFrom({ stream }: Connection, { host, port }: PacketSource): boolean {
  return stream.rawStream?.remoteHost === host && stream.rawStream.remotePort === port
}
