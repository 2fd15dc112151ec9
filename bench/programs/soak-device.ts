/** A device of the soak: many projects, found and synced with our client library. */
import fs from 'node:fs'
import path from 'node:path'
import { MapeoManager, type MapeoProject, roles } from '@comapeo/core'
import Fastify from 'fastify'
import { MapeoWebClient } from '../../src/client.js'
import { createPhotos } from '../../src/demo/dataset.js'
import { toProjectKeys } from '../../src/host/project-file.js'
import { hex, identityOf, projectIdOf } from '../../src/lib/keys.js'
import { migrations } from '../../src/sync/comapeo-migrations.js'
import { exportProjectKeys, type ProjectKeysBody } from '../../src/sync/project-keys.js'
import { serve } from '../lib/program.js'

const PHOTO_WIDTH = 320

interface Joined {
  project: MapeoProject
  keys: ProjectKeysBody
}

let rootKey: Buffer
let dir: string
let manager: MapeoManager
let client: MapeoWebClient | undefined
let photos = 0
const joined = new Map<string, Joined>()

function known(projectId: string): Joined {
  const found = joined.get(projectId)
  if (!found) throw new Error(`not in project ${projectId}`)
  return found
}

const handlers = {
  /** Opens what the directory has, or makes a device in it. */
  async open(settings: { rootKey: string; dir: string; name: string; keys: ProjectKeysBody[] }) {
    rootKey = Buffer.from(settings.rootKey, 'hex')
    dir = settings.dir
    const dbFolder = path.join(dir, 'db')
    fs.mkdirSync(dbFolder, { recursive: true })
    manager = new MapeoManager({
      rootKey,
      dbFolder,
      coreStorage: path.join(dir, 'core'),
      projectMigrationsFolder: migrations.project,
      clientMigrationsFolder: migrations.client,
      fastify: Fastify(),
    })
    await manager.setDeviceInfo({ name: settings.name, deviceType: 'mobile' })
    for (const keys of settings.keys) await handlers.join({ keys })
    return hex(identityOf(rootKey).publicKey)
  },
  async createProject({ name }: { name: string }): Promise<ProjectKeysBody> {
    const id = await manager.createProject({ name })
    const keys = await exportProjectKeys(rootKey, path.join(dir, 'db'), id)
    joined.set(id, { project: await manager.getProject(id), keys })
    return keys
  },
  /** Safe to repeat. */
  async join({ keys }: { keys: ProjectKeysBody }): Promise<void> {
    const details = toProjectKeys(keys)
    const projects = await manager.listProjects()
    const isKnown = projects.some(({ projectId }) => projectId === idOf(keys))
    if (!isKnown) await manager.addProject(details, { waitForSync: false })
    joined.set(idOf(keys), { project: await manager.getProject(idOf(keys)), keys })
  },
  async makeMembers({ projectId, deviceIds }: { projectId: string; deviceIds: string[] }) {
    const { $member } = known(projectId).project
    for (const id of deviceIds) await $member.assignRole(id, roles.MEMBER_ROLE_ID)
  },
  /** Looks for the peer and for others, and lets itself be found. */
  async goOnline({ bootstrap }: { bootstrap: string[] }): Promise<void> {
    if (client) return
    client = new MapeoWebClient({
      keyPair: identityOf(rootKey),
      bootstrap,
      bindHost: '127.0.0.1',
      knownNodesFile: path.join(dir, 'nodes.json'),
    })
    await client.ready()
    for (const { project, keys } of joined.values()) {
      client.join(project, { ...toProjectKeys(keys), announce: true })
    }
  },
  async goOffline(): Promise<void> {
    await client?.close()
    client = undefined
  },
  /** Resolves once all of them are on this device's disk. */
  async write(settings: { projectId: string; notes: string[]; withPhoto: boolean }) {
    const { project } = known(settings.projectId)
    for (const note of settings.notes) {
      const attachments = settings.withPhoto ? [await takePhoto(project)] : []
      await project.observation.create({
        schemaName: 'observation',
        lat: -2.35,
        lon: -72.1,
        attachments,
        tags: { note },
        metadata: { manualLocation: false },
      })
    }
  },
  async notes({ projectId }: { projectId: string }): Promise<string[]> {
    const observations = await known(projectId).project.observation.getMany()
    return observations.map(({ tags }) => String(tags.note)).sort()
  },
  /** Whether the other device has everything of ours, and we have everything of its. */
  isSyncedWith({ projectId, deviceId }: { projectId: string; deviceId: string }): boolean {
    const { remoteDeviceSyncState } = known(projectId).project.$sync.getState()
    const state = remoteDeviceSyncState[deviceId]
    if (!state?.initial.isSyncEnabled || !state.data.isSyncEnabled) return false
    const { initial, data } = state
    return initial.want + initial.wanted + data.want + data.wanted === 0
  },
}

export type SoakDeviceHandlers = typeof handlers

function idOf(keys: ProjectKeysBody): string {
  return projectIdOf(toProjectKeys(keys).projectKey)
}

async function takePhoto(project: MapeoProject) {
  const folder = path.join(dir, `photo-${++photos}-${process.pid}`)
  fs.mkdirSync(folder)
  const [photo] = await createPhotos(folder, 1, { seed: photos, width: PHOTO_WIDTH })
  if (!photo) throw new Error('no photo was made')
  const blob = await project.$blobs.create({ ...photo }, { mimeType: 'image/jpeg' })
  fs.rmSync(folder, { recursive: true })
  return {
    driveDiscoveryId: blob.driveId,
    name: blob.name,
    type: 'photo' as const,
    hash: blob.hash,
    createdAt: new Date(0).toISOString(),
    external: false,
  }
}

serve(handlers)
