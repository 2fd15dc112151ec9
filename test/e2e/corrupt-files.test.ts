/**
 * Files of the storage directory that are damaged, cut off, empty or somebody else's: the real
 * command line says what is wrong and what to do, with exit code 4, and changes none of them.
 */
import fs from 'node:fs'
import path from 'node:path'
import test, { type Assertions } from 'brittle'
import Database from 'better-sqlite3'
import { storagePaths, type StoragePaths } from '../../src/lib/storage.js'
import { runCli, spawnCli } from '../helpers/cli.js'
import { randomProjectBody } from '../helpers/peer.js'

const LOOPBACK = '127.0.0.1'
const MANY_PROCESSES_MS = 90_000
const GARBAGE = Buffer.from('this is no such file at all, but something else. '.repeat(200))

function announceArgs(dir: string): string[] {
  return ['announce', '--storage', dir, '--bind', LOOPBACK, '--bootstrap', 'none', '--json']
}

/** The storage of a peer that hosts two projects, as a kill leaves it: with a journal. */
async function createStorage(t: Assertions): Promise<string> {
  const dir = await t.tmp()
  const cli = await spawnCli(t, announceArgs(dir))
  await cli.waitFor('announce.ready')
  const stdin = JSON.stringify([randomProjectBody('One'), randomProjectBody('Two')])
  const added = await runCli(t, ['projects', 'add', '-', '--storage', dir], { stdin })
  if (added.code !== 0) throw new Error(added.stderr)
  cli.kill('SIGKILL')
  await cli.exit
  return dir
}

/** Every file but those that a program makes anew beside a database, or by starting. */
function contentsOf(dir: string): Record<string, string> {
  const names = fs.readdirSync(dir, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => fs.statSync(path.join(dir, name)).isFile())
  const kept = files.filter((name) => !/-shm$|^lock$/.test(name))
  return Object.fromEntries(
    kept.map((name) => [name, fs.readFileSync(path.join(dir, name)).toString('base64')]),
  )
}

function copyOf(from: string, to: string): StoragePaths {
  fs.cpSync(from, to, { recursive: true, filter: (file) => !file.endsWith('.sock') })
  return storagePaths(to)
}

function foreignDatabase(file: string): void {
  for (const part of ['', '-wal', '-shm']) fs.rmSync(file + part, { force: true })
  const db = new Database(file)
  db.exec('CREATE TABLE recipes (name TEXT)')
  db.close()
}

/** Without its journal, from which SQLite would rightly put everything back. */
function withoutJournal(file: string): string {
  const db = new Database(file)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return file
}

function cutOff(file: string): void {
  withoutJournal(file)
  fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2 / 4096) * 4096)
}

function garble(file: string): void {
  fs.writeFileSync(withoutJournal(file), GARBAGE)
}

type Damage = (paths: StoragePaths) => void
const clientDb = ({ dbDir }: StoragePaths) => path.join(dbDir, 'client.db')

const DAMAGES: Array<[string, string, Damage]> = [
  ['host.db that is garbage', 'DATABASE_UNUSABLE', (p) => garble(p.hostDb)],
  ['host.db that is cut off', 'DATABASE_UNUSABLE', (p) => cutOff(p.hostDb)],
  [
    'host.db that is empty, with its journal',
    'DATABASE_UNUSABLE',
    (p) => fs.truncateSync(p.hostDb),
  ],
  [
    'host.db that is empty, without a journal',
    'DATABASE_UNUSABLE',
    ({ hostDb }) => {
      fs.truncateSync(hostDb)
      fs.rmSync(`${hostDb}-wal`)
    },
  ],
  ['host.db of another program', 'DATABASE_UNUSABLE', (p) => foreignDatabase(p.hostDb)],
  [
    'a journal of host.db that is garbage',
    'DATABASE_UNUSABLE',
    (p) => fs.writeFileSync(`${p.hostDb}-wal`, GARBAGE),
  ],
  ['no host.db at all', 'NOT_ADOPTED', (p) => fs.rmSync(p.hostDb)],
  ['client.db that is garbage', 'DATABASE_UNUSABLE', (p) => garble(clientDb(p))],
  ['client.db that is cut off', 'DATABASE_UNUSABLE', (p) => cutOff(clientDb(p))],
  ['client.db of another program', 'DATABASE_UNUSABLE', (p) => foreignDatabase(clientDb(p))],
  ['no client.db', 'DATABASE_UNUSABLE', (p) => fs.rmSync(p.dbDir, { recursive: true })],
  ['root-key that is too short', 'ROOT_KEY_UNREADABLE', (p) => fs.truncateSync(p.rootKey, 7)],
  ['no root-key', 'ROOT_KEY_UNREADABLE', (p) => fs.rmSync(p.rootKey)],
  [
    'root-key that cannot be read',
    'ROOT_KEY_UNREADABLE',
    ({ rootKey }) => {
      fs.rmSync(rootKey)
      // Root reads any file, but nobody reads a directory.
      fs.mkdirSync(rootKey)
    },
  ],
  [
    'lock that cannot be written',
    'STORAGE_UNUSABLE',
    ({ lock }) => {
      fs.rmSync(lock)
      fs.mkdirSync(lock)
    },
  ],
]

