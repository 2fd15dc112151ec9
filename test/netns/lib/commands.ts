/** `ip`, `nft` and what runs in a namespace. */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export async function ip(...args: string[]): Promise<string> {
  return (await run('ip', args)).stdout
}

/** Many `ip` commands in one process, in a namespace. */
export function ipBatch(namespace: string, lines: string[]): Promise<void> {
  return withInput('ip', ['-n', namespace, '-batch', '-'], lines.join('\n') + '\n')
}

export function loadRules(namespace: string, rules: string): Promise<void> {
  return withInput('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], rules)
}

export async function execIn(namespace: string, command: string[]): Promise<string> {
  return (await run('ip', ['netns', 'exec', namespace, ...command])).stdout
}

export function spawnIn(namespace: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn('ip', ['netns', 'exec', namespace, process.execPath, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Ends whatever runs in it, and the namespace with all that is in it. For the end of a process. */
export function removeNamespace(name: string): void {
  const quietly = (...args: string[]) => {
    try {
      return execFileSync('ip', args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
    } catch {
      return ''
    }
  }
  for (const pid of quietly('netns', 'pids', name).split('\n').filter(Boolean)) {
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It was quicker.
    }
  }
  quietly('netns', 'del', name)
}

async function withInput(program: string, args: string[], input: string): Promise<void> {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${errors}\n${input}`)
}
