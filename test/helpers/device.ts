/** A CoMapeo device with real storage, as today's apps have it: @comapeo/core and nothing of ours. */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { MapeoManager } from '@comapeo/core'
import type { Assertions } from 'brittle'
import Fastify, { type FastifyInstance } from 'fastify'
import {
  exportProjectKeys as exportKeys,
  type ProjectKeysBody,
} from '../../src/sync/project-keys.js'
import { hex, identityOf, type KeyPair } from '../../src/lib/keys.js'
import { nextRootKey } from './root-keys.js'

export type { ProjectKeysBody }

export interface Device {
  manager: MapeoManager
  /** 16 bytes. */
  rootKey: Buffer
  /** The device's identity: its Noise static key and DHT key pair. */
  keyPair: KeyPair
  /** 64 hexadecimal characters, the public key of `keyPair`. */
  deviceId: string
  /** The manager's media server, not listening: close it where a test makes it listen. */
  fastify: FastifyInstance
  /** Holds `db` and `core`; removed with the test. */
  dir: string
  /** Closes the manager, projects and all. The test does it by itself; twice is fine. */
  close(): Promise<void>
}

export interface DeviceOptions {
  /** The device name that other members see; default `device`. */
  name?: string
  /**
   * Given to restart a device that was closed: same identity, same storage; and in programs that
   * tests start, whose n-th device must not be the test's own n-th.
   */
  rootKey?: Buffer
  dir?: string
  /** False makes a device that, like a phone, does not fetch originals of others; default true. */
  isArchiveDevice?: boolean
  makeWebsocket?: ConstructorParameters<typeof MapeoManager>[0]['makeWebsocket']
}

/**
 * brittle runs tear-downs of a lower order first. A high one lets what a test registers itself, the
 * streams above all, end before the managers close; directories go last (`t.tmp()`: Infinity).
 */
const CLOSE_ORDER = 1000

const drizzle = new URL('../drizzle/', import.meta.resolve('@comapeo/core'))

export async function createDevice(t: Assertions, options: DeviceOptions = {}): Promise<Device> {
  const { name = 'device', rootKey = nextRootKey() } = options
  const dir = options.dir ?? (await t.tmp())
  const dbFolder = path.join(dir, 'db')
  fs.mkdirSync(dbFolder, { recursive: true })
  const fastify = Fastify()
  const manager = new MapeoManager({
    rootKey,
    dbFolder,
    coreStorage: path.join(dir, 'core'),
    projectMigrationsFolder: fileURLToPath(new URL('project', drizzle)),
    clientMigrationsFolder: fileURLToPath(new URL('client', drizzle)),
    fastify,
    ...(options.makeWebsocket && { makeWebsocket: options.makeWebsocket }),
  })
  let closing: Promise<void> | undefined
  const close = () => (closing ??= manager.close())
  t.teardown(close, { order: CLOSE_ORDER })
  await manager.setDeviceInfo({ name, deviceType: 'mobile' })
  if (options.isArchiveDevice !== undefined) manager.setIsArchiveDevice(options.isArchiveDevice)
  const keyPair = identityOf(rootKey)
  return { manager, rootKey, keyPair, deviceId: hex(keyPair.publicKey), fastify, dir, close }
}

/** The body that `PUT /projects` and `projects add` take, out of the device's own database. */
export function exportProjectKeys(device: Device, projectId: string): Promise<ProjectKeysBody> {
  return exportKeys(device.rootKey, path.join(device.dir, 'db'), projectId)
}
