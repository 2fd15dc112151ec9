/**
 * ENCRYPTION. Accepts Noise connections on the device's identity key.
 *
 * Receives a DHT node and hands on `Connection`s. It is a raw `dht.createServer` and not a
 * Hyperswarm, which bans refused keys for ever and does not enforce its server limits (4.17.2).
 */
import type HyperDHT from 'hyperdht'
import type { Address, Server } from 'hyperdht'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import { Connection } from './connection.js'
import { hex, type KeyPair } from './lib/keys.js'
import { Service } from './lib/service.js'

export type ListenerRefusal = 'too-many-connections' | 'too-many-of-device' | 'too-many-of-address'

export interface ListenerEvents {
  connection: [{ connection: Connection }]
  refused: [{ reason: ListenerRefusal; deviceId: string }]
}

export interface ListenerSettings {
  maxConnections?: number
  /** A second one is needed while a device reconnects before we noticed that it was gone. */
  maxPerDevice?: number
  maxPerAddress?: number
}

export class Listener extends Service<ListenerEvents> {
  readonly #dht: HyperDHT
  readonly #keyPair: KeyPair
  readonly #settings: Required<ListenerSettings>
  readonly #connections = new Set<Connection>()
  #server: Server | undefined

  constructor(
    { dht, keyPair }: { dht: HyperDHT; keyPair: KeyPair },
    settings: ListenerSettings = {},
  ) {
    super()
    this.#dht = dht
    this.#keyPair = keyPair
    this.#settings = {
      maxConnections: settings.maxConnections ?? 256,
      maxPerDevice: settings.maxPerDevice ?? 2,
      maxPerAddress: settings.maxPerAddress ?? 64,
    }
  }

  /** Where the peer can be reached through: at most 3 DHT nodes, none before `ready()`. */
  get relayAddresses(): Address[] {
    return this.#server?.relayAddresses ?? []
  }

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
    this.defer(() => Promise.all([...this.#connections].map((c) => c.destroy('closing'))))
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
    const connection = new Connection(stream)
    const { remoteHost, deviceId } = connection
    const sameAddress = [...this.#connections].filter((c) => c.remoteHost === remoteHost).length
    if (sameAddress >= this.#settings.maxPerAddress || !this.#allowDevice(deviceId)) {
      if (sameAddress >= this.#settings.maxPerAddress) this.#refuse('too-many-of-address', deviceId)
      void connection.destroy('refused')
      return
    }
    this.#connections.add(connection)
    void connection.closed.then(() => this.#connections.delete(connection))
    this.emit('connection', { connection })
  }
}
