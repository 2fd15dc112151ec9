/** Tells the log, and whoever follows the peer, what sync does. */
import type { PeerActivity } from './host/views.js'
import type { Logger } from './lib/logger.js'
import type { Replication } from './replication.js'

export interface ActivityCollaborators {
  replication: Replication
  log: Logger
  tell: (activity: PeerActivity) => void
}

export function tellActivity({ replication, log, tell }: ActivityCollaborators): void {
  const note = (activity: PeerActivity) => {
    log.info(activity)
    tell(activity)
  }
  replication.on('started', (event) => note({ evt: 'sync.started', ...event }))
  replication.on('ended', (event) => note({ evt: 'sync.ended', ...event }))
  replication.on('recycled', (event) => note({ evt: 'sync.recycled', ...event }))
  replication.on('synced', (event) => note({ evt: 'sync.synced', ...event }))
  // Several times a second: not for the log.
  replication.on('progress', (event) => tell({ evt: 'sync.progress', ...event }))
}
