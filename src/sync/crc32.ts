/**
 * For its effect, before `@comapeo/core`: that reads ZIP files of maps with `yauzl-promise`, which
 * wants a CRC-32 in native code. It comes as an optional package, one for each platform, so
 * `npm ci --omit=optional`, which is meant to leave out the older engine, leaves out that one, too,
 * and no peer would start. Node has a CRC-32 itself, since 20.15.
 */
import { createRequire, Module } from 'node:module'
import zlib from 'node:zlib'

const NAME = '@node-rs/crc32'

const ofCore = createRequire(import.meta.resolve('@comapeo/core'))
const ofReader = createRequire(ofCore.resolve('yauzl-promise'))

try {
  ofReader(NAME)
} catch (error) {
  const { crc32 } = zlib as { crc32?: (data: Buffer, value?: number) => number }
  if (!crc32) throw error
  const file = ofReader.resolve(NAME)
  const standIn = new Module(file)
  standIn.exports = { crc32 }
  standIn.loaded = true
  ofReader.cache[file] = standIn
}
