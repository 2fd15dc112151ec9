/**
 * The keys of projects in the engine's `client.db`, read and written as @comapeo/core 7.1.0 does
 * (`src/mapeo-manager.js`: `addProject`, `#saveToProjectKeysTable`), which opens every project that
 * is added: 250 took 45 s. All else that its `addProject` does, `open` in `comapeo.ts` makes up
 * for on the first use. `test/integration/direct-add.test.ts` lets a stock manager read the result.
 */
import type { KeyManager } from '@mapeo/crypto'
import type Database from 'better-sqlite3'
import { MapeoWebError } from '../lib/errors.js'
import { hex, keyManagerOf, projectIdOf } from '../lib/keys.js'
import { projectInviteIdOf } from './comapeo-invite-internals.js'
import type { EncryptionKeys, ProjectKeys } from './engine.js'
import { KEYS_QUERY, type KeysRow, type ProjectKeysBody } from './project-keys.js'
import { decodeKeys, decrypt, encodeKeys, nonceOf, toBody } from './project-keys.js'

interface StoredRow {
  projectId: string
  keysCipher: Buffer
  hasLeftProject: number
}

export class StoredKeys {
  readonly #db: Database.Database
  readonly #keyManager: InstanceType<typeof KeyManager>

  /** The database stays the caller's. */
  constructor(db: Database.Database, rootKey: Buffer) {
    this.#db = db
    this.#keyManager = keyManagerOf(rootKey)
  }

  /**
   * Adds the keys of all projects, or of none.
   * @returns the ids of those that were not stored yet
   * @throws `PROJECT_KEYS_DIFFER`
   */
  add(all: ProjectKeys[]): string[] {
    const select = this.#db.prepare<[string], StoredRow>(
      'SELECT projectId, keysCipher, hasLeftProject FROM projectKeys WHERE projectId = ?',
    )
    const upsert = this.#db.prepare(
      `INSERT INTO projectKeys (projectId, projectPublicId, projectInviteId, keysCipher, projectInfo)
       VALUES (@projectId, @projectPublicId, @projectInviteId, @keysCipher, @projectInfo)
       ON CONFLICT (projectId) DO UPDATE SET
         keysCipher = excluded.keysCipher, projectInfo = excluded.projectInfo, hasLeftProject = 0`,
    )
    const added: string[] = []
    this.#db
      .transaction(() => {
        for (const keys of all) {
          const stored = select.get(hex(keys.projectKey))
          const known = stored && decodeKeys(decrypt(this.#keyManager, stored))
          if (stored?.hasLeftProject === 0) {
            assertSameKeys(keys, known?.encryptionKeys)
            continue
          }
          upsert.run(this.#row(keys, known?.projectSecretKey))
          added.push(projectIdOf(keys.projectKey))
        }
      })
      .immediate()
    return added
  }

  /** @throws `PROJECT_NOT_FOUND` */
  export(projectId: string): ProjectKeysBody {
    const row = this.#db.prepare<[string], KeysRow>(KEYS_QUERY).get(projectId)
    if (!row) throw new MapeoWebError('PROJECT_NOT_FOUND', `project ${projectId} is not stored`)
    return toBody(row, projectId, decodeKeys(decrypt(this.#keyManager, row)))
  }

  /** What the encrypted keys of a project take up. @param projectKey in hex */
  bytes(projectKey: string): number {
    const length = this.#db
      .prepare<[string], number>('SELECT length(keysCipher) FROM projectKeys WHERE projectId = ?')
      .pluck()
      .get(projectKey)
    return length ?? 0
  }

  /** @param projectSecretKey that of a project which this device created, and left since */
  #row(keys: ProjectKeys, projectSecretKey: Buffer | undefined): Record<string, unknown> {
    const { projectKey, projectName, encryptionKeys } = keys
    const projectId = hex(projectKey)
    const message = encodeKeys({ projectKey, projectSecretKey, encryptionKeys })
    return {
      projectId,
      projectPublicId: projectIdOf(projectKey),
      projectInviteId: projectInviteIdOf(projectKey),
      keysCipher: this.#keyManager.encryptLocalMessage(message, nonceOf(projectId)),
      projectInfo: JSON.stringify({ name: projectName, sendStats: false }),
    }
  }
}

function assertSameKeys(
  { projectKey, encryptionKeys }: ProjectKeys,
  stored: Partial<EncryptionKeys> = {},
): void {
  for (const name of Object.keys(encryptionKeys) as Array<keyof EncryptionKeys>) {
    if (stored[name]?.equals(encryptionKeys[name])) continue
    throw new MapeoWebError(
      'PROJECT_KEYS_DIFFER',
      `project ${projectIdOf(projectKey)} is stored with another "${name}" key`,
    )
  }
}
