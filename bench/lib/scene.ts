/** Who takes part in a bench of syncing, each in a process of its own, all on 127.0.0.1. */
import fs from 'node:fs'
import path from 'node:path'
import { control } from '../../src/http/control-client.js'
import { storagePaths } from '../../src/lib/storage.js'
import type { AnyProjectFile } from '../../src/host/project-file.js'
import type { CloudHandlers } from '../programs/cloud-server.js'
import type { DeviceHandlers } from '../programs/devices.js'
import type { NetworkHandlers } from '../programs/network.js'
import type { PeerHandlers } from '../programs/peer.js'
import type { BenchContext } from './bench.js'
import { Program, type Handlers } from './program.js'

const LOOPBACK = '127.0.0.1'
const BOOTSTRAP_NODES = 3

export interface PeerProcess {
  deviceId: string
  /** Of its HTTP API; null without one. */
  httpUrl: string | null
  storage: string
  pid: number
  host: (keys: AnyProjectFile[]) => Promise<void>
  kill: () => Promise<void>
}

export interface CloudProcess {
  pid: number
  deviceId: string
  url: string
  dir: string
  kill: () => Promise<void>
}

export class Scene {
  readonly dir: string
  readonly #context: Pick<BenchContext, 'defer'>
  #started = 0

  constructor(context: Pick<BenchContext, 'tmp' | 'defer'>) {
    this.dir = context.tmp
    this.#context = context
  }

  /** A name for a new directory; it is not made. */
  fresh(name: string): string {
    return path.join(this.dir, `${name}-${++this.#started}`)
  }

  /** Resolves with the addresses of a network's bootstrap nodes. */
  async network(nodes = BOOTSTRAP_NODES, through?: string): Promise<string[]> {
    const program = this.start<NetworkHandlers>('network')
    return program.call('start', { nodes, ...(through === undefined ? {} : { through }) })
  }

  devices(): Program<DeviceHandlers> {
    return this.start<DeviceHandlers>('devices')
  }

  async cloud(): Promise<CloudProcess> {
    const program = this.start<CloudHandlers>('cloud-server')
    const dir = this.fresh('cloud')
    const answer = await program.call('start', { dir })
    return { ...answer, pid: program.pid, dir, kill: () => program.kill() }
  }

  /** `mapeo-web announce`; `settings` are more flags of it. */
  async peer(bootstrap: string[], settings: string[] = []): Promise<PeerProcess> {
    const storage = this.fresh('peer')
    const where = ['--bind', LOOPBACK, '--storage', storage, '--bootstrap', bootstrap.join()]
    const args = ['announce', '--json', '--log-level', 'warn', ...where, ...settings]
    const program = this.start<PeerHandlers>('peer', args)
    const ready = (await program.call('waitFor', { evt: 'announce.ready' })) as {
      deviceId: string
      httpUrl: string | null
    }
    return {
      deviceId: ready.deviceId,
      httpUrl: ready.httpUrl,
      storage,
      pid: program.pid,
      host: async (keys) => {
        await control(storagePaths(storage), 'POST', '/projects', keys)
        await program.call('waitFor', { evt: 'announce.complete' })
      },
      kill: () => program.kill(),
    }
  }

  start<H extends Handlers>(name: string, args: string[] = []): Program<H> {
    const logFile = `${this.fresh(name)}.log`
    const program = new Program<H>({ name, args, logFile })
    this.#context.defer(() => program.kill())
    return program
  }

  /** Of a device's storage, for another run from the same state. */
  async copy(from: string): Promise<string> {
    const to = this.fresh('copy')
    await fs.promises.cp(from, to, { recursive: true })
    return to
  }
}
