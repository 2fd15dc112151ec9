/** Runs the built command line as its users do, and waits for what it prints. */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Assertions } from 'brittle'

export const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url))

const WAIT_MS = 20_000

/** Before the tear-downs of a test that have no order: a process goes before what it talks to. */
const KILL_ORDER = -1

export type JsonLine = Record<string, unknown> & { evt?: string }

export interface CliExit {
  /** Null where a signal ended the process. */
  code: number | null
  signal: NodeJS.Signals | null
}

export interface CliOptions {
  /**
   * On top of an environment without any `MAPEO_WEB_*`, with a data directory of its own, and without
   * the status page, which costs each start processor time.
   */
  env?: Record<string, string>
  /** What the process reads from stdin; default: nothing. */
  stdin?: string
  /** The limit of open files; default: ours. */
  openFiles?: number
}

export interface RunningCli {
  readonly pid: number
  readonly stdout: string
  readonly stderr: string
  /** Every line of stdout so far that is a JSON object. */
  readonly lines: JsonLine[]
  /** Resolves once the process has ended and all of its output was read. */
  readonly exit: Promise<CliExit>
  /**
   * The first JSON line with this `evt` on stdout, whether printed already or yet to come.
   * Fails at once, with stderr, when the process ends without it.
   */
  waitFor<T extends object = JsonLine>(evt: string, options?: { timeoutMs?: number }): Promise<T>
  kill(signal?: NodeJS.Signals): void
}

export interface CliResult {
  code: number | null
  stdout: string
  stderr: string
  lines: JsonLine[]
}

/** Starts the command; the test's tear-down ends it if it is still running. */
export async function spawnCli(
  t: Assertions,
  args: string[],
  options: CliOptions = {},
): Promise<RunningCli> {
  const home = await t.tmp()
  const [program, ...before] = limited(options.openFiles)
  const child = spawn(program, [...before, CLI, ...args], {
    env: {
      ...cleanEnvironment(),
      MAPEO_WEB_UI: 'off',
      XDG_DATA_HOME: path.join(home, 'data'),
      ...options.env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const cli = new SpawnedCli(child, args)
  // A command that does not read stdin may be gone before it is written.
  child.stdin.on('error', () => {})
  child.stdin.end(options.stdin ?? '')
  t.teardown(
    async () => {
      cli.kill('SIGKILL')
      await cli.exit
    },
    { order: KILL_ORDER },
  )
  return cli
}

/** Starts `mapeo-web announce` on a storage directory, in a local network. */
export function spawnPeer(
  t: Assertions,
  { bootstrap }: { bootstrap: string[] },
  storage: string,
  settings: string[],
): Promise<RunningCli> {
  const where = ['--storage', storage, '--bootstrap', bootstrap.join(), '--bind', '127.0.0.1']
  return spawnCli(t, ['announce', ...where, '--json', ...settings])
}

/** `exec` keeps the process id. */
function limited(openFiles: number | undefined): [string, ...string[]] {
  if (openFiles === undefined) return [process.execPath]
  return ['sh', '-c', `ulimit -n ${openFiles} && exec "$0" "$@"`, process.execPath]
}

/** Runs the command to its end. */
export async function runCli(
  t: Assertions,
  args: string[],
  options: CliOptions & { timeoutMs?: number } = {},
): Promise<CliResult> {
  const cli = await spawnCli(t, args, options)
  const { code } = await withDeadline(cli.exit, options.timeoutMs ?? WAIT_MS, () => {
    return new Error(`${describe(args)} did not end in time\n${cli.stderr}`)
  })
  return { code, stdout: cli.stdout, stderr: cli.stderr, lines: cli.lines }
}

class SpawnedCli implements RunningCli {
  stdout = ''
  stderr = ''
  readonly exit: Promise<CliExit>
  readonly #child: ChildProcess
  readonly #args: string[]
  readonly #watchers = new Set<() => void>()

  constructor(child: ChildProcess, args: string[]) {
    this.#child = child
    this.#args = args
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text
      for (const check of this.#watchers) check()
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text))
    this.exit = new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) => resolve({ code, signal }))
    })
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  get lines(): JsonLine[] {
    const complete = this.stdout.slice(0, this.stdout.lastIndexOf('\n') + 1)
    return complete.split('\n').flatMap(parseLine)
  }

  kill(signal: NodeJS.Signals = 'SIGTERM'): void {
    this.#child.kill(signal)
  }

  waitFor<T extends object = JsonLine>(
    evt: string,
    { timeoutMs = WAIT_MS }: { timeoutMs?: number } = {},
  ): Promise<T> {
    let check: () => void = () => {}
    const printed = new Promise<T>((resolve, reject) => {
      check = () => {
        const line = this.lines.find((candidate) => candidate.evt === evt)
        if (line) resolve(line as T)
      }
      this.#watchers.add(check)
      check()
      this.exit.then(({ code, signal }) => {
        check()
        const how = signal ?? `exit code ${code}`
        reject(new Error(`${describe(this.#args)} ended (${how}) before ${evt}\n${this.stderr}`))
      }, reject)
    })
    return withDeadline(printed, timeoutMs, () => {
      return new Error(`${describe(this.#args)} did not print ${evt} in time\n${this.stderr}`)
    }).finally(() => this.#watchers.delete(check))
  }
}

function parseLine(line: string): JsonLine[] {
  if (!line.startsWith('{')) return []
  try {
    return [JSON.parse(line) as JsonLine]
  } catch {
    return []
  }
}

export function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('MAPEO_WEB_')))
}

function describe(args: string[]): string {
  return `mapeo-web ${args.join(' ')}`
}

function withDeadline<T>(promise: Promise<T>, ms: number, failure: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(failure()), ms)
  })
  return Promise.race([promise, deadline]).finally(() => clearTimeout(timer))
}
