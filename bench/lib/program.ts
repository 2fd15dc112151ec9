/**
 * A program of a bench in a process of its own: what is measured shares no thread with those that
 * measure it. Calls go over the IPC channel, and a program that loses it ends, so none is left over
 * however the bench ends.
 */
import { type ChildProcess, fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { asError } from '../../src/lib/errors.js'

/** What a program can be asked to do: each takes one argument and answers with plain data. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any argument at all, see `call`
export type Handlers = Record<string, (argument: any) => unknown>

interface Request {
  id: number
  name: string
  argument: unknown
}

interface Pending {
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

interface Answer {
  id: number
  value?: unknown
  error?: string
}

const PROGRAMS = fileURLToPath(new URL('../programs/', import.meta.url))
const QUOTED_BYTES = 2000

export interface ProgramSettings {
  /** The file in bench/programs, without its ending. */
  name: string
  args?: string[]
  /** Where what it writes to stdout and stderr goes. */
  logFile: string
}

export class Program<H extends Handlers> {
  readonly #name: string
  readonly #logFile: string
  readonly #child: ChildProcess
  readonly #calls = new Map<number, Pending>()
  readonly #exited: Promise<void>
  #ended: string | undefined
  #lastId = 0

  constructor({ name, args = [], logFile }: ProgramSettings) {
    this.#name = name
    this.#logFile = logFile
    const log = fs.openSync(logFile, 'a', 0o600)
    const entry = path.join(PROGRAMS, `${name}.js`)
    this.#child = fork(entry, args, {
      stdio: ['ignore', log, log, 'ipc'],
      serialization: 'advanced',
    })
    fs.closeSync(log)
    this.#child.on('message', (answer: Answer) => this.#onAnswer(answer))
    this.#exited = new Promise((resolve) => {
      const end = (how: string) => {
        this.#ended ??= how
        for (const { reject } of this.#calls.values()) reject(this.#gone())
        this.#calls.clear()
        resolve()
      }
      this.#child.on('error', (error) => end(error.message))
      this.#child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`))
    })
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** @throws what the program threw, or that it is gone */
  call<K extends keyof H & string>(
    name: K,
    argument: Parameters<H[K]>[0],
  ): Promise<Awaited<ReturnType<H[K]>>> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#gone())
      const id = ++this.#lastId
      this.#calls.set(id, { resolve: resolve as (value: unknown) => void, reject })
      const request: Request = { id, name, argument }
      this.#child.send(request, (error) => {
        if (!error || !this.#calls.delete(id)) return
        reject(error)
      })
    })
  }

  /** Resolves once it is gone. It has nothing to lose: its directory goes next. */
  async kill(): Promise<void> {
    if (this.#ended === undefined) this.#child.kill('SIGKILL')
    await this.#exited
  }

  #onAnswer({ id, value, error }: Answer): void {
    const call = this.#calls.get(id)
    this.#calls.delete(id)
    if (error === undefined) call?.resolve(value)
    else call?.reject(new Error(`${this.#name}: ${error}`))
  }

  #gone(): Error {
    const log = fs.readFileSync(this.#logFile, 'utf8').slice(-QUOTED_BYTES).trim()
    return new Error([`${this.#name} ended: ${this.#ended}`, log].filter(Boolean).join('\n'))
  }
}

/** The program's side: answers calls until the bench is gone. */
export function serve(handlers: Handlers): void {
  process.on('disconnect', () => process.exit())
  process.on('message', ({ id, name, argument }: Request) => {
    const answer = (result: Omit<Answer, 'id'>) => process.send?.({ id, ...result })
    Promise.resolve()
      .then(() => handlers[name]?.(argument))
      .then(
        (value) => answer({ value }),
        (error: unknown) => answer({ error: asError(error).stack ?? asError(error).message }),
      )
  })
}
