/** What all projects of the older engine answer alike: they have no roles, and nobody is asked in. */
import { EventEmitter } from 'node:events'
import type { Connection } from '../connection.js'
import { MapeoWebError } from '../lib/errors.js'
import { type DevicePublicKey, hex } from '../lib/keys.js'
import type {
  AllowOutcome,
  DeviceProgress,
  OpenProject,
  OpenProjectEvents,
  ProjectData,
} from '../sync/engine.js'

export abstract class RolelessProject
  extends EventEmitter<OpenProjectEvents>
  implements OpenProject
{
  readonly projectId: string
  /** Ids of devices that proved to know the project key in a round. */
  protected readonly proven = new Set<string>()

  constructor(projectId: string) {
    super()
    this.projectId = projectId
  }

  abstract attach(connection: Connection): void
  abstract progress(): DeviceProgress[]
  abstract close(): Promise<void>

  /** @throws `NOT_IN_MAPEO8`: feeds are kept, and nobody here looks into them. */
  get data(): ProjectData {
    throw new MapeoWebError('NOT_IN_MAPEO8', 'the data of a Mapeo 8 project cannot be read here')
  }

  hasPeer(devicePublicKey: DevicePublicKey): boolean {
    return this.proven.has(hex(devicePublicKey))
  }

  /** Rounds look after readers that stall. */
  unanswered(): number {
    return 0
  }

  noteUnknownCore(): void {}

  hasCore(): boolean {
    return false
  }

  async ownRole(): Promise<string | null> {
    return null
  }

  async isBlocked(): Promise<boolean> {
    return false
  }

  /** Whoever has the project key is in. */
  async allow(): Promise<AllowOutcome> {
    return 'member'
  }
}
