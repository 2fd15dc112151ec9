/**
 * ENCRYPTION. Accepts Noise connections on the device's identity key.
 *
 * Receives a DHT node and hands on `Connection`s, and connections that carry HTTP: their first byte
 * tells them apart (`first-byte.ts`). It is a raw `dht.createServer` and not a Hyperswarm, which
 * bans refused keys for ever and does not enforce its server limits (4.17.2).
 *
 * Whoever proved to know the key of a hosted project, on this connection or before, is a member;
 * everybody else is a stranger. Strangers get a part of the places, and make room for members.
 */
import type HyperDHT from 'hyperdht'
import type { Address, Server } from 'hyperdht'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import './upstream-guards.js'
import { Connection, remoteDeviceOf } from './connection.js'
import { isHttp, peekFirstByte } from './first-byte.js'
import {
  type FirstMessage,
  HandshakeGate,
  type HandshakeGateSettings,
  type HandshakeRefusal,
} from './handshake-gate.js'
import { type Clock, systemClock } from './lib/clock.js'
import { descriptorLimit } from './lib/descriptor-limit.js'
import { hex, type KeyPair } from './lib/keys.js'
import { NodeDuplex } from './lib/node-duplex.js'
import { Service } from './lib/service.js'
import {
  DEFAULT_CONNECTIONS,
  type Place,
  type PlaceRefusal,
  Places,
  type PlacesSettings,
} from './places.js'
import type { StreamWatch } from './stream-watch.js'

/** One Noise message may have 16 MiB; what a connection begins with is far smaller. */
const MAX_BYTES_BEFORE_FIRST = 256 * 1024

/** How long a first message is known as one that was answered: a client repeats it for 4 s. */
const REMEMBER_MS = 5000

export type ListenerRefusal = PlaceRefusal | HandshakeRefusal | 'silent' | 'too-much'

export interface ListenerEvents {
  connection: [{ connection: Connection }]
  /** A connection that carries HTTP; whoever takes the stream ends it. */
  http: [{ stream: NodeDuplex; deviceId: string; remoteHost: string | undefined }]
  /** `deviceId` is undefined where the key is not known yet. */
  refused: [{ reason: ListenerRefusal; deviceId: string | undefined }]
}

export interface ListenerCollaborators {
  dht: HyperDHT
  keyPair: KeyPair
  /** Whether the device proved to know a hosted project's key before; default: none did. */
  isKnown?: (deviceId: string) => boolean
  /** Watches the connections that carry HTTP. */
  watch?: StreamWatch
  clock?: Clock
}

export interface ListenerSettings extends PlacesSettings {
  /** How long a connection may take to its first byte. */
  firstByteMs?: number
  handshakes?: HandshakeGateSettings
}

/** What is listened on beside the device's own key pair. */
export interface ExtraDoor {
  /** Where it can be reached through: at most 3 DHT nodes, none before it listens. */
  readonly relayAddresses: Address[]
  /** Resolves once it can be reached; never where it is closed before. */
  readonly listening: Promise<void>
  /** What is connected stays. */
  close(): Promise<void>
}

/** All that is kept of a connection before its first byte: one packet of a stranger makes one. */
interface Accepted extends Place {
  stream: NoiseSecretStream
  connection?: Connection
}

type Begin = (accepted: Accepted, firstByte: number) => void

export class Listener extends Service<ListenerEvents> {
  readonly #dht: HyperDHT
  readonly #keyPair: KeyPair
  readonly #clock: Clock
  readonly #isKnown: (deviceId: string) => boolean
  readonly #watch: StreamWatch | undefined
  readonly #firstByteMs: number
  readonly #gate: HandshakeGate
  readonly #places: Places<Accepted>
  #server: Server | undefined
  readonly #extraServers = new Set<Server>()

