/** So many at a time: who comes later waits for a place, up to a limit. */
import { type Clock, systemClock } from './clock.js'

export class Slots {
  #free: number
  readonly #clock: Clock
  readonly #waiting = new Set<() => void>()

  constructor(size: number, clock: Clock = systemClock) {
    this.#free = size
    this.#clock = clock
  }

  /**
   * @returns how to give the place back (once; more often does no harm), or undefined where none
   *   was free in time
   */
  async take(timeoutMs: number): Promise<(() => void) | undefined> {
    if (this.#free > 0) this.#free--
    else if (!(await this.#wait(timeoutMs))) return undefined
    let given = false
    return () => {
      if (given) return
      given = true
      this.#give()
    }
  }

  #wait(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (taken: boolean) => {
        this.#waiting.delete(take)
        cancel()
        resolve(taken)
      }
      const take = () => settle(true)
      const cancel = this.#clock.after(timeoutMs, () => settle(false))
      this.#waiting.add(take)
    })
  }

  #give(): void {
    const [next] = this.#waiting
    if (next) next()
    else this.#free++
  }
}
