/**
 * Rounds of one project, one after the other. Hypercore 7 keeps what it still wants of a feed in one
 * list for all its peers; where two rounds end at once, the second may wait for what the first was
 * told, and both devices for nothing.
 */
export interface Waiter {
  /** Gives the place up, whether the turn has come or not. Safe to repeat. */
  leave(): void
}

interface Entry {
  begin: () => void
  onWanted: () => void
}

export class OneAtATime {
  /** The first has its turn. */
  readonly #queue: Entry[] = []

  /**
   * @param begin called when the turn has come, maybe at once
   * @param onWanted called once somebody waits behind it: it should not take for ever
   */
  enter(begin: () => void, onWanted: () => void = () => {}): Waiter {
    const entry: Entry = { begin, onWanted }
    this.#queue.push(entry)
    if (this.#queue.length === 1) begin()
    else if (this.#queue.length === 2) this.#queue[0]?.onWanted()
    return { leave: () => this.#leave(entry) }
  }

  #leave(entry: Entry): void {
    const index = this.#queue.indexOf(entry)
    if (index < 0) return
    this.#queue.splice(index, 1)
    const [next] = this.#queue
    if (index > 0 || !next) return
    next.begin()
    if (this.#queue.length > 1) next.onWanted()
  }
}
