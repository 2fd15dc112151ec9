/** One examination at a time: each makes sockets, and asks strangers. */
import type { Check, OnProgress } from './check.js'

export class Examiner {
  readonly #run: (onProgress: OnProgress) => Promise<Check[]>
  readonly #watchers = new Set<OnProgress>()
  #underWay: Promise<Check[]> | undefined

  constructor(run: (onProgress: OnProgress) => Promise<Check[]>) {
    this.#run = run
  }

  /** Joins the one that is under way, if there is one. */
  async examine(onProgress: OnProgress = () => {}): Promise<Check[]> {
    const watcher: OnProgress = (doing) => onProgress(doing)
    this.#watchers.add(watcher)
    this.#underWay ??= this.#run((doing) => {
      for (const watch of this.#watchers) watch(doing)
    }).finally(() => (this.#underWay = undefined))
    try {
      return await this.#underWay
    } finally {
      this.#watchers.delete(watcher)
    }
  }
}
