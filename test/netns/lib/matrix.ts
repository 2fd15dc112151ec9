/**
 * What the matrix is measured with: a DHT of real bootstrap nodes, a peer that relays, and for each
 * kind of NAT a peer with a project, and a place for the client.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { Assertions } from 'brittle'
import { roles } from '@comapeo/core'
import { createDevice, type Device } from '../../helpers/device.js'
import { createProject, type TestProject } from '../../helpers/peer.js'
import { hex } from '../../../src/lib/keys.js'
import type { JsonLine } from '../../helpers/cli.js'
import type { NatKind } from './nat.js'
import { type Program, startCli, startProgram } from './programs.js'
import { type Host, World } from './world.js'
import type { DeviceInput } from '../programs/device.js'
import { fileURLToPath } from 'node:url'

const DEVICE = fileURLToPath(new URL('../programs/device.js', import.meta.url))
const BOOTSTRAP_PORT = 49_737
/** HyperDHT asks 4 nodes on different addresses what port they see. */
const BOOTSTRAP_NODES = 5
/** HyperDHT punches to or from a random NAT once in so long. */
const RANDOM_PUNCH_MS = 21_000

export interface Outcome {
  client: NatKind
  peer: NatKind
  /** How they met first. */
  first: 'direct' | 'relay' | 'not'
  firstMs: number | null
  /** The way they had in the end. */
  last: 'direct' | 'relay' | 'not'
  directMs: number | null
  synced: boolean
  /** Codes of attempts that failed, in their order. */
  failures: string[]
}

export interface CellOptions {
  useRelay: boolean
  relayFirst?: boolean
  timeoutMs: number
  /** How long to wait for a direct path, once relayed and in sync. */
  upgradeMs: number
  /** Called once they are in sync through the relay. */
  onRelayed?: (client: Host) => Promise<void>
}

interface PeerHost {
  kind: NatKind
  deviceId: string
  project: TestProject
  usedAtMs: number
}

export class Matrix {
  readonly world: World
  readonly #dir: string
  readonly #cleanups: Array<() => unknown> = []
  readonly #peers = new Map<NatKind, PeerHost>()
  readonly #clients = new Map<NatKind, Host>()
  #device: Device | undefined
  #relay: { key: string; address: string } | undefined

  private constructor(world: World, dir: string) {
    this.world = world
    this.#dir = dir
  }

  static async create(
    dir: string,
    { clients, peers }: { clients: NatKind[]; peers: NatKind[] },
  ): Promise<Matrix> {
    const world = await World.create({ servers: BOOTSTRAP_NODES })
    const matrix = new Matrix(world, dir)
    matrix.#cleanups.push(() => world.close())
    try {
      await matrix.#open(clients, peers)
      return matrix
    } catch (error) {
      await matrix.close()
      throw error
    }
  }

  get bootstrap(): string[] {
    return Array.from(
      { length: BOOTSTRAP_NODES },
      (_, n) => `${this.world.serverAddress(n)}:${BOOTSTRAP_PORT}`,
    )
  }

  get relay(): { key: string; address: string } {
    if (!this.#relay) throw new Error('not open')
    return this.#relay
  }

  async close(): Promise<void> {
    for (const run of this.#cleanups.splice(0).reverse()) await run()
  }

  async #open(clients: NatKind[], peers: NatKind[]): Promise<void> {
    await this.#startBootstrap()
    this.#device = await createDevice(this.#lifetime())
    for (const kind of clients) this.#clients.set(kind, await this.world.addHost(kind))
    const hosts = await Promise.all(peers.map((kind) => this.world.addHost(kind)))
    const relayHost = await this.world.addHost('none')
    const [key] = await Promise.all([
      this.startPeer(relayHost, 'relay', ['--relay', 'anyone']),
      ...peers.map((kind, n) => this.#startHosting(hosts[n] as Host, kind)),
    ])
    this.#relay = { key: key.deviceId, address: relayHost.publicAddress }
    // The client's program opens the storage by itself.
    await this.#device.close()
  }

  async #startBootstrap(): Promise<void> {
    const start = async (n: number) => {
      const address = this.world.serverAddress(n)
      const known = n === 0 ? 'none' : (this.bootstrap[0] ?? '')
      const args = ['bootstrap', '--host', address, '--bind', address, '--bootstrap', known]
      const storage = this.#storage(`bootstrap-${n}`)
      const program = startCli(this.world.servers, [...args, '--json', '--storage', storage])
      await this.#keep(program).waitFor('bootstrap.ready')
    }
    await start(0)
    await Promise.all(Array.from({ length: BOOTSTRAP_NODES - 1 }, (_, n) => start(n + 1)))
  }

  async startPeer(
    host: Host,
    name: string,
    args: string[] = [],
  ): Promise<{ deviceId: string; storage: string; program: Program }> {
    const storage = this.#storage(name)
    const program = this.#keep(
      startCli(host.namespace, [
        ...['announce', '--bootstrap', this.bootstrap.join(), '--storage', storage, '--json'],
        ...['--log-level', 'debug', ...args],
      ]),
    )
    const { deviceId } = await program.waitFor('announce.ready')
    return { deviceId: String(deviceId), storage, program }
  }