  constructor(
    { dht, keyPair, isKnown = () => false, watch, clock = systemClock }: ListenerCollaborators,
    { firstByteMs = 20_000, handshakes, ...places }: ListenerSettings = {},
  ) {
    super()
    this.#dht = dht
    this.#keyPair = keyPair
    this.#clock = clock
    this.#isKnown = isKnown
    this.#watch = watch
    this.#firstByteMs = firstByteMs
    this.#gate = new HandshakeGate(
      { isKnown, onRefused: (reason) => this.#refuse(reason, undefined), clock },
      { ...handshakesFor(places.maxConnections ?? DEFAULT_CONNECTIONS), ...handshakes },
    )
    this.#places = new Places<Accepted>(
      {
        cut: (accepted, reason) => {
          this.#refuse(reason, accepted.deviceId)
          if (accepted.connection) void accepted.connection.destroy('crowded-out')
          else accepted.stream.destroy()
        },
      },
      places,
    )
  }

  /** Where the peer can be reached through: at most 3 DHT nodes, none before `ready()`. */
  get relayAddresses(): Address[] {
    return this.#server?.relayAddresses ?? []
  }

  /** Of both kinds, without those that have not said a word yet. */
  get connections(): number {
    return this.#places.size
  }

  /** Handshakes under way, and connections without a word yet. */
  get unproven(): { handshakes: number; silent: number } {
    return { handshakes: this.#gate.pending, silent: this.#places.silent }
  }

  /** Stops accepting; what is connected stays. */
  async stopAccepting(): Promise<void> {
    this.#gate.close()
    const servers = [...(this.#server ? [this.#server] : []), ...this.#extraServers]
    await Promise.all(servers.map((server) => server.close()))
  }

  protected override async open(): Promise<void> {
    this.defer(() => Promise.all(this.#places.all().map(destroy)))
    this.defer(() => this.stopAccepting())
    this.#server = this.#createServer((accepted, firstByte) => {
      if (isHttp(firstByte)) this.#takeHttp(accepted)
      else this.#takeConnection(accepted)
    })
    await this.#server.listen(this.#keyPair)
  }

  /**
   * Listens on another key pair too, within the same bounds. Its connections are told by
   * `connection`, as those of the device's own; HTTP is not spoken there.
   */
  openDoor(keyPair: KeyPair): ExtraDoor {
    const server = this.#createServer((accepted) => this.#takeConnection(accepted))
    this.#extraServers.add(server)
    const listening = new Promise<void>((resolve) => {
      // It fails only where it is closed meanwhile.
      server.listen(keyPair).then(resolve, () => {})
    })
    return {
      listening,
      get relayAddresses() {
        return server.relayAddresses ?? []
      },
      close: async () => {
        this.#extraServers.delete(server)
        await server.close()
      },
    }
  }

  #createServer(begin: Begin): Server {
    const server = this.#dht.createServer(
      {
        firewall: (remotePublicKey, firstMessage) =>
          !this.#allowHandshake(remotePublicKey, firstMessage as FirstMessage),
        handshakeClearWait: REMEMBER_MS,
      },
      (stream) => this.#onConnection(stream, begin),
    )
    this.#gate.guard(server)
    return server
  }

  /** Before the connection: only the key can be trusted, for the address may be forged. */
  #allowHandshake(remotePublicKey: Buffer, firstMessage: FirstMessage): boolean {
    const deviceId = hex(remotePublicKey)
    const refusal = this.closing
      ? 'too-many-connections'
      : this.#places.refusalOf({ deviceId, isMember: this.#isKnown(deviceId) })
    if (refusal !== undefined) return this.#refuse(refusal, deviceId)
    return this.#gate.admit(remotePublicKey, firstMessage)
  }

  #refuse(reason: ListenerRefusal, deviceId: string | undefined): false {
    this.emit('refused', { reason, deviceId })
    return false
  }

  #onConnection(stream: NoiseSecretStream, begin: Begin): void {
    // Without a listener the first lost connection would take the process down.
    stream.on('error', () => {})
    const deviceId = hex(remoteDeviceOf(stream))
    this.#gate.connected(deviceId)
    const wasKnown = this.#isKnown(deviceId)
    const accepted: Accepted = {
      stream,
      deviceId,
      remoteHost: stream.rawStream?.remoteHost,
      isProven: () => accepted.connection?.isProven ?? false,
      isMember: () => wasKnown || accepted.isProven(),
    }
    this.#places.addSilent(accepted)
    stream.once('close', () => this.#places.delete(accepted))
    this.#awaitFirstByte(accepted, begin)
  }

  #awaitFirstByte(accepted: Accepted, begin: Begin): void {
    const { stream, deviceId } = accepted
    const cut = (reason: 'silent' | 'too-much') => {
      this.#refuse(reason, deviceId)
      stream.destroy()
    }
    const cancelDeadline = this.#clock.after(this.#firstByteMs, () => cut('silent'))
    stream.once('close', cancelDeadline)
    const stopCounting = countBytes(stream, MAX_BYTES_BEFORE_FIRST, () => cut('too-much'))
    const take = (firstByte: number) => {
      cancelDeadline()
      stopCounting()
      const refusal = this.closing ? 'too-many-connections' : this.#places.admit(accepted)
      if (refusal !== undefined) {
        this.#refuse(refusal, deviceId)
        return void stream.destroy()
      }
      begin(accepted, firstByte)
    }
    peekFirstByte(stream, take, () => cut('silent'))
  }

  #takeConnection(accepted: Accepted): void {
    const { stream, remoteHost } = accepted
    accepted.connection = new Connection(stream, { remoteHost })
    this.emit('connection', { connection: accepted.connection })
  }

  #takeHttp(accepted: Accepted): void {
    const { stream, deviceId, remoteHost } = accepted
    const http = new NodeDuplex(stream, { deviceId, remoteHost })
    // A WebSocket in it may give the proof.
    accepted.isProven = () => http.isProven
    this.#watch?.add(stream, {
      isProven: () => true,
      cut: () => stream.destroy(),
    })
    // Nobody serves HTTP here.
    if (!this.emit('http', { stream: http, deviceId, remoteHost })) http.destroy()
  }
}

/** So that all who have a place can come back at once, as after a restart. */
function handshakesFor(maxConnections: number): HandshakeGateSettings {
  return {
    // Each may have a UDP socket.
    maxPending: Math.min(maxConnections, Math.floor(descriptorLimit() / 8)),
    addressBurst: 2 * maxConnections,
  }
}

/** Calls `onTooMany` once, where more than so many bytes arrive before the result was called. */
function countBytes(stream: NoiseSecretStream, max: number, onTooMany: () => void): () => void {
  const raw = stream.rawStream
  let bytes = 0
  const onData = (data: Buffer) => {
    bytes += data.byteLength
    if (bytes <= max) return
    stop()
    onTooMany()
  }
  const stop = () => void raw?.off?.('data', onData)
  raw?.on?.('data', onData)
  return stop
}

function destroy({ stream, connection }: Accepted): Promise<unknown> {
  if (connection) return connection.destroy('closing')
  const closed = new Promise((resolve) => stream.once('close', resolve))
  stream.destroy()
  return closed
}
