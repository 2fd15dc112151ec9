/**
 * What `doctor` says, made by the running peer itself now and then, for the page: most operators
 * never type a command. The first comes when the network has settled.
 */
import type { Check } from '../doctor/check.js'
import { type Clock, systemClock } from '../lib/clock.js'
import { asError, withoutKeys } from '../lib/errors.js'

const FIRST_MS = 60_000
/** It asks other nodes to dial back: not too often. */
const AGAIN_MS = 6 * 3_600_000

export interface CheckupView {
  isRunning: boolean
  /** Of the last one, in milliseconds since 1970; null: none was made yet. */
  atMs: number | null
  /** How many things were looked at, */
  looked: number
  /** and what was found wrong, or could be better. */
  found: Array<Pick<Check, 'verdict' | 'severity' | 'detail' | 'cause' | 'fix'>>
  /** Why none could be made. */
  problem: string | null
}

export interface CheckupCollaborators {
  examine: () => Promise<Check[]>
  onChange: () => void
  clock?: Clock
}

export class Checkup {
  readonly #examine: () => Promise<Check[]>
  readonly #onChange: () => void
  readonly #clock: Clock
  #view: CheckupView = { isRunning: false, atMs: null, looked: 0, found: [], problem: null }
  #underWay: Promise<void> | undefined
  #cancel: (() => void) | undefined
  #stopped = false

  constructor({ examine, onChange, clock = systemClock }: CheckupCollaborators) {
    this.#examine = examine
    this.#onChange = onChange
    this.#clock = clock
  }

  view(): CheckupView {
    return this.#view
  }

  start(): void {
    this.#runIn(FIRST_MS)
  }

  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  /** Joins the one that is under way, if there is one. Never rejects. */
  run(): Promise<void> {
    this.#underWay ??= this.#run().finally(() => (this.#underWay = undefined))
    return this.#underWay
  }

  async #run(): Promise<void> {
    this.#cancel?.()
    this.#set({ isRunning: true })
    try {
      const checks = await this.#examine()
      const found = checks
        .filter(({ severity }) => severity === 'failure' || severity === 'warning')
        .map(({ verdict, severity, detail, cause, fix }) => ({
          ...{ verdict, severity, detail, cause, fix },
        }))
      this.#set({ atMs: this.#clock.now(), looked: checks.length, found, problem: null })
    } catch (error) {
      this.#set({ problem: withoutKeys(asError(error).message) })
    }
    this.#set({ isRunning: false })
    this.#runIn(AGAIN_MS)
  }

  #runIn(ms: number): void {
    if (this.#stopped) return
    this.#cancel?.()
    this.#cancel = this.#clock.after(ms, () => void this.run())
  }

  #set(change: Partial<CheckupView>): void {
    if (this.#stopped) return
    this.#view = { ...this.#view, ...change }
    this.#onChange()
  }
}
