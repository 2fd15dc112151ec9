/** Devices of the older apps in tests, where their engine is installed: it is optional. */
import type { Assertions } from 'brittle'
import { OlderDevice } from '../../src/demo/older-device.js'
import { assertInstalled } from '../../src/mapeo8/packages.js'

export async function createOlderDevice(
  t: Assertions,
  projectKey: Buffer,
  settings: { deviceType?: 'desktop' | 'mobile' } = {},
): Promise<OlderDevice> {
  const device = new OlderDevice(await t.tmp(), projectKey, settings)
  t.teardown(() => device.close(), { order: 5 })
  await device.ready()
  return device
}

/** Why tests of it cannot run here; undefined: they can. */
export function missingEngine(): string | undefined {
  try {
    assertInstalled()
    return undefined
  } catch (error) {
    return String(error)
  }
}
