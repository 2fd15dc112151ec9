/**
 * DISCOVERY, bootstrap nodes: dials back to peers that ask for it (`dial-back.ts`).
 *
 * Never to anybody else: the datagram goes to the address and port that the request came from, and
 * only with a write token, which was sent to that address (dht-rpc 6.27 checked it). What it costs
 * is taken from the asker's bucket before the request gets here (`limits/packets.ts`).
 */
import type HyperDHT from 'hyperdht'
import type { DhtRequest } from 'hyperdht'
import { DIAL_BACK_COMMAND, decodeRequest, encodeAnswer, encodeDatagram } from './dial-back.js'
import type { Clock } from './lib/clock.js'

/** Before the sockets are bound, or later. */
export function answerDialBacks(dht: HyperDHT, { clock }: { clock: Pick<Clock, 'now'> }): void {
  const pass = dht.onrequest.bind(dht)
  dht.onrequest = (request) => {
    if (request.internal || request.command !== DIAL_BACK_COMMAND) return pass(request)
    answer(dht, request, clock)
    return true
  }
}

function answer(dht: HyperDHT, request: DhtRequest, clock: Pick<Clock, 'now'>): void {
  const nonce = decodeRequest(request.value)
  // Too short a request for the answer: whose address is on it would get more than was sent.
  if (!nonce) return
  // The token first; who is really there comes back with it.
  if (request.token === null) return request.sendReply(0, null, true, false)
  const { host, port } = request.from
  // A bootstrap node asks from its server socket: nobody has ever been told this one's port.
  dht.io.clientSocket?.trySend(encodeDatagram(nonce), port, host)
  request.sendReply(0, encodeAnswer(clock.now()), false, false)
}
