/**
 * ENCRYPTION. Two faults of the libraries beneath us by which one packet of a stranger would end the
 * process, mended for every server and every connection of it, our own and HyperDHT's.
 *
 * HyperDHT and Protomux pass what they catch to `safety-catch`, which takes a `TypeError`, a
 * `RangeError` or an `AssertionError` for a mistake of the program and throws it again where nobody
 * catches. But a remote can cause some of them. Import this module wherever either library is used.
 */
import NoiseWrap from 'hyperdht/lib/noise-wrap.js';
import Protomux from 'protomux';
import { asError } from './lib/errors.js';
/**
 * A Noise message that was cut off within its last 32 bytes makes the cipher ask for a buffer of
 * negative size (noise-handshake 4.2.0): what is wrong with a message is never our mistake.
 */
function guardNoise(prototype) {
    const receive = prototype.recv;
    prototype.recv = function (message) {
        try {
            return receive.call(this, message);
        }
        catch (error) {
            throw new Error(asError(error).message, { cause: error });
        }
    };
}
/**
 * A batch may hold a batch, as deep as the stack is not (protomux 3.12.1); 20 kB are enough. Nobody
 * who is honest puts one into another.
 */
function guardBatches(prototype) {
    const decode = prototype._onbatch;
    const inside = new WeakSet();
    prototype._onbatch = function (state) {
        if (inside.has(this))
            throw new Error('a batch inside a batch');
        inside.add(this);
        try {
            decode.call(this, state);
        }
        finally {
            inside.delete(this);
        }
    };
}
guardNoise(NoiseWrap.prototype);
guardBatches(Protomux.prototype);
//# sourceMappingURL=upstream-guards.js.map