/** Every fuzzer for a moment. By hand, for as long as wanted: `npm run fuzz -- all --seconds 600`. */
import test from 'brittle'
import { findTargets, fuzz } from './fuzzing.js'

const SECONDS = 1
const seed = Number(process.env.SEED ?? 1)

for (const target of await findTargets()) {
  test(target.name, { skip: target.missing !== undefined }, async (t) => {
    const { inputs } = await fuzz(target, { seed, seconds: SECONDS })
    t.ok(inputs > 0, `${inputs} inputs`)
  })
}
