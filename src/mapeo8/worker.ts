/**
 * The process in which the older engine runs: `@mapeo/core` 8 with hypercore 7, which may throw
 * where a remote sends nonsense, and leak. The peer talks to it over the fork's channel, and hands it
 * the bytes of each authorised stream over a Unix socket, so that what is slow slows its sender.
 *
 * It keeps the feeds and media of projects, and no index of what is in them: the peer shows none of
 * it. It writes nothing of its own, so that a project has no feed of the peer.
 */
import fs from 'node:fs'
import net, { type Socket } from 'node:net'
import path from 'node:path'
import { asError, codeOf } from '../lib/errors.js'
import { Blame } from './blame.js'
import { DeviceGuard } from './device-guard.js'
import {
  EXIT_MEMORY,
  EXIT_STUCK,
  type FromWorker,
  type Request,
  type StreamHeader,
  type WorkerSettings,
} from './messages.js'
import { observed } from './offers.js'
import { OneAtATime } from './one-at-a-time.js'
import { loadPackages, type MediaStore, type Multifeed } from './packages.js'
import { type RoundStream, roundStream } from './round-stream.js'

const PROOF_MS = 20_000
/** A round that moves less in this time is stuck: keep-alives alone are a few bytes. */
const STALL_MS = 20_000
const STALL_BYTES = 1024
const FLUSH_CHECK_MS = 5
/** How long a round may go on once another device waits. */
const TURN_MS = 120_000
const MAX_HEADER_BYTES = 1024
/** Of the hash tree of a feed. */
const CACHED_NODES = 1024
const OPEN_MS = 30_000
const CLOSE_MS = 5000
const MEMORY_CHECK_MS = 2000

interface Project {
  request: Request & { op: 'open' }
  logs: Multifeed
  media: MediaStore
  sockets: Set<Socket>
  rounds: OneAtATime
}

const settings = JSON.parse(process.argv[2] ?? '{}') as WorkerSettings
const packages = loadPackages()
const projects = new Map<string, Promise<Project>>()
/** Sockets of devices, by round: those that wait for their turn, too. */
const devices = new Map<string, Socket>()
let isReceiving = true
const blame = new Blame()

function tell(message: FromWorker): void {
  // The peer may be gone: then this process is about to end.
  process.send?.(message, undefined, undefined, () => {})
}

async function open(request: Request & { op: 'open' }): Promise<Project> {
  const { dir, projectKey } = request
  const feeds = path.join(dir, 'feeds')
  fs.mkdirSync(feeds, { recursive: true, mode: 0o700 })
  const { _logs: logs } = packages.kappa(feeds, {
    valueEncoding: 'json',
    encryptionKey: projectKey,
    // Hypercore's own is 512 kB for each feed, and every device that ever wrote has one.
    storageCacheSize: CACHED_NODES,
  })
  const ready = new Promise<void>((resolve, reject) => {
    logs.on('error', reject)
    logs.ready((error) => (error ? reject(error) : resolve()))
  })
  await inTime(ready, OPEN_MS, () => Promise.reject(new Error('its feeds do not open')))
  const media = packages.mediaStore(path.join(dir, 'media'))
  return { request, logs, media, sockets: new Set(), rounds: new OneAtATime() }
}

/** Callbacks of the older packages may never come. */
async function inTime(work: Promise<void>, ms: number, otherwise: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), ms)))
  const first = await Promise.race([work, late]).finally(() => clearTimeout(timer))
  if (first === 'late') await otherwise()
}

async function close(projectId: string): Promise<void> {
  const opening = projects.get(projectId)
  projects.delete(projectId)
  const project = await opening?.catch(() => undefined)
  if (project) await closeOpened(project)
}

async function endRounds(project: Project): Promise<void> {
  const ended = [...project.sockets].map((socket) => {
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.destroy()
    return closed
  })
  await Promise.all(ended)
}

async function closeOpened(project: Project): Promise<void> {
  await endRounds(project)
  const closed = new Promise<void>((resolve, reject) => {
    project.logs.close((error) => (error ? reject(error) : resolve()))
  })
  await inTime(closed, CLOSE_MS, () => abandon(project))
}

/**
 * The engine threw where nobody could catch it, so what it keeps of the project in memory may not be
 * whole: the project is opened anew. What is in its files is.
 */
async function reopen(project: Project): Promise<void> {
  const { projectId } = project.request
  if ((await projects.get(projectId)?.catch(() => undefined)) !== project) return
  const timer = setTimeout(() => process.exit(EXIT_STUCK), CLOSE_MS)
  const reopened = abandon(project).then(() => {
    clearTimeout(timer)
    return open(project.request)
  })
  // Whoever comes next waits for it, and is told where it fails.
  projects.set(projectId, reopened)
  await reopened.catch(() => {})
}

/** As it is: the lock that multifeed closes under may be held by what threw. */
async function abandon(project: Project): Promise<void> {
  await endRounds(project)
  const feeds = project.logs.feeds()
  await Promise.all(
    feeds.map((feed) => new Promise<void>((resolve) => feed.close(() => resolve()))),
  )
}

async function answer(request: Request): Promise<void> {
  if (request.op === 'receiving') isReceiving = request.on
  else if (request.op === 'leave') devices.get(request.round)?.destroy()
  else if (request.op === 'close') await close(request.projectId)
  else {
    const known = projects.get(request.projectId) ?? open(request)
    projects.set(request.projectId, known)
    try {
      await known
    } catch (error) {
      projects.delete(request.projectId)
      throw error
    }
  }
}

