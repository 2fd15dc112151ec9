/** `npm ci --omit=optional` leaves out native parts that others have for granted. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import test from 'brittle'

const LIMIT_MS = 60_000

/** As if no package with native code of `@node-rs/crc32` were installed. */
const HIDE = `
  import { Module } from 'node:module'
  const resolve = Module._resolveFilename
  Module._resolveFilename = function (name, ...rest) {
    if (!/^@node-rs.crc32-|^..crc32[.]/.test(name)) return resolve.call(this, name, ...rest)
    throw Object.assign(new Error(name + ' is hidden'), { code: 'MODULE_NOT_FOUND' })
  }`

const PROGRAM = `
  import { createRequire } from 'node:module'
  const core = new URL(process.argv[1])
  const alone = createRequire(core)
  let isMissing = false
  try {
    alone('@node-rs/crc32')
  } catch {
    isMissing = true
  }
  await import(core)
  const { crc32 } = alone('@node-rs/crc32')
  console.log(JSON.stringify({ isMissing, crc32: crc32(Buffer.from('6789'), crc32(Buffer.from('12345'))) }))`

test('the engine loads without native CRC-32', { timeout: LIMIT_MS }, async (t) => {
  const hide = `data:text/javascript,${encodeURIComponent(HIDE)}`
  const engine = new URL('../../src/sync/comapeo.js', import.meta.url).href
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', hide, '--input-type=module', '--eval', PROGRAM, engine],
    { timeout: LIMIT_MS },
  )
  // The check value of CRC-32/ISO-HDLC, over two pieces.
  t.alike(JSON.parse(stdout), { isMissing: true, crc32: 0xcbf43926 })
})
