/**
 * Whose bytes made the older engine throw. Its packages throw in callbacks of their own, where no
 * stream and no promise catches it, and Node ends the process: one device would end the rounds of all
 * projects. What runs because of a device's bytes is marked, so that what it throws ends that round.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Duplex, Writable } from 'node:stream'
import { asError } from '../lib/errors.js'

/** Not caught, and nobody's: as without a handler. */
const EXIT_UNCAUGHT = 1

type Done = (error?: Error | null) => void
type OnThrown = (error: Error) => void

export class Blame {
  readonly #current = new AsyncLocalStorage<OnThrown>()

  readonly #onUncaught = (error: unknown) => {
    const onThrown = this.#current.getStore()
    if (onThrown) onThrown(asError(error))
    else process.exit(EXIT_UNCAUGHT)
  }

  constructor() {
    process.on('uncaughtException', this.#onUncaught)
  }

  close(): void {
    process.off('uncaughtException', this.#onUncaught)
  }

  /**
   * The way into a stream of the older engine.
   * @param onThrown may be called more than once
   */
  entrance(stream: Duplex, onThrown: OnThrown): Writable {
    const run = (work: () => void) => {
      this.#current.run(onThrown, () => {
        try {
          work()
        } catch (error) {
          onThrown(asError(error))
        }
      })
    }
    const write = (chunk: Buffer, _encoding: BufferEncoding, done: Done) => {
      run(() => {
        if (stream.write(chunk)) done()
        else stream.once('drain', () => done())
      })
    }
    const final = (done: Done) => {
      run(() => stream.end())
      done()
    }
    return new Writable({ write, final })
  }
}
