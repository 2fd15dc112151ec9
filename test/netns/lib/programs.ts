/** Programs that run in a namespace and print JSON lines. */
import type { JsonLine } from '../../helpers/cli.js'
import { cleanEnvironment, CLI } from '../../helpers/cli.js'
import { spawnIn } from './commands.js'

/** A busy machine with a dozen processes that start at once. */
const WAIT_MS = 90_000

export interface Program {
  readonly lines: JsonLine[]
  readonly stderr: string
  readonly exited: Promise<number | null>
  /** @throws with stderr, where the program ends without it or it takes too long */
  waitFor(evt: string, options?: { timeoutMs?: number }): Promise<JsonLine>
  /** Resolves once it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>
}

/** `mapeo-web …`, as its users run it. */
export function startCli(namespace: string, args: string[], env: NodeJS.ProcessEnv = {}): Program {
  return startProgram(namespace, [CLI, ...args], env)
}

export function startProgram(
  namespace: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Program {
  const child = spawnIn(namespace, args, { ...cleanEnvironment(), ...env })
  const lines: JsonLine[] = []
  const watchers = new Set<() => void>()
  let [partial, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (partial + text).split('\n')
    partial = parts.pop() ?? ''
    for (const part of parts) if (part.startsWith('{')) lines.push(JSON.parse(part) as JsonLine)
    for (const check of [...watchers]) check()
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-20_000)
  })
  child.stdin?.on('error', () => {})
  const exited = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null))
    child.on('close', (code) => resolve(code))
  })
  const waitFor = (evt: string, { timeoutMs = WAIT_MS } = {}) =>
    new Promise<JsonLine>((resolve, reject) => {
      const fail = (why: string) => settle(() => reject(new Error(`${why}: ${evt}\n${stderr}`)))
      const timer = setTimeout(() => fail('did not happen in time'), timeoutMs)
      const settle = (run: () => void) => {
        clearTimeout(timer)
        watchers.delete(check)
        run()
      }
      const check = () => {
        const line = lines.find((candidate) => candidate.evt === evt)
        if (line) settle(() => resolve(line))
      }
      watchers.add(check)
      check()
      void exited.then(() => fail('the program ended before'))
    })
  return {
    lines,
    get stderr() {
      return stderr
    },
    exited,
    waitFor,
    async end(signal = 'SIGTERM') {
      child.kill(signal)
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await exited
      clearTimeout(timer)
    },
  }
}
