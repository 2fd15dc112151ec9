/** A storage directory that a real CoMapeo Cloud wrote; see test/fixtures/README.md. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Assertions } from 'brittle'
import { checkProjectFile, type ProjectFile, toProjectKeys } from '../../src/host/project-file.js'
import { type StoragePaths, storagePaths } from '../../src/lib/storage.js'
import type { ProjectKeys } from '../../src/sync/engine.js'
import type { ProjectKeysBody } from './device.js'

/** From dist/test/helpers: fixtures are not compiled. */
const FIXTURE = fileURLToPath(new URL('../../../test/fixtures/comapeo-cloud-0.4/', import.meta.url))

interface KeysFile {
  deviceId: string
  deviceName: string
  baseUrl: string
  /** 16 bytes in hex, of a device that is a member of both projects and was never connected. */
  memberRootKey: string
  photo: { driveId: string; name: string; type: 'photo'; hash: string }
  projects: Array<{ projectId: string; observations: number; keys: ProjectKeysBody }>
}

export const CLOUD = JSON.parse(
  fs.readFileSync(path.join(FIXTURE, 'keys.json'), 'utf8'),
) as KeysFile

/** The project with five observations and a photo, and the one with two. */
export const [RIVER, FOREST] = CLOUD.projects as [
  KeysFile['projects'][number],
  KeysFile['projects'][number],
]

export function cloudProjectKeys({ keys }: KeysFile['projects'][number]): ProjectKeys {
  return toProjectKeys(checkProjectFile(keys) as ProjectFile)
}

/** A fresh copy, removed with the test. */
export async function unpackCloud(t: Assertions): Promise<StoragePaths> {
  const dir = path.join(await t.tmp(), 'data')
  fs.mkdirSync(dir)
  const archive = path.join(FIXTURE, 'data.tar.gz')
  execFileSync('tar', ['-xzf', archive, '--no-same-owner', '-C', dir])
  return storagePaths(dir)
}

/** Every file and directory with its size, mode, time of change and content. */
export function snapshot(dir: string): Record<string, string> {
  const names = ['.', ...fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()]
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(dir, name)
      const { size, mode, mtimeMs } = fs.lstatSync(file)
      const content = fs.lstatSync(file).isFile() ? fs.readFileSync(file, 'hex') : ''
      return [name, `${size} ${mode.toString(8)} ${mtimeMs} ${content}`]
    }),
  )
}
