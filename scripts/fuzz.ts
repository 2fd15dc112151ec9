/**
 * Runs fuzzers for as long as wanted.
 *
 *     npm run fuzz -- NAME|all [--seconds 10] [--seed N] [--inputs N]
 *
 * Prints inputs and seconds for each target. Fails with the command that repeats the input.
 */
import { parseArgs } from 'node:util'
import { findTargets, fuzz } from '../test/fuzz/fuzzing.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
    inputs: { type: 'string' },
  },
})

function print(line: string): void {
  process.stdout.write(line + '\n')
}

const [wanted = 'all'] = positionals
const all = await findTargets()
const targets = all.filter(({ name }) => wanted === 'all' || name === wanted)
if (targets.length === 0) {
  print(`there is no target ${wanted}: ${all.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const seed = Number(values.seed)
const limits = {
  seed,
  seconds: Number(values.seconds),
  inputs: values.inputs === undefined ? undefined : Number(values.inputs),
}
print(`seed ${seed}`)
let failed = false
for (const target of targets) {
  if (target.missing !== undefined) {
    print(`skip ${target.name.padEnd(18)} ${target.missing}`)
    continue
  }
  try {
    const { inputs, seconds, grownBytes } = await fuzz(target, limits)
    const memory = `memory ${grownBytes < 0 ? '-' : '+'}${(Math.abs(grownBytes) / 1e6).toFixed(1)} MB`
    print(`ok   ${target.name.padEnd(18)} ${inputs} inputs, ${seconds.toFixed(1)} s, ${memory}`)
  } catch (error) {
    failed = true
    const { message, cause } = error as Error
    print(`FAIL ${message}\n${cause instanceof Error ? cause.stack : String(cause)}`)
  }
}
process.exit(failed ? 1 : 0)