  async #startHosting(host: Host, kind: NatKind): Promise<void> {
    const { deviceId, storage, program } = await this.startPeer(host, `peer-${kind}`)
    const project = await createProject(this.#device as Device, { name: kind, observations: 5 })
    await project.project.$member.assignRole(deviceId, roles.MEMBER_ROLE_ID)
    await this.addProject(host, storage, project)
    await program.waitFor('announce.complete')
    this.#peers.set(kind, { kind, deviceId, project, usedAtMs: -Infinity })
  }

  async addProject(host: Host, storage: string, { body, projectId }: TestProject): Promise<void> {
    const file = path.join(this.#dir, `${projectId}.json`)
    fs.writeFileSync(file, JSON.stringify(body), { mode: 0o600 })
    const add = startCli(host.namespace, ['projects', 'add', file, '--storage', storage])
    const code = await add.exited
    if (code !== 0) throw new Error(`projects add: ${add.stderr}`)
  }

  hostOf(client: NatKind): Host {
    const host = this.#clients.get(client)
    if (!host) throw new Error(`no client behind ${client}`)
    return host
  }

  async run(client: NatKind, peer: NatKind, options: CellOptions): Promise<Outcome> {
    const target = this.#peers.get(peer) as PeerHost
    const host = this.hostOf(client)
    await restUntil(target.usedAtMs + RANDOM_PUNCH_MS)
    const { rootKey, dir } = this.#device as Device
    const input: DeviceInput = {
      dir,
      rootKey: hex(rootKey),
      projectId: target.project.projectId,
      projectKey: hex(target.project.keys.projectKey),
      bootstrap: this.bootstrap,
      target: target.deviceId,
      relayAddresses: [this.relay.address],
      relays: options.useRelay ? [this.relay.key] : [],
      relayFirst: options.relayFirst ?? false,
      timeoutMs: options.timeoutMs,
      upgradeMs: options.upgradeMs,
    }
    const program = startProgram(host.namespace, [DEVICE, JSON.stringify(input)])
    try {
      if (options.onRelayed) {
        await program.waitFor('relayed', { timeoutMs: options.timeoutMs })
        await options.onRelayed(host)
      }
      const limitMs = options.timeoutMs + options.upgradeMs + 30_000
      await program.waitFor('done', { timeoutMs: limitMs })
      return { client, peer, ...outcomeOf(program) }
    } finally {
      target.usedAtMs = Date.now()
      await program.end()
    }
  }

  #storage(name: string): string {
    return path.join(this.#dir, name)
  }

  #keep(program: Program): Program {
    this.#cleanups.push(() => program.end('SIGKILL'))
    return program
  }

  /** For helpers that are made for tests. */
  #lifetime(): Assertions {
    return {
      teardown: (run: () => unknown) => void this.#cleanups.push(run),
      tmp: () => Promise.resolve(path.join(this.#dir, 'device')),
    } as Assertions
  }
}

function outcomeOf({ lines }: Program): Omit<Outcome, 'client' | 'peer'> {
  const joinedMs = Number(lines.find(({ evt }) => evt === 'joined')?.ms ?? 0)
  const paths = lines.filter(({ evt, via }) => evt === 'path' && via !== null)
  const done = lines.find(({ evt }) => evt === 'done')
  const way = (via: unknown) => (via === 'direct' || via === 'relay' ? via : 'not')
  const since = (line: JsonLine | undefined) => line && Number(line.ms) - joinedMs
  return {
    first: way(paths[0]?.via),
    firstMs: since(paths[0]) ?? null,
    last: way(done?.via),
    directMs: since(paths.find(({ via }) => via === 'direct')) ?? null,
    synced: done?.synced === true,
    failures: lines.filter(({ evt }) => evt === 'failed').map(({ code }) => String(code)),
  }
}

async function restUntil(atMs: number): Promise<void> {
  const leftMs = atMs - Date.now()
  if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs))
}
