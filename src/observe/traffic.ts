/**
 * How many bytes the connections of devices carried since the start, in and out. A connection that
 * serves several projects counts once, and one that has ended goes on counting.
 */
import type { Connection } from '../connection.js'
import type { Replication } from '../replication.js'

export class Traffic {
  readonly #connections = new Set<Connection>()
  #endedIn = 0
  #endedOut = 0

  constructor(replication: Pick<Replication, 'on' | 'sessions'>) {
    replication.on('started', ({ projectId, deviceId }) => {
      for (const session of replication.sessions(projectId)) {
        if (session.deviceId === deviceId) this.#add(session.connection)
      }
    })
  }

  get bytesIn(): number {
    return [...this.#connections].reduce((sum, { bytesRead }) => sum + bytesRead, this.#endedIn)
  }

  get bytesOut(): number {
    const open = [...this.#connections]
    return open.reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#endedOut)
  }

  #add(connection: Connection): void {
    if (this.#connections.has(connection)) return
    this.#connections.add(connection)
    void connection.closed.then(() => {
      this.#connections.delete(connection)
      this.#endedIn += connection.bytesRead
      this.#endedOut += connection.bytesWritten
    })
  }
}
