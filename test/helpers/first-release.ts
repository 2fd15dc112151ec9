/** A storage directory that the first release wrote; see test/fixtures/README.md. */
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
const FIXTURE = fileURLToPath(new URL('../../../test/fixtures/storage-v1/', import.meta.url))

export interface FixtureProject {
  projectId: string
  observations: number
  keys: ProjectKeysBody
}

interface KeysFile {
  deviceId: string
  deviceName: string
  /** 16 bytes in hex, of a device that is a member of two projects and was never connected. */
  memberRootKey: string
  photo: { driveId: string; name: string; type: 'photo'; hash: string; bytes: number }
  projects: FixtureProject[]
}

export const FIRST_RELEASE = JSON.parse(
  fs.readFileSync(path.join(FIXTURE, 'keys.json'), 'utf8'),
) as KeysFile

/** The one with a photo, one more that was synced, and one that never was. */
export const [RIVER, FOREST, UNOPENED] = FIRST_RELEASE.projects as [
  FixtureProject,
  FixtureProject,
  FixtureProject,
]

export function fixtureKeys({ keys }: FixtureProject): ProjectKeys {
  return toProjectKeys(checkProjectFile(keys) as ProjectFile)
}

/** A fresh copy, removed with the test. */
export async function unpackFirstRelease(t: Assertions): Promise<StoragePaths> {
  const dir = path.join(await t.tmp(), 'data')
  fs.mkdirSync(dir, { mode: 0o700 })
  const archive = path.join(FIXTURE, 'data.tar.gz')
  execFileSync('tar', ['-xzf', archive, '--no-same-owner', '-C', dir])
  return storagePaths(dir)
}
