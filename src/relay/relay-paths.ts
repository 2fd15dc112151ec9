/**
 * RELAY, the client's side: which streams go through a relay at this moment.
 *
 * HyperDHT does not say. But it dials the relay by itself, and what is relayed goes to the same
 * address as that connection, which it ends once both sides have a direct path.
 */
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type HyperDHT from 'hyperdht'

export class RelayPaths {
  /** Connections of HyperDHT's own, which are to relays alone. */
  readonly #relays = new Set<NoiseSecretStream>()

  /** Watches the node from now on. */
  constructor(dht: HyperDHT) {
    const connect = dht.connect.bind(dht)
    dht.connect = (remotePublicKey, options) => {
      const stream = connect(remotePublicKey, options)
      // Whoever dials a device says at least with which identity.
      if (options !== undefined) return stream
      this.#relays.add(stream)
      stream.once('close', () => this.#relays.delete(stream))
      return stream
    }
  }

  isRelayed({ rawStream }: NoiseSecretStream): boolean {
    if (!rawStream) return false
    const { remoteHost, remotePort } = rawStream
    return [...this.#relays].some(({ rawStream: relay }) => {
      return relay?.remoteHost === remoteHost && relay?.remotePort === remotePort
    })
  }
}
