/** What today's apps do to sync with a server: the WebSocket of @comapeo/core's `connectServers`. */
import { type MapeoProject, replicateProject } from '@comapeo/core'
import type { Assertions } from 'brittle'
import { WebSocket } from 'ws'
import type { TestPeer } from './peer.js'

type Replicate = (socket: WebSocket, stream: unknown) => Promise<void>

const core = import.meta.resolve('@comapeo/core')
const { wsCoreReplicator } = (await import(new URL('./lib/ws-core-replicator.js', core).href)) as {
  wsCoreReplicator: Replicate
}

/** How soon somebody opens the app's sync screen again when it lost its server. */
const REOPEN_MS = 300

export interface AppConnection {
  /** How many WebSockets it opened so far. */
  readonly opened: number
  /** The one that is open, or was last. */
  readonly socket: WebSocket
  close(): void
}

/** Syncs a project with a peer over WebSockets, a new one whenever the old one closed. */
export function connectWebsocket(
  t: Assertions,
  peer: TestPeer,
  { project, projectId }: { project: MapeoProject; projectId: string },
): AppConnection {
  const url = `${peer.status().httpUrl?.replace('http', 'ws') ?? ''}/sync/${projectId}`
  let socket!: WebSocket
  let timer: NodeJS.Timeout | undefined
  const state = { opened: 0, closed: false }
  const open = () => {
    state.opened++
    socket = new WebSocket(url)
    socket.on('error', () => {})
    wsCoreReplicator(socket, replicateProject(project, true)).catch(() => {})
    project.$sync.start()
    socket.once('close', () => {
      if (!state.closed) timer = setTimeout(open, REOPEN_MS)
    })
  }
  const close = () => {
    state.closed = true
    clearTimeout(timer)
    socket.close()
  }
  t.teardown(close)
  open()
  return {
    get opened() {
      return state.opened
    },
    get socket() {
      return socket
    },
    close,
  }
}
