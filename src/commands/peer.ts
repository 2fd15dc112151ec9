/**
 * Commands that act on a storage directory: through the control socket of the daemon that runs on
 * it, or on the directory itself where none runs.
 */
import { Host } from '../host/host.js'
import { toProjectKeys, type ProjectFile } from '../host/project-file.js'
import { type ProjectView, viewProject } from '../host/views.js'
import { control } from '../http/control-client.js'
import { MapeoWebError } from '../lib/errors.js'
import { type StoragePaths, storagePaths } from '../lib/storage.js'

export interface ProjectAdded {
  projectId: string
  discoveryKey: string
  deviceId: string
}

export interface PeerAccess {
  add(files: ProjectFile[]): Promise<ProjectAdded[]>
  list(): Promise<ProjectView[]>
  show(id: string): Promise<ProjectView>
  remove(id: string, deleteData: boolean): Promise<{ projectId: string }>
}

/** What a project needs when it is opened for one command; nothing stays open after it. */
const DIRECT = { deviceName: 'Mapeo Web', idleCloseMs: 0 }

export async function withPeer<T>(
  storage: string,
  run: (peer: PeerAccess) => Promise<T>,
): Promise<T> {
  const paths = storagePaths(storage)
  if (await isRunning(paths)) return run(throughSocket(paths))
  const host = new Host({ paths }, DIRECT)
  await host.ready()
  try {
    return await run(direct(host))
  } finally {
    await host.close()
  }
}

async function isRunning(paths: StoragePaths): Promise<boolean> {
  try {
    await control(paths, 'GET', '/status')
    return true
  } catch (error) {
    if (error instanceof MapeoWebError && error.code === 'NOT_RUNNING') return false
    throw error
  }
}

function throughSocket(paths: StoragePaths): PeerAccess {
  const projectPath = (id: string) => `/projects/${encodeURIComponent(id)}`
  return {
    async add(files) {
      const { deviceId } = await control<{ deviceId: string }>(paths, 'GET', '/status')
      const { projects } = await control<{ projects: ProjectView[] }>(
        paths,
        'POST',
        '/projects',
        files,
      )
      return projects.map(({ projectId, discoveryKey }) => ({ projectId, discoveryKey, deviceId }))
    },
    async list() {
      return (await control<{ projects: ProjectView[] }>(paths, 'GET', '/projects')).projects
    },
    show: (id) => control<ProjectView>(paths, 'GET', projectPath(id)),
    remove: (id, deleteData) =>
      control(paths, 'DELETE', `${projectPath(id)}?deleteData=${String(deleteData)}`),
  }
}

function direct(host: Host): PeerAccess {
  const closed = { open: false, sessions: [] }
  const view = (id: string) => viewProject(host.registry.find(id), closed)
  return {
    async add(files) {
      const projects = await host.add(files.map(toProjectKeys))
      return projects.map(({ projectId }) => ({
        projectId,
        discoveryKey: view(projectId).discoveryKey,
        deviceId: host.deviceId,
      }))
    },
    list: async () => host.registry.list().map((project) => viewProject(project, closed)),
    show: async (id) => view(id),
    remove: (id, deleteData) => host.remove(id, { deleteData }),
  }
}
