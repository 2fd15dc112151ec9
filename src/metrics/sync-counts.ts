/** How many syncs began, came to the end of their work, and ended, since the start. */
import type { Replication } from '../replication.js'

export class SyncCounts {
  started = 0
  synced = 0
  /** By why. */
  readonly ended = new Map<string, number>()

  constructor(replication: Pick<Replication, 'on'>) {
    replication.on('started', () => this.started++)
    replication.on('synced', () => this.synced++)
    replication.on('ended', ({ reason }) => {
      this.ended.set(reason, (this.ended.get(reason) ?? 0) + 1)
    })
  }
}
