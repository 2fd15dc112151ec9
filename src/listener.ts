/**
 * ENCRYPTION. Accepts Noise connections on the device's identity key.
 *
 * Receives a DHT node and hands on `Connection`s, and connections that carry HTTP: their first byte
 * tells them apart (`first-byte.ts`). It is a raw `dht.createServer` and not a Hyperswarm, which
 * bans refused keys for ever and does not enforce its server limits (4.17.2).
 */
import type HyperDHT from 'hyperdht'
import type { Address, Server } from 'hyperdht'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import { Connection, remoteDeviceOf } from './connection.js'
import { isHttp, peekFirstByte } from './first-byte.js'
import { type Clock, systemClock } from './lib/clock.js'
import { hex, type KeyPair } from './lib/keys.js'
import { NodeDuplex } from './lib/node-duplex.js'
import { Service } from './lib/service.js'

export type ListenerRefusal =
  'too-many-connections' | 'too-many-of-device' | 'too-many-of-address' | 'silent' | 'crowded-out'

export interface ListenerEvents {
  connection: [{ connection: Connection }]
  /** A connection that carries HTTP; whoever takes the stream ends it. */
  http: [{ stream: NodeDuplex; deviceId: string; remoteHost: string | undefined }]
  refused: [{ reason: ListenerRefusal; deviceId: string }]
}

export interface ListenerCollaborators {
  dht: HyperDHT
  keyPair: KeyPair
  clock?: Clock
}

export interface ListenerSettings {
  maxConnections?: number
  /**
   * One `mapeo-web connect` has several: requests, and one for each project that syncs. That a
   * device has only one of them on a project is for `DuplicateGate` to see to.
   */
  maxPerDevice?: number
  maxPerAddress?: number
  /** How long a connection may take to its first byte. */
  firstByteMs?: number
  /**
   * How many may be waiting for it. One forged packet makes one, so they count towards no other
   * limit, and the one that has waited longest makes room for a new one.
   */
  maxSilent?: number
}

/** All that is kept of a connection before its first byte: one packet of a stranger makes one. */
interface Accepted {
  stream: NoiseSecretStream
  deviceId: string
  remoteHost: string | undefined
  connection?: Connection
}

export class Listener extends Service<ListenerEvents> {
  readonly #dht: HyperDHT
  readonly #keyPair: KeyPair
  readonly #clock: Clock
  readonly #settings: Required<ListenerSettings>
  /** In the order in which they came. */
  readonly #silent = new Set<Accepted>()
  readonly #connections = new Set<Accepted>()
  #server: Server | undefined

  constructor(
    { dht, keyPair, clock = systemClock }: ListenerCollaborators,
    settings: ListenerSettings = {},
  ) {
    super()
    this.#dht = dht
    this.#keyPair = keyPair
    this.#clock = clock
    this.#settings = {
      maxConnections: settings.maxConnections ?? 256,
      maxPerDevice: settings.maxPerDevice ?? 8,
      maxPerAddress: settings.maxPerAddress ?? 64,
      firstByteMs: settings.firstByteMs ?? 20_000,
      maxSilent: settings.maxSilent ?? 256,
    }
  }

  /** Where the peer can be reached through: at most 3 DHT nodes, none before `ready()`. */
  get relayAddresses(): Address[] {
    return this.#server?.relayAddresses ?? []
  }

  /** Of both kinds, without those that have not said a word yet. */
  get connections(): number {
    return this.#connections.size
  }

  /** Stops accepting; what is connected stays. */
  async stopAccepting(): Promise<void> {
    await this.#server?.close()
  }

  protected override async open(): Promise<void> {
    const server = this.#dht.createServer(
      { firewall: (remotePublicKey) => !this.#allowDevice(hex(remotePublicKey)) },
      (stream) => this.#onConnection(stream),
    )
    this.#server = server
    this.defer(() => Promise.all([...this.#silent, ...this.#connections].map(destroy)))
    this.defer(() => server.close())
    await server.listen(this.#keyPair)
  }

  /** Before the connection: only the key can be trusted, for the address may be forged. */
  #allowDevice(deviceId: string): boolean {
    const { maxConnections, maxPerDevice } = this.#settings
    if (this.closing || this.#connections.size >= maxConnections) {
      return this.#refuse('too-many-connections', deviceId)
    }
    const same = [...this.#connections].filter((c) => c.deviceId === deviceId).length
    return same < maxPerDevice || this.#refuse('too-many-of-device', deviceId)
  }

  #refuse(reason: ListenerRefusal, deviceId: string): false {
    this.emit('refused', { reason, deviceId })
    return false
  }

  #onConnection(stream: NoiseSecretStream): void {
    // Without a listener the first lost connection would take the process down.
    stream.on('error', () => {})
    const deviceId = hex(remoteDeviceOf(stream))
    const accepted: Accepted = { stream, deviceId, remoteHost: stream.rawStream?.remoteHost }
    const [oldest] = this.#silent
    if (oldest && this.#silent.size >= this.#settings.maxSilent) {
      this.#refuse('crowded-out', oldest.deviceId)
      oldest.stream.destroy()
      this.#silent.delete(oldest)
    }
    this.#silent.add(accepted)
    stream.once('close', () => {
      this.#silent.delete(accepted)
      this.#connections.delete(accepted)
    })
    this.#awaitFirstByte(accepted)
  }

  /** From the first byte on a connection is somebody's: whoever sent it holds the device's key. */
  #admit(accepted: Accepted): boolean {
    const { deviceId, remoteHost } = accepted
    this.#silent.delete(accepted)
    if (!this.#allowDevice(deviceId)) return false
    const sameAddress = [...this.#connections].filter((c) => c.remoteHost === remoteHost).length
    if (sameAddress >= this.#settings.maxPerAddress) {
      return this.#refuse('too-many-of-address', deviceId)
    }
    this.#connections.add(accepted)
    return true
  }

  #awaitFirstByte(accepted: Accepted): void {
    const { stream, deviceId, remoteHost } = accepted
    const cut = () => {
      this.#refuse('silent', deviceId)
      stream.destroy()
    }
    const cancelDeadline = this.#clock.after(this.#settings.firstByteMs, cut)
    stream.once('close', cancelDeadline)
    const take = (firstByte: number) => {
      cancelDeadline()
      if (!this.#admit(accepted)) return void stream.destroy()
      if (isHttp(firstByte)) {
        const http = new NodeDuplex(stream, { deviceId, remoteHost })
        // Nobody serves HTTP here.
        if (!this.emit('http', { stream: http, deviceId, remoteHost })) http.destroy()
        return
      }
      accepted.connection = new Connection(stream)
      this.emit('connection', { connection: accepted.connection })
    }
    peekFirstByte(stream, take, cut)
  }
}

function destroy({ stream, connection }: Accepted): Promise<unknown> {
  if (connection) return connection.destroy('closing')
  const closed = new Promise((resolve) => stream.once('close', resolve))
  stream.destroy()
  return closed
}
