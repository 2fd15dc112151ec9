/**
 * ENCRYPTION. Who has a place among the connections, and who makes room for whom.
 *
 * Members are devices that proved to know the key of a hosted project, on this connection or on an
 * earlier one; strangers are all others. Strangers get a part of the places. A member that finds
 * none takes that of the stranger who came last: who came before may be a new member just now.
 */
export const DEFAULT_CONNECTIONS = 256

export type PlaceRefusal =
  | 'too-many-connections'
  | 'too-many-strangers'
  | 'too-many-of-device'
  | 'too-many-of-address'
  | 'crowded-out'

export interface Place {
  /** Hex of the remote's public key. */
  deviceId: string
  /** Where packets come from. */
  remoteHost: string | undefined
  /** Whether this connection proved to know a hosted project's key. */
  isProven: () => boolean
  /** Or the device did so before. */
  isMember: () => boolean
}

export interface PlacesSettings {
  maxConnections?: number
  /** How many of them strangers may have; default: three quarters. */
  maxStrangers?: number
  /**
   * One `mapeo-web connect` has several: requests, and one for each project that syncs. That a
   * device has only one of them on a project is for `DuplicateGate` to see to.
   */
  maxPerDevice?: number
  /** Strangers of one address. A school's members share one, and count towards the total alone. */
  maxPerAddress?: number
  /**
   * How many may be waiting for their first byte. One forged packet makes one, so they count towards
   * no other limit, and the one that has waited longest makes room for a new one.
   */
  maxSilent?: number
  /** How many of them strangers may be; default: three quarters. */
  maxSilentStrangers?: number
}

export interface PlacesCollaborators<P extends Place> {
  /** Ends the connection: somebody else has its place already. */
  cut: (place: P, reason: 'crowded-out') => void
}

export class Places<P extends Place> {
  readonly #cut: PlacesCollaborators<P>['cut']
  readonly #settings: Required<PlacesSettings>
  /** Both in the order in which they came. */
  readonly #silent = new Set<P>()
  readonly #taken = new Set<P>()

  constructor({ cut }: PlacesCollaborators<P>, settings: PlacesSettings = {}) {
    this.#cut = cut
    const maxConnections = settings.maxConnections ?? DEFAULT_CONNECTIONS
    const maxSilent = settings.maxSilent ?? 256
    this.#settings = {
      maxConnections,
      maxStrangers: settings.maxStrangers ?? Math.ceil((maxConnections * 3) / 4),
      maxPerDevice: settings.maxPerDevice ?? 32,
      maxPerAddress: settings.maxPerAddress ?? 64,
      maxSilent,
      maxSilentStrangers: settings.maxSilentStrangers ?? Math.ceil((maxSilent * 3) / 4),
    }
  }

  /** Without those that have not said a word yet. */
  get size(): number {
    return this.#taken.size
  }

  get silent(): number {
    return this.#silent.size
  }

  all(): P[] {
    return [...this.#silent, ...this.#taken]
  }

  /** Whether a device would find no place now. */
  refusalOf(who: { deviceId: string; isMember: boolean }): PlaceRefusal | undefined {
    const { maxConnections, maxStrangers, maxPerDevice } = this.#settings
    const taken = [...this.#taken]
    const same = taken.filter(({ deviceId }) => deviceId === who.deviceId).length
    if (same >= maxPerDevice) return 'too-many-of-device'
    const strangers = taken.filter((place) => !place.isMember()).length
    if (who.isMember) {
      return taken.length >= maxConnections && strangers === 0 ? 'too-many-connections' : undefined
    }
    if (taken.length >= maxConnections) return 'too-many-connections'
    return strangers >= maxStrangers ? 'too-many-strangers' : undefined
  }

  /** Takes in who has not said a word, and cuts another such connection where there are many. */
  addSilent(place: P): void {
    const { maxSilent, maxSilentStrangers, maxPerDevice } = this.#settings
    const silent = [...this.#silent]
    const same = silent.filter(({ deviceId }) => deviceId === place.deviceId)
    const strangers = silent.filter((other) => !other.isMember())
    let leaving: P | undefined
    if (same.length >= maxPerDevice) leaving = same[0]
    else if (!place.isMember() && strangers.length >= maxSilentStrangers) leaving = strangers[0]
    else if (silent.length >= maxSilent) leaving = strangers[0] ?? silent[0]
    if (leaving) this.#crowdOut(leaving)
    this.#silent.add(place)
  }

  /** From the first byte on a connection is somebody's: whoever sent it holds the device's key. */
  admit(place: P): PlaceRefusal | undefined {
    this.#silent.delete(place)
    const isMember = place.isMember()
    const refusal = this.refusalOf({ deviceId: place.deviceId, isMember })
    if (refusal !== undefined) return refusal
    const strangers = [...this.#taken].filter((other) => !other.isMember())
    if (!isMember) {
      const near = strangers.filter(({ remoteHost }) => remoteHost === place.remoteHost)
      if (near.length >= this.#settings.maxPerAddress) return 'too-many-of-address'
    }
    const youngest = strangers.at(-1)
    if (this.#taken.size >= this.#settings.maxConnections && youngest) this.#crowdOut(youngest)
    this.#taken.add(place)
    return undefined
  }

  delete(place: P): void {
    this.#silent.delete(place)
    this.#taken.delete(place)
  }

  #crowdOut(place: P): void {
    this.delete(place)
    this.#cut(place, 'crowded-out')
  }
}