process.on('message', ({ id, ...request }: Request & { id: number }) => {
  answer(request).then(
    () => tell({ id }),
    (error: unknown) => {
      const { message } = asError(error)
      tell({ id, error: { code: codeOf(error) ?? 'PROJECT_UNUSABLE', message } })
    },
  )
})
// Whoever was to be served is gone, and so must be our hold on the files.
process.on('disconnect', () => process.exit(0))

/** Reads the line that says whose stream it is; what follows it stays in the socket. */
function readHeader(socket: Socket, run: (header: StreamHeader) => void): void {
  let text = Buffer.alloc(0)
  const onReadable = () => {
    for (let chunk = read(socket); chunk !== null; chunk = read(socket)) {
      text = Buffer.concat([text, chunk])
      const end = text.indexOf('\n')
      if (end < 0 && text.length < MAX_HEADER_BYTES) continue
      socket.off('readable', onReadable)
      if (end < 0) return void socket.destroy()
      if (text.length > end + 1) socket.unshift(text.subarray(end + 1))
      return run(JSON.parse(text.subarray(0, end).toString()) as StreamHeader)
    }
  }
  socket.on('readable', onReadable)
}

function read(socket: Socket): Buffer | null {
  return socket.read() as Buffer | null
}

async function serve(socket: Socket, { projectId, round }: StreamHeader): Promise<void> {
  const project = await projects.get(projectId)
  if (!project || socket.destroyed) {
    socket.destroy()
    return tell({ evt: 'ended', round, error: 'the project is not open' })
  }
  project.sockets.add(socket)
  devices.set(round, socket)
  let hasBegun = false
  let timer: NodeJS.Timeout | undefined
  const turn = project.rounds.enter(
    () => {
      hasBegun = true
      run(project, socket, round)
    },
    // What was moved is kept, and the rest is for the next round.
    () => (timer = setTimeout(() => socket.destroy(new Error('others wait')), TURN_MS)),
  )
  socket.once('close', () => {
    project.sockets.delete(socket)
    devices.delete(round)
    clearTimeout(timer)
    if (!hasBegun) tell({ evt: 'ended', round, error: 'it left before its turn' })
    turn.leave()
  })
}

function run(project: Project, socket: Socket, round: string): void {
  if (socket.destroyed) return tell({ evt: 'ended', round, error: 'it left as its turn came' })
  const takes = isReceiving
  let prove = () => {}
  const proof = new Promise<void>((resolve) => (prove = resolve))
  const deadline = setTimeout(() => socket.destroy(new Error('no proof in time')), PROOF_MS)
  void proof.then(() => {
    clearTimeout(deadline)
    tell({ evt: 'proven', round })
  })
  const stream: RoundStream = roundStream(
    {
      packages,
      logs: observed(project.logs, { takes, onProof: prove }),
      media: project.media,
      proof,
    },
    { id: round, deviceName: settings.deviceName, takes },
  )
  stream.on('progress', (progress: Parameters<typeof tell>[0] & object) => {
    // The same object each time, changed in place.
    tell({ evt: 'progress', round, progress: structuredClone(progress) as never })
  })
  const stopWatching = endWhenStalled(socket)
  let failure: Error | undefined
  // Its readable side never ends by itself: what ends a round is that both sides have everything.
  stream.pipe(socket)
  const entrance = blame.entrance(stream, (error) => {
    socket.destroy(error)
    void reopen(project)
  })
  const guard = new DeviceGuard()
  guard.once('error', (error: Error) => socket.destroy(error))
  socket.pipe(guard).pipe(entrance)
  stream.once('finish', () => endWhenFlushed(stream, socket))
  stream.on('error', (error: Error) => socket.destroy(error))
  socket.once('error', (error) => (failure = error))
  socket.once('close', () => {
    clearTimeout(deadline)
    stopWatching()
    stream.destroy()
    const failed = stream.goodFinish === true ? undefined : (failure ?? new Error('cut short'))
    tell({ evt: 'ended', round, ...(failed && { error: failed.message }) })
  })
}

/** The stream tells its end before all of it was read. */
function endWhenFlushed(stream: RoundStream, socket: Socket): void {
  const end = () => {
    if (stream.readableLength > 0 && !socket.destroyed) return
    clearInterval(timer)
    // Whatever the other side may still say, nobody reads it.
    socket.destroySoon()
  }
  const timer = setInterval(end, FLUSH_CHECK_MS)
  end()
}

function endWhenStalled(socket: Socket): () => void {
  const moved = () => socket.bytesRead + socket.bytesWritten
  let before = moved()
  const timer = setInterval(() => {
    if (moved() - before < STALL_BYTES) socket.destroy(new Error('nothing moved any more'))
    before = moved()
  }, STALL_MS)
  return () => clearInterval(timer)
}

const server = net.createServer((socket) => {
  socket.on('error', () => {})
  readHeader(socket, (header) => void serve(socket, header).catch(() => socket.destroy()))
})
server.listen(settings.socketPath, () => tell({ evt: 'ready' }))

setInterval(() => {
  const rssBytes = process.memoryUsage.rss()
  if (rssBytes > settings.maxRssBytes) process.exit(EXIT_MEMORY)
  tell({ evt: 'use', rssBytes })
}, MEMORY_CHECK_MS).unref()
