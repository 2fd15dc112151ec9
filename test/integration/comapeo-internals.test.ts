/** What we use of @comapeo/core beside its public surface is where we look for it. */
import { createRequire } from 'node:module'
import fs from 'node:fs'
import test from 'brittle'
import { keyPair } from 'hypercore-crypto'
import { BLOCKED_ROLE_ID, coreManagerOf, IndexWriter } from '../../src/sync/comapeo-internals.js'
import { migrations } from '../../src/sync/comapeo-migrations.js'
import {
  createInviteApi,
  createLocalPeers,
  projectInviteIdOf,
} from '../../src/sync/comapeo-invite-internals.js'
import { createDevice } from '../helpers/device.js'
import { createProject } from '../helpers/peer.js'

test('the version is the one that was read', (t) => {
  const require = createRequire(import.meta.resolve('@comapeo/core'))
  const { version } = require('../package.json') as { version: string }
  t.is(version, '7.1.0')
})

test('a project has a core manager that knows its cores', async (t) => {
  const { project, discoveryKey } = await createProject(await createDevice(t))
  const cores = coreManagerOf(project)
  t.is(typeof cores.on, 'function')
  t.is(cores.getCoreByDiscoveryKey(discoveryKey)?.namespace, 'auth')
  t.is(cores.getCoreByDiscoveryKey(Buffer.alloc(32)), undefined)
  t.is(BLOCKED_ROLE_ID.length, 16)
})

test('what is asked of devices can be paused, and the index be made to wait', async (t) => {
  const { project, discoveryKey } = await createProject(await createDevice(t))
  const record = coreManagerOf(project).getCoreByDiscoveryKey(discoveryKey)
  t.is(typeof record?.core.replicator?.updateAll, 'function')
  t.ok(Array.isArray(record?.core.peers))
  t.is(typeof IndexWriter.prototype.batch, 'function')
})

test('the migrations are there', (t) => {
  for (const folder of Object.values(migrations)) t.ok(fs.existsSync(folder), folder)
})

test('invites without a manager', (t) => {
  const peers = createLocalPeers()
  for (const name of ['connect', 'sendDeviceInfo', 'on'] as const)
    t.is(typeof peers[name], 'function')
  const invites = createInviteApi(peers, {
    getProjectByInviteId: () => undefined,
    addProject: () => Promise.resolve(''),
  })
  for (const name of ['accept', 'reject', 'on'] as const) t.is(typeof invites[name], 'function')
  for (const event of ['invite', 'invite-cancel', 'got-project-details'] as const) {
    t.is((peers as unknown as { listenerCount(name: string): number }).listenerCount(event), 1)
  }
  t.is(projectInviteIdOf(keyPair().publicKey).byteLength, 32)
})