test(
  'what is damaged is named, with a way out, and left alone',
  { timeout: MANY_PROCESSES_MS },
  async (t) => {
    const storage = await createStorage(t)
    const trials = DAMAGES.map(([what, code, damage]) => async () => {
      const paths = copyOf(storage, path.join(await t.tmp(), 'storage'))
      damage(paths)
      const before = contentsOf(paths.dir)
      const result = await runCli(t, announceArgs(paths.dir), { timeoutMs: 60_000 })
      t.is(result.code, 4, `${what}: ${result.stderr}`)
      const error = JSON.parse(result.stderr.trim().split('\n').at(-1) ?? '') as Record<
        string,
        string
      >
      t.is(error.code, code, what)
      t.ok(error.message?.includes(paths.dir) && error.fix, `${what}: ${error.message}`)
      t.alike(contentsOf(paths.dir), before, `${what}: nothing was changed`)
    })
    // Two at a time: most of it is the start of a process.
    const work = async () => {
      for (let trial = trials.shift(); trial; trial = trials.shift()) await trial()
    }
    await Promise.all([work(), work()])
  },
)

test('what a cache or a lock says does not keep the peer from starting', async (t) => {
  const storage = await createStorage(t)
  const cases: Array<[string, Damage]> = [
    ['pids of living strangers', (p) => fs.writeFileSync(p.lock, `${process.ppid}\n`)],
    [
      'garbage in nodes.json and lock',
      (p) => {
        fs.writeFileSync(p.nodes, GARBAGE)
        fs.writeFileSync(p.lock, GARBAGE)
      },
    ],
  ]
  for (const [what, damage] of cases) {
    const paths = copyOf(storage, path.join(await t.tmp(), 'storage'))
    damage(paths)
    const cli = await spawnCli(t, announceArgs(paths.dir))
    const ready = await cli.waitFor<{ projects: number }>('announce.ready')
    t.is(ready.projects, 2, what)
    if (fs.existsSync(paths.nodes)) {
      t.ok(cli.stderr.includes('"evt":"nodes.unusable"'))
      t.alike(fs.readFileSync(paths.nodes), GARBAGE)
    }
    cli.kill()
    await cli.exit
  }
})

test('the documented way out of a lost host.db brings every project back', async (t) => {
  const paths = storagePaths(await createStorage(t))
  fs.writeFileSync(paths.hostDb, GARBAGE)
  const aside = path.join(await t.tmp(), 'aside')
  fs.mkdirSync(aside)
  for (const part of ['', '-wal', '-shm']) {
    fs.renameSync(paths.hostDb + part, path.join(aside, `host.db${part}`))
  }
  const adopted = await runCli(t, ['adopt', '--yes', '--json', '--storage', paths.dir])
  t.is(adopted.code, 0, adopted.stderr)
  const listed = await runCli(t, ['projects', 'list', '--json', '--storage', paths.dir])
  const { projects } = listed.lines[0] as unknown as { projects: Array<{ name: string }> }
  t.alike(projects.map(({ name }) => name).sort(), ['One', 'Two'])
  const cli = await spawnCli(t, announceArgs(paths.dir))
  t.is((await cli.waitFor<{ projects: number }>('announce.ready')).projects, 2)
})
