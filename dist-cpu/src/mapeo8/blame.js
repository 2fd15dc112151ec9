/**
 * Whose bytes made the older engine throw. Its packages throw in callbacks of their own, where no
 * stream and no promise catches it, and Node ends the process: one device would end the rounds of all
 * projects. What runs because of a device's bytes is marked, so that what it throws ends that round.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Writable } from 'node:stream';
import { asError } from '../lib/errors.js';
/** Not caught, and nobody's: as without a handler. */
const EXIT_UNCAUGHT = 1;
export class Blame {
    #current = new AsyncLocalStorage();
    #onUncaught = (error) => {
        const onThrown = this.#current.getStore();
        if (onThrown)
            onThrown(asError(error));
        else
            process.exit(EXIT_UNCAUGHT);
    };
    constructor() {
        process.on('uncaughtException', this.#onUncaught);
    }
    close() {
        process.off('uncaughtException', this.#onUncaught);
    }
    /**
     * The way into a stream of the older engine.
     * @param onThrown may be called more than once
     */
    entrance(stream, onThrown) {
        const run = (work) => {
            this.#current.run(onThrown, () => {
                try {
                    work();
                }
                catch (error) {
                    onThrown(asError(error));
                }
            });
        };
        const write = (chunk, _encoding, done) => {
            run(() => {
                if (stream.write(chunk))
                    done();
                else
                    stream.once('drain', () => done());
            });
        };
        const final = (done) => {
            run(() => stream.end());
            done();
        };
        return new Writable({ write, final });
    }
}
//# sourceMappingURL=blame.js.map