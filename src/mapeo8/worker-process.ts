/**
 * The peer's hold on the process of the older engine: started when a project is first opened, ended
 * when none is open any more, started again after a crash. What it was doing then is lost, and what
 * devices sent is not: a round begins anew, and takes what is missing.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import fs from 'node:fs'
import net, { type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Backoff } from '../lib/backoff.js'
import { MapeoWebError } from '../lib/errors.js'
import type { DeathReason } from './deaths.js'
import {
  EXIT_MEMORY,
  EXIT_STUCK,
  type FromWorker,
  type Request,
  type RoundEvent,
  type StreamHeader,
  type WorkerSettings,
} from './messages.js'
import { assertInstalled } from './packages.js'
import { endStale, noteProcess } from './stale-process.js'

const PROGRAM = fileURLToPath(new URL('worker.js', import.meta.url))
const START_MS = 20_000
const STOP_MS = 5000
/** The process tells what it uses every two seconds; one that says nothing as often as this hangs. */
const SILENCE_MS = 10_000
const MAX_SILENCES = 3
/** How long it is kept with no project open. */
const LINGER_MS = 30_000
const MB = 1024 * 1024

export interface WorkerProcessSettings {
  /** Where the id of the process is written down: a file that outlives the peer. */
  pidFile: string
  deviceName: string
  /** Default: 512 MB of resident memory. */
  maxRssBytes?: number
  lingerMs?: number
}

export interface Death {
  pid: number
  reason: DeathReason
  code: number | null
  signal: NodeJS.Signals | null
}

export interface WorkerProcessEvents {
  round: [RoundEvent]
  started: [{ pid: number }]
  /** By itself: every project that was open in it is not any more. */
  died: [Death]
}

interface Running {
  child: ChildProcess
  dir: string
  socketPath: string
  /** Null: it has not told yet. */
  rssBytes: number | null
  /** It was ended because it hung. */
  hung: boolean
  answers: Map<number, (error?: MapeoWebError) => void>
}

export class WorkerProcess extends EventEmitter<WorkerProcessEvents> {
  readonly #settings: Required<WorkerProcessSettings>
  readonly #backoff = new Backoff({ firstMs: 1000, maxMs: 60_000 })
  #starting: Promise<Running> | undefined
  #running: Running | undefined
  #lingering: NodeJS.Timeout | undefined
  #notBeforeMs = 0
  readonly #open = new Set<string>()
  #lastId = 0
  #closed = false

  constructor(settings: WorkerProcessSettings) {
    super()
    this.#settings = { maxRssBytes: 512 * MB, lingerMs: LINGER_MS, ...settings }
  }

  get pid(): number | undefined {
    return this.#running?.child.pid
  }

  /** Null where it does not run. */
  get rssBytes(): number | null {
    return this.#running?.rssBytes ?? null
  }

  get maxRssBytes(): number {
    return this.#settings.maxRssBytes
  }

