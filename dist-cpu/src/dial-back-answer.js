import { DIAL_BACK_COMMAND, decodeRequest, encodeAnswer, encodeDatagram } from './dial-back.js';
/** Before the sockets are bound, or later. */
export function answerDialBacks(dht, { clock }) {
    const pass = dht.onrequest.bind(dht);
    dht.onrequest = (request) => {
        if (request.internal || request.command !== DIAL_BACK_COMMAND)
            return pass(request);
        answer(dht, request, clock);
        return true;
    };
}
function answer(dht, request, clock) {
    const nonce = decodeRequest(request.value);
    // Too short a request for the answer: whose address is on it would get more than was sent.
    if (!nonce)
        return;
    // The token first; who is really there comes back with it.
    if (request.token === null)
        return request.sendReply(0, null, true, false);
    const { host, port } = request.from;
    // A bootstrap node asks from its server socket: nobody has ever been told this one's port.
    dht.io.clientSocket?.trySend(encodeDatagram(nonce), port, host);
    request.sendReply(0, encodeAnswer(clock.now()), false, false);
}
//# sourceMappingURL=dial-back-answer.js.map