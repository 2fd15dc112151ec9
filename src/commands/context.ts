/** What every command is given: where to print, where to log, and when to stop. */
import { Command } from 'commander'
import { createLogger, type Logger } from '../lib/logger.js'
import { Output } from '../lib/output.js'
import {
  addSettings,
  resolveSettings,
  type CommonOptions,
  type SettingName,
} from '../lib/settings.js'

export interface Context {
  output: Output
  log: Logger
  /** Aborted by SIGINT and SIGTERM; a second signal ends the process at once. */
  signal: AbortSignal
}

export interface CommandDefinition<Options> {
  name: string
  /** Positional arguments, as commander writes them: `<id>`, `[file]`. */
  args?: string
  summary: string
  settings: SettingName[]
  /** Options of this command alone. */
  extend?: (command: Command) => void
  /** Shown under `--help`; each line is a command. */
  examples: string[]
  run(context: Context, options: Options & CommonOptions, ...args: string[]): Promise<void>
}

/** Set by the first SIGINT or SIGTERM, so that `cli.ts` ends with 128+n. */
export const stop: { signal: NodeJS.Signals | undefined } = { signal: undefined }

export function defineCommand<Options extends object>(
  definition: CommandDefinition<Options>,
): Command {
  const command = new Command(definition.name)
    .description(definition.summary)
    .showHelpAfterError('(add --help for usage and examples)')
  if (definition.args !== undefined) command.arguments(definition.args)
  definition.extend?.(command)
  addSettings(command, definition.settings)
  addExamples(command, definition.examples)
  command.action(async (...received: unknown[]) => {
    resolveSettings(command)
    const options = command.opts<Options & CommonOptions>()
    const args = received.slice(0, command.registeredArguments.length) as string[]
    const context: Context = {
      output: new Output({ json: options.json }),
      log: createLogger(options.logLevel, { human: !options.json && process.stderr.isTTY }),
      signal: stopSignal(),
    }
    await definition.run(context, options, ...args)
  })
  return command
}

const examples = new WeakMap<Command, string[]>()

/** Shown under `--help` and in the manual page, and tried by a test. */
export function addExamples(command: Command, lines: string[]): Command {
  examples.set(command, lines)
  return command.addHelpText('after', '\nExamples:\n' + lines.map((e) => `  $ ${e}`).join('\n'))
}

export function examplesOf(command: Command): string[] {
  return examples.get(command) ?? []
}

function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The second signal means: now. Nothing is cleaned up, and nothing needs to be.
      if (stop.signal) process.exit(128 + (signal === 'SIGINT' ? 2 : 15))
      stop.signal = signal
      controller.abort()
    })
  }
  return controller.signal
}

export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
