/**
 * REPLICATION of the older engine: the first bytes of a device, looked at before the engine sees them.
 * `handshake-stream` 3 throws outside of any stream where they are not what it expects.
 *
 * They are a length of 4 bytes, little-endian, and that much JSON: `{"id","protocolVersion":1,…}`.
 */
import { Transform } from 'node:stream';
import { z } from 'zod';
const LENGTH_BYTES = 4;
/** Names of devices are short. */
const MAX_GREETING_BYTES = 4096;
const greetingSchema = z.looseObject({
    protocolVersion: z.literal(1),
    deviceType: z.string().optional(),
});
export class GreetingGuard extends Transform {
    #greeting = Buffer.alloc(0);
    _transform(chunk, _encoding, done) {
        if (!this.#greeting) {
            this.push(chunk);
            return done();
        }
        this.#greeting = Buffer.concat([this.#greeting, chunk]);
        const { length } = this.#greeting;
        const wanted = length < LENGTH_BYTES ? 0 : this.#greeting.readUInt32LE(0);
        if (wanted > MAX_GREETING_BYTES)
            return done(new Error('its greeting is too long'));
        if (length < LENGTH_BYTES || length < LENGTH_BYTES + wanted)
            return done();
        const end = LENGTH_BYTES + wanted;
        if (!isGreeting(this.#greeting.toString('utf8', LENGTH_BYTES, end))) {
            return done(new Error('it does not greet as a device of Mapeo 8 does'));
        }
        // In two: what follows is for the engine to read after it has answered.
        this.push(this.#greeting.subarray(0, end));
        if (length > end)
            this.push(this.#greeting.subarray(end));
        this.#greeting = undefined;
        done();
    }
}
function isGreeting(text) {
    try {
        return greetingSchema.safeParse(JSON.parse(text)).success;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=greeting-guard.js.map