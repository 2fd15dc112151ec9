/**
 * What CoMapeo Cloud 0.4 does for a device that adds it and syncs with it, and nothing else of it:
 * @comapeo/core, fastify 4 and @fastify/websocket, wired as its source wires them
 * (digidem/comapeo-cloud 675441f: `src/routes.js`, `src/ws-core-replicator.js`).
 */
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MapeoManager, replicateProject } from '@comapeo/core'
import websocket from '@fastify/websocket'
import Fastify from 'fastify'
import { createWebSocketStream } from 'ws'
import { toProjectKeys } from '../../src/host/project-file.js'
import { ROOT_KEY_BYTES } from '../../src/lib/keys.js'
import { migrations } from '../../src/sync/comapeo-migrations.js'
import type { ProjectKeysBody } from '../../src/sync/project-keys.js'
import { serve } from '../lib/program.js'

const LOOPBACK = '127.0.0.1'

const handlers = {
  /** Resolves with its base URL and device id. */
  async start({ dir }: { dir: string }): Promise<{ url: string; deviceId: string }> {
    const dbFolder = path.join(dir, 'db')
    const coreStorage = path.join(dir, 'core')
    for (const folder of [dbFolder, coreStorage]) fs.mkdirSync(folder, { recursive: true })
    const fastify = Fastify({ logger: false, maxParamLength: 256 })
    await fastify.register(websocket)
    const manager = new MapeoManager({
      rootKey: crypto.randomBytes(ROOT_KEY_BYTES),
      dbFolder,
      coreStorage,
      projectMigrationsFolder: migrations.project,
      clientMigrationsFolder: migrations.client,
      fastify,
    })
    let url = ''
    fastify.put<{ Body: ProjectKeysBody }>('/projects', async ({ body }) => {
      await manager.setDeviceInfo({
        deviceType: 'selfHostedServer',
        name: 'cloud',
        selfHostedServerDetails: { baseUrl: url },
      })
      const projectId = await manager.addProject(toProjectKeys(body), { waitForSync: false })
      const project = await manager.getProject(projectId)
      project.$sync.start()
      return { data: { deviceId: manager.deviceId } }
    })
    fastify.get<{ Params: { projectId: string } }>(
      '/sync/:projectId',
      { websocket: true },
      async (socket, { params }) => {
        const project = await manager.getProject(params.projectId)
        const replication = replicateProject(project, false) as unknown as Duplex
        // Nothing may be written to a WebSocket that is closing.
        const open = new Transform({
          transform(chunk, _encoding, done) {
            if (socket.readyState === socket.OPEN) done(null, chunk)
            else done()
          },
        })
        pipeline(replication, open, createWebSocketStream(socket), replication).catch(() => {})
        project.$sync.start()
      },
    )
    url = `${await fastify.listen({ host: LOOPBACK, port: 0 })}/`
    return { url, deviceId: manager.deviceId }
  },
}

export type CloudHandlers = typeof handlers

serve(handlers)
