/** A command with a terminal, as a person has it: through `script` of util-linux. */
import { spawn } from 'node:child_process'
import type { Assertions } from 'brittle'
import { cleanEnvironment, CLI, type CliExit } from './cli.js'

export interface Terminal {
  /** Everything on the screen so far. */
  output(): string
  type(text: string): void
  readonly exit: Promise<CliExit>
}

/** The arguments must not have anything in them that a shell reads as its own. */
export function spawnTerminal(t: Assertions, args: string[]): Terminal {
  const command = [process.execPath, CLI, ...args].join(' ')
  const child = spawn('script', ['-qec', command, '/dev/null'], { env: cleanEnvironment() })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stdin.on('error', () => {})
  const exit = new Promise<CliExit>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  t.teardown(
    async () => {
      child.kill('SIGKILL')
      await exit
    },
    { order: -1 },
  )
  return { output: () => output, type: (text) => void child.stdin.write(text), exit }
}
