/**
 * The demonstration's steps, one after the other: each has a name, a deadline and a stop watch.
 * What was opened on the way is registered with `defer()` and released last in, first out.
 */
import { asError, MapeoWebError } from '../lib/errors.js'

/** What one release may take before the next begins: nothing may hold up the end. */
const RELEASE_MS = 10_000

export interface StepSettings {
  /** One word; programs wait for it. */
  name: string
  /** What a person reads while it runs. */
  doing: string
  limitMs?: number
}

export interface StepsCollaborators {
  /** Aborted when the user has had enough. */
  signal: AbortSignal
  onStart: (step: StepSettings) => void
  onReleaseError: (error: Error) => void
}

const STEP_MS = 60_000

export class Steps {
  /** The last thing that a step knew, for the message when it fails. */
  note = ''
  readonly #collaborators: StepsCollaborators
  readonly #stopped = new AbortController()
  readonly #releases: Array<() => unknown> = []
  #ended = false

  constructor(collaborators: StepsCollaborators) {
    this.#collaborators = collaborators
    const { signal } = collaborators
    const stop = () => this.#stopped.abort(new Error('interrupted'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  }

  /** Makes the step that runs, and every later one, fail: a process that it needs has died. */
  fail(error: Error): void {
    this.#stopped.abort(error)
  }

  /**
   * How to release what was just acquired. A step that was given up may still acquire something:
   * after the end, that is released at once.
   */
  defer(release: () => unknown): void {
    if (this.#ended) void this.#release(release)
    else this.#releases.push(release)
  }

  /** @throws `DEMO_FAILED` with the step's name; its cause is what went wrong. */
  async run<T>(
    { limitMs = STEP_MS, ...step }: StepSettings,
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<{ value: T; ms: number }> {
    this.#collaborators.onStart(step)
    this.note = ''
    const startedAtMs = performance.now()
    const { signal, stop } = this.#deadline(limitMs)
    const given = new Promise<never>((_, reject) => {
      const giveUp = () => reject(asError(signal.reason))
      if (signal.aborted) giveUp()
      else signal.addEventListener('abort', giveUp, { once: true })
    })
    try {
      const value = await Promise.race([given, signal.aborted ? given : run(signal)])
      return { value, ms: Math.round(performance.now() - startedAtMs) }
    } catch (error) {
      // What rejects first when a deadline passes may be a mere "aborted": the reason says more.
      const cause = signal.aborted ? asError(signal.reason) : asError(error)
      const note = this.note && ` (${this.note})`
      throw new MapeoWebError('DEMO_FAILED', `in step "${step.name}": ${cause.message}${note}`, {
        cause,
      })
    } finally {
      stop()
    }
  }

  async end(): Promise<void> {
    this.#ended = true
    for (let release = this.#releases.pop(); release; release = this.#releases.pop()) {
      await this.#release(release)
    }
  }

  #deadline(limitMs: number): { signal: AbortSignal; stop: () => void } {
    const controller = new AbortController()
    const stopped = this.#stopped.signal
    const forward = () => controller.abort(stopped.reason)
    if (stopped.aborted) forward()
    else stopped.addEventListener('abort', forward, { once: true })
    const timer = setTimeout(() => {
      controller.abort(new MapeoWebError('TIMEOUT', `not done after ${limitMs / 1000} s`))
    }, limitMs)
    const stop = () => {
      clearTimeout(timer)
      stopped.removeEventListener('abort', forward)
    }
    return { signal: controller.signal, stop }
  }

  async #release(release: () => unknown): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not released: ${String(release)}`)), RELEASE_MS)
    })
    try {
      await Promise.race([release(), late])
    } catch (error) {
      this.#collaborators.onReleaseError(asError(error))
    } finally {
      clearTimeout(timer)
    }
  }
}
