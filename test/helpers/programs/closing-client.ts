/**
 * A program for tests: a device joins its project with the client library, syncs if there is a
 * peer to sync with, and closes everything. It must end by itself: nothing calls `process.exit`.
 */
import type { Assertions } from 'brittle'
import { MapeoWebClient } from '../../../src/index.js'
import { createDevice } from '../device.js'

export interface ClosingClientInput {
  bootstrap: string[]
  dir: string
  /** Hex. */
  rootKey: string
  projectId: string
  /** Hex. */
  projectKey: string
  /** False where nobody is there to sync with. */
  waitForSync: boolean
}

const input = JSON.parse(process.argv[2] ?? '') as ClosingClientInput
const device = await createDevice({ teardown: () => {} } as unknown as Assertions, {
  dir: input.dir,
  rootKey: Buffer.from(input.rootKey, 'hex'),
})
const project = await device.manager.getProject(input.projectId)
const client = new MapeoWebClient({
  keyPair: device.keyPair,
  bootstrap: input.bootstrap,
  bindHost: '127.0.0.1',
})
await client.ready()
const sync = client.join(project, {
  projectKey: Buffer.from(input.projectKey, 'hex'),
  announce: true,
})
if (input.waitForSync) await sync.synced({ timeoutMs: 20_000 })
await client.close()
await device.close()
process.stdout.write('closed\n')