  /** @throws `ENGINE_NOT_INSTALLED`, `BUSY` shortly after a crash, `PROJECT_UNUSABLE` */
  async open(request: Omit<Request & { op: 'open' }, 'op'>): Promise<void> {
    this.#open.add(request.projectId)
    clearTimeout(this.#lingering)
    try {
      await this.#ask(await this.#started(), { op: 'open', ...request })
      this.#backoff.reset()
    } catch (error) {
      this.#release(request.projectId)
      throw error
    }
  }

  isOpen(projectId: string): boolean {
    return this.#open.has(projectId)
  }

  /** Does nothing where it died meanwhile. */
  async close(projectId: string): Promise<void> {
    const running = this.#running
    try {
      if (running) await this.#ask(running, { op: 'close', projectId })
    } finally {
      this.#release(projectId)
    }
  }

  async setReceiving(on: boolean): Promise<void> {
    if (this.#running) await this.#ask(this.#running, { op: 'receiving', on })
  }

  /** A pipe to one project: what is written to it the engine reads. */
  connect(header: StreamHeader): Socket {
    if (!this.#running) throw new MapeoWebError('BUSY', 'the engine is not running')
    const running = this.#running
    const socket = net.connect(running.socketPath)
    socket.write(JSON.stringify(header) + '\n')
    socket.once('close', () => {
      if (running !== this.#running) return
      void this.#ask(running, { op: 'leave', round: header.round }).catch(() => {})
    })
    return socket
  }

  async stop(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#lingering)
    await this.#starting?.catch(() => {})
    await this.#end()
  }

  #release(projectId: string): void {
    this.#open.delete(projectId)
    if (this.#open.size > 0 || this.#closed) return
    clearTimeout(this.#lingering)
    this.#lingering = setTimeout(() => void this.#end(), this.#settings.lingerMs).unref()
  }

  async #end(): Promise<void> {
    const child = this.#running?.child
    if (!child) return
    this.#running = undefined
    const exited = once(child, 'exit')
    // It ends by itself where the channel does.
    child.disconnect()
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await exited
    clearTimeout(timer)
  }

  #started(): Promise<Running> {
    if (this.#running) return Promise.resolve(this.#running)
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined))
    return this.#starting
  }

  async #start(): Promise<Running> {
    if (this.#closed) throw new MapeoWebError('BUSY', 'the peer is shutting down')
    const waitMs = this.#notBeforeMs - Date.now()
    if (waitMs > 0) {
      throw new MapeoWebError('BUSY', 'the engine of Mapeo 8 died a moment ago', {
        retryAfterMs: waitMs,
      })
    }
    assertInstalled()
    await endStale(this.#settings.pidFile)
    // Short: the path of a Unix socket has room for 107 bytes, on macOS for 103.
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mw8-'))
    const socketPath = path.join(dir, 'w')
    const { deviceName, maxRssBytes } = this.#settings
    const settings: WorkerSettings = { socketPath, deviceName, maxRssBytes }
    const child = fork(PROGRAM, [JSON.stringify(settings)], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${Math.ceil(maxRssBytes / MB)}`],
      env: withoutSecrets(process.env),
      // What the older packages print is for nobody; nor may they read what the peer is given.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const running: Running = {
      child,
      dir,
      socketPath,
      rssBytes: null,
      hung: false,
      answers: new Map(),
    }
    const pid = child.pid ?? 0
    child.once('exit', () => this.#exited(running))
    try {
      await this.#ready(running)
    } catch (error) {
      const reason = 'start'
      this.#noteDeath({ pid, reason, code: child.exitCode, signal: child.signalCode })
      child.kill('SIGKILL')
      throw error
    }
    noteProcess(this.#settings.pidFile, pid)
    this.#running = running
    endWhenSilent(running)
    this.emit('started', { pid })
    return running
  }

  #ready(running: Running): Promise<void> {
    const { child, answers } = running
    return new Promise((resolve, reject) => {
      const fail = () => reject(new MapeoWebError('BUSY', 'the engine of Mapeo 8 did not start'))
      const timer = setTimeout(fail, START_MS)
      child.once('error', fail)
      child.once('exit', () => {
        clearTimeout(timer)
        fail()
      })
      child.on('message', (message: FromWorker) => {
        if (message.evt === undefined) {
          const { code, message: text } = message.error ?? {}
          answers.get(message.id)?.(
            code === undefined ? undefined : new MapeoWebError('PROJECT_UNUSABLE', text ?? code),
          )
        } else if (message.evt === 'ready') {
          clearTimeout(timer)
          resolve()
        } else if (message.evt === 'use') running.rssBytes = message.rssBytes
        else this.emit('round', message)
      })
    })
  }

  #exited(running: Running): void {
    fs.rmSync(running.dir, { recursive: true, force: true })
    fs.rmSync(this.#settings.pidFile, { force: true })
    for (const settle of running.answers.values()) {
      settle(new MapeoWebError('BUSY', 'the engine of Mapeo 8 ended'))
    }
    if (this.#running !== running) return
    this.#running = undefined
    this.#open.clear()
    const { pid = 0, exitCode: code, signalCode: signal } = running.child
    const reason = running.hung ? 'stuck' : reasonOf(code, signal)
    this.#noteDeath({ pid, reason, code, signal })
  }

  #noteDeath(death: Death): void {
    if (this.#closed) return
    this.#notBeforeMs = Date.now() + this.#backoff.next()
    this.emit('died', death)
  }

  #ask({ child, answers }: Running, request: Request): Promise<void> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      answers.set(id, (error) => {
        answers.delete(id)
        if (error) reject(error)
        else resolve()
      })
      child.send({ id, ...request }, (error) => {
        if (error) answers.get(id)?.(new MapeoWebError('BUSY', 'the engine of Mapeo 8 ended'))
      })
    })
  }
}

/**
 * A remote may keep the engine busy for ever, and then nothing within its process ends that. Counted
 * and not timed: after a machine slept, the first count comes before the process could say a word.
 */
function endWhenSilent(running: Running): void {
  const { child } = running
  let silences = 0
  const timer = setInterval(() => {
    if (++silences < MAX_SILENCES) return
    running.hung = true
    child.kill('SIGKILL')
  }, SILENCE_MS)
  child.on('message', () => (silences = 0))
  child.once('exit', () => clearInterval(timer))
}

function reasonOf(code: number | null, signal: NodeJS.Signals | null): DeathReason {
  // What V8 does when the heap is full.
  if (code === EXIT_MEMORY || signal === 'SIGABRT') return 'memory'
  if (code === EXIT_STUCK) return 'stuck'
  return signal === null ? 'crash' : 'killed'
}

/** Tokens and pass phrases may be set in the environment, and are none of its business. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !name.startsWith('MAPEO_WEB_'))
  return Object.fromEntries(others)
}
