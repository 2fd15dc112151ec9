/**
 * What the public surface of `@comapeo/core` 7.1.0 lacks: the core manager of a project (who holds
 * which core: needed to know when a connection must be recycled) and the migrations' place. Loaded from beside the package's entry point, which is why the version
 * is pinned exactly; `test/integration/comapeo-internals.test.ts` fails when an update moves them.
 */
import type { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { MapeoProject } from '@comapeo/core'

interface HypercorePeer {
  remotePublicKey: Buffer
}

export interface CoreRecord {
  core: { peers: HypercorePeer[] }
  key: Buffer
  namespace: string
}

export interface CoreManager extends EventEmitter<{ 'add-core': [CoreRecord] }> {
  getCoreByDiscoveryKey(discoveryKey: Buffer): CoreRecord | null
}

const entry = import.meta.resolve('@comapeo/core')
const projectModule = (await import(new URL('./mapeo-project.js', entry).href)) as {
  kCoreManager: symbol
}

export function coreManagerOf(project: MapeoProject): CoreManager {
  return (project as unknown as Record<symbol, CoreManager>)[
    projectModule.kCoreManager
  ] as CoreManager
}

/** The folders with the engine's database migrations. */
export const migrations = {
  project: fileURLToPath(new URL('../drizzle/project', entry)),
  client: fileURLToPath(new URL('../drizzle/client', entry)),
}
