/**
 * RELAY. What one device asks of the relay on one connection: the `blind-relay` channel (1.6.1) that
 * HyperDHT opens. Only reads and writes its messages; `relay.ts` decides.
 */
import { messages, type PairMessage } from 'blind-relay'
import type { Channel, Message } from 'protomux'
import type { Connection } from '../connection.js'

export const BLIND_RELAY_PROTOCOL = 'blind-relay'

export interface SessionCallbacks {
  onPair: (session: RelaySession, pairing: PairMessage) => void
  onUnpair: (session: RelaySession, token: Buffer) => void
  onClose: (session: RelaySession) => void
}

export class RelaySession {
  readonly connection: Connection
  readonly #channel: Channel | null
  readonly #pair: Message<PairMessage> | undefined

  /** @param id of the channel, as the remote chose it */
  constructor(connection: Connection, id: Buffer | null, callbacks: SessionCallbacks) {
    this.connection = connection
    this.#channel = connection.mux.createChannel({
      protocol: BLIND_RELAY_PROTOCOL,
      ...(id === null ? {} : { id }),
      onclose: () => callbacks.onClose(this),
    })
    this.#pair = this.#channel?.addMessage({
      encoding: messages.pair,
      onmessage: (pairing) => {
        callbacks.onPair(this, { ...pairing, token: Buffer.from(pairing.token) })
      },
    })
    this.#channel?.addMessage({
      encoding: messages.unpair,
      onmessage: ({ token }) => callbacks.onUnpair(this, token),
    })
    this.#channel?.open()
  }

  get isOpen(): boolean {
    return this.#channel !== null && !this.#channel.closed
  }

  /** Tells the device what to address its packets to. */
  paired({ token, isInitiator }: PairMessage, streamId: number): void {
    this.#pair?.send({ isInitiator, token, id: streamId, seq: 0 })
  }

  /** HyperDHT takes it for the refusal of what is not paired yet: there is no other word for it. */
  close(): void {
    this.#channel?.close()
  }
}
