/**
 * Load and faults for as long as wanted; nothing may be lost, and memory must stay flat.
 *
 *     npm run soak -- [--minutes 60] [--seed N] [--json]
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { seededRandom } from '../../test/helpers/clock.js'
import { Soak, type SoakResult } from './soak.js'

interface Options {
  minutes: number
  seed: number
  json: boolean
}

const program = new Command('soak')
  .description('runs load and faults against real processes, and checks that nothing is lost')
  .option('--minutes <n>', 'how long', positive, 60)
  .option('--seed <n>', 'repeats the choices of an earlier run', positive, Date.now() % 1_000_000)
  .option('--json', 'print one JSON object on stdout', false)
  .parse()

const { minutes, seed, json } = program.opts<Options>()
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mapeo-web-soak-'))
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const say = (line: string) => void process.stderr.write(`soak: ${line}\n`)
say(`seed ${seed}, ${minutes} min, in ${dir}`)
const soak = new Soak({ dir, minutes, seed, random: seededRandom(seed), say, signal: stop.signal })
const result = await soak.run()
process.stdout.write(json ? JSON.stringify(result) + '\n' : describe(result))
if (result.ok) fs.rmSync(dir, { recursive: true, force: true })
else say(`what was logged is in ${dir}; the same choices again: --seed ${seed}`)
process.exit(result.ok ? 0 : 1)

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0)) program.error(`"${text}" is not a number above 0`)
  return value
}

function describe(result: SoakResult): string {
  const counts = (of: Record<string, number>) =>
    Object.entries(of).map(([name, count]) => `    ${String(count).padStart(5)}  ${name}\n`)
  const memory = Object.entries(result.memory).map(
    ([name, { firstMb, lastMb, firstDescriptors, lastDescriptors, flat }]) =>
      `    ${name}: ${firstMb} -> ${lastMb} MB, ${firstDescriptors} -> ${lastDescriptors} ` +
      `descriptors: ${flat ? 'flat' : 'GROWING'}\n`,
  )
  return [
    `${result.ok ? 'nothing was lost' : 'SOMETHING IS WRONG'} in ${result.minutes} min\n`,
    `  ${result.written} observations written, ${result.stored} seen stored on the way\n`,
    `  ${result.databases} databases are whole\n`,
    '  faults\n',
    ...counts(result.faults),
    '  load\n',
    ...counts(result.load),
    '  memory, from the beginning to the end of the last stretch\n',
    ...memory,
    ...result.problems.map((problem) => `  PROBLEM ${problem}\n`),
  ].join('')
}
