import { EventEmitter } from 'node:events'
import test from 'brittle'
import { OpenProjects } from '../../src/host/open-projects.js'
import type {
  OpenProject,
  OpenProjectEvents,
  ProjectData,
  SyncEngine,
} from '../../src/sync/engine.js'
import { ManualClock, settled } from '../helpers/clock.js'

/** An engine that only keeps count: what is tested is when projects open and close. */
class CountingEngine {
  readonly open = new Map<string, number>()
  opens = 0
  failNext = false

  asEngine(): SyncEngine {
    return {
      deviceId: '',
      deviceName: '',
      baseUrl: '',
      storedBytes: () => Promise.resolve(0),
      exportKeys: () => fail(),
      add: () => fail(),
      projectIdOfInvite: () => undefined,
      has: () => true,
      deleteData: () => Promise.resolve(),
      close: () => Promise.resolve(),
      open: (projectId) => this.#open(projectId),
    }
  }

  async #open(projectId: string): Promise<OpenProject> {
    this.opens++
    await settled()
    if (this.failNext) {
      this.failNext = false
      throw new Error('cannot open')
    }
    this.open.set(projectId, (this.open.get(projectId) ?? 0) + 1)
    return Object.assign(new EventEmitter<OpenProjectEvents>(), {
      projectId,
      data: {} as ProjectData,
      attach: () => {},
      noteUnknownCore: () => {},
      hasCore: () => false,
      hasPeer: () => false,
      progress: () => [],
      ownRole: () => Promise.resolve(null),
      isBlocked: () => Promise.resolve(false),
      allow: () => Promise.resolve('needs-coordinator' as const),
      close: async () => {
        await settled()
        this.open.set(projectId, (this.open.get(projectId) ?? 0) - 1)
      },
    })
  }

  count(projectId: string): number {
    return this.open.get(projectId) ?? 0
  }
}

function fail(): never {
  throw new Error('unused')
}

function setUp({ maxOpen = 100, maxWaitMs = 5000 } = {}) {
  const clock = new ManualClock()
  const engine = new CountingEngine()
  const projects = new OpenProjects(
    { engine: engine.asEngine(), clock, random: () => 0.5 },
    { idleCloseMs: 60_000, maxOpen, maxWaitMs },
  )
  return { clock, engine, projects }
}

test('a project opens once for many users and closes when idle', async (t) => {
  const { clock, engine, projects } = setUp()
  const leases = await Promise.all([1, 2, 3].map(() => projects.acquire('p')))
  t.is(engine.opens, 1)
  t.is(new Set(leases.map((lease) => lease.project)).size, 1)
  for (const lease of leases) {
    lease.release()
    lease.release()
  }
  await clock.wind(59_999)
  t.ok(projects.isOpen('p'))
  await clock.wind(1)
  await settled()
  t.absent(projects.isOpen('p'))
  t.is(engine.count('p'), 0)
  t.is(clock.pending, 0, 'an idle project has no timer')
})

test('a new user in the idle time keeps the project open', async (t) => {
  const { clock, engine, projects } = setUp()
  const first = await projects.acquire('p')
  first.release()
  await clock.wind(30_000)
  const second = await projects.acquire('p')
  await clock.wind(120_000)
  t.ok(projects.isOpen('p'))
  t.is(engine.opens, 1)
  second.release()
  await clock.wind(60_000)
  t.is(engine.count('p'), 0)
})

test('who comes while a project closes waits, and gets a fresh one', async (t) => {
  const { engine, projects } = setUp()
  const lease = await projects.acquire('p')
  lease.release()
  const closing = projects.closeProject('p')
  const again = await projects.acquire('p')
  await closing
  t.is(engine.opens, 2)
  t.is(engine.count('p'), 1, 'never two at a time')
  t.ok(again.project)
  await projects.close()
  t.is(engine.count('p'), 0)
})

test('an opening that fails is told to all who wait, and can be tried again', async (t) => {
  const { engine, projects } = setUp()
  engine.failNext = true
  const failed: unknown[] = []
  projects.on('failed', (event) => failed.push(event))
  const both = await Promise.allSettled([projects.acquire('p'), projects.acquire('p')])
  t.alike(
    both.map((result) => result.status),
    ['rejected', 'rejected'],
  )
  t.is(failed.length, 1)
  t.absent(projects.isOpen('p'))
  const lease = await projects.acquire('p')
  t.is(engine.count('p'), 1)
  lease.release()
  await projects.close()
})
