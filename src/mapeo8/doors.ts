/**
 * DISCOVERY and ENCRYPTION of older projects: each is announced and listened for on a key pair of its
 * own, so that whoever dials has chosen the project, and nobody sees which of them one peer hosts.
 */
import type { Announcee } from '../announce/messages.js'
import type { HostedProject } from '../host/registry.js'
import { type DiscoveryKey, hex, type KeyPair } from '../lib/keys.js'
import type { ExtraDoor, Listener } from '../listener.js'

export interface DoorsCollaborators {
  listener: Listener
  keyPairOf: (project: HostedProject) => KeyPair | undefined
}

export class Doors {
  readonly #listener: Listener
  readonly #keyPairOf: DoorsCollaborators['keyPairOf']
  /** By discovery key in hex. */
  readonly #open = new Map<string, { keyPair: KeyPair; door: ExtraDoor; isListening: boolean }>()

  constructor({ listener, keyPairOf }: DoorsCollaborators) {
    this.#listener = listener
    this.#keyPairOf = keyPairOf
  }

  /** Does nothing for a project that the device's own key pair serves. Safe to repeat. */
  async open(project: HostedProject): Promise<void> {
    const id = hex(project.discoveryKey)
    const known = this.#open.get(id)
    if (known) return known.door.listening
    const keyPair = this.#keyPairOf(project)
    if (!keyPair) return
    const door = this.#listener.openDoor(keyPair)
    const entry = { keyPair, door, isListening: false }
    this.#open.set(id, entry)
    await door.listening
    entry.isListening = true
  }

  async close({ discoveryKey }: Pick<HostedProject, 'discoveryKey'>): Promise<void> {
    const id = hex(discoveryKey)
    const entry = this.#open.get(id)
    this.#open.delete(id)
    await entry?.door.close()
  }

  /** In whose name the project is announced; undefined: the device's. */
  announceeOf(discoveryKey: DiscoveryKey): Announcee | undefined {
    const entry = this.#open.get(hex(discoveryKey))
    return entry && { keyPair: entry.keyPair, relayAddresses: entry.door.relayAddresses }
  }

  /** Whether clients could connect: before that, an announcement would lead nowhere. */
  isReachable({ protocol, discoveryKey }: HostedProject): boolean {
    return protocol === 'comapeo' || (this.#open.get(hex(discoveryKey))?.isListening ?? false)
  }
}
