/** What a device of the older apps sends, as the engine gets to see it. */
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import test from 'brittle'
import { Blame } from '../../src/mapeo8/blame.js'
import { DeviceGuard } from '../../src/mapeo8/device-guard.js'
import { MAX_FILE_BYTES, MediaGuard } from '../../src/mapeo8/media-guard.js'
import { MultiplexCheck } from '../../src/mapeo8/multiplex-check.js'

function frame(text: string): Buffer {
  const bytes = Buffer.from(text)
  const prefix: number[] = []
  let rest = bytes.length
  for (; rest >= 128; rest >>= 7) prefix.push((rest & 0x7f) | 0x80)
  return Buffer.concat([Buffer.from([...prefix, rest]), bytes])
}

function json(...values: unknown[]): Buffer {
  return Buffer.concat(values.map((value) => frame(JSON.stringify(value))))
}

interface Settings {
  ours?: string[]
  takes?: boolean
  /** Bytes of each chunk. */
  step?: number
}

async function through(sent: Buffer, { ours = [], takes = true, step = 7 }: Settings = {}) {
  const guard = new MediaGuard({ ours: Promise.resolve(new Set(ours)) }, { takes })
  const chunks: Buffer[] = []
  for (let at = 0; at < sent.length; at += step) chunks.push(sent.subarray(at, at + step))
  const [got] = await Promise.all([buffer(guard), pipeline(chunks, guard)])
  return got
}

const PHOTO = 'original/heron.jpg'
const LARGE = 'x'.repeat(1000)

test('media that were asked for come through as they are', async (t) => {
  const content = Buffer.concat([frame(PHOTO), frame(LARGE), frame('preview/a.jpg'), frame('')])
  const sent = Buffer.concat([
    json([PHOTO, 'preview/a.jpg'], ['thumbnail/b.jpg'], 2),
    content,
    json('done'),
  ])
  for (const step of [1, 7, 100_000]) {
    t.alike(await through(sent, { ours: ['thumbnail/b.jpg'], step }), sent, `by ${step} bytes`)
  }
})

test('what is here already is not asked for, nor what the store would not keep', async (t) => {
  const odd = ['../key', '/a', 'a//b', 'a/.b', 'a\\b', 'a\0b', '', `a/${'b'.repeat(300)}`]
  const unfinished = 'original/a.jpg.0.tmp-gxqIdUqEoqo'
  const sent = json([PHOTO, 'preview/a.jpg', ...odd, unfinished], [], 0, 'done')
  const got = await through(sent, { ours: [PHOTO] })
  t.alike(got, json(['preview/a.jpg'], [], 0, 'done'))
  t.alike(await through(sent, { takes: false }), json([], [], 0, 'done'), 'on a full disk nothing')
})

test('a device that breaks the rules of media ends its round', async (t) => {
  const big = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f])
  const cases: Array<[string, Buffer]> = [
    ['no JSON', frame('{{{')],
    ['no list', json(null)],
    ['no names', json([1])],
    ['a file that is not here', json([], ['../../root-key'])],
    ['more files than it has', json([], [], 1)],
    ['no count', json([PHOTO], [], -1)],
    ['a file nobody asked for', Buffer.concat([json([PHOTO], [], 1), frame('other.jpg')])],
    ['over a file that is here', Buffer.concat([json(['here.jpg'], [], 1)])],
    ['a file of 4 GB', Buffer.concat([json([PHOTO], [], 1), frame(PHOTO), big])],
    ['a list of 4 GB', big],
    ['a length without end', Buffer.alloc(6, 0x80)],
    ['more than it told', json([], [], 0, 'more')],
  ]
  for (const [what, sent] of cases) {
    await t.exception(through(sent, { ours: ['here.jpg'] }), undefined, what)
  }
  t.ok(MAX_FILE_BYTES < 0xffffffff)
})

test('only who greets as a device of Mapeo 8 gets to the engine', async (t) => {
  const greet = async (...chunks: Buffer[]) => {
    const guard = new DeviceGuard()
    const [got] = await Promise.all([buffer(guard), pipeline(chunks, guard)])
    return got
  }
  const greeting = (text: string, length = text.length) => {
    const start = Buffer.alloc(4)
    start.writeUInt32LE(length)
    return Buffer.concat([start, Buffer.from(text)])
  }
  const good = greeting('{"id":"a","protocolVersion":1,"deviceType":"mobile","deviceName":"b"}')
  const rest = Buffer.from([127, 1, 2, 3])
  t.alike(await greet(good, rest), Buffer.concat([good, rest]))
  t.alike(await greet(Buffer.concat([good, rest])), Buffer.concat([good, rest]))
  const single = [...Buffer.concat([good, rest])].map((byte) => Buffer.from([byte]))
  t.alike(await greet(...single), Buffer.concat([good, rest]))
  for (const text of ['', '{{{', 'null', '[]', '{"protocolVersion":2}', '1']) {
    await t.exception(greet(greeting(text)), /does not greet/, text)
  }
  await t.exception(greet(greeting('', 0x7fffffff)), /too long/)
  t.is((await greet(Buffer.from([1, 0]))).length, 0, 'cut short')
})

test('only channels that a round has get to the engine', async (t) => {
  const framed = (channel: number, type: number, content = '') => {
    const header: number[] = []
    let rest = channel * 8 + type
    for (; rest >= 128; rest = Math.floor(rest / 128)) header.push((rest % 128) | 0x80)
    return Buffer.concat([Buffer.from([...header, rest]), frame(content)])
  }
  const round = Buffer.concat([
    framed(0, 0, 'p2p'),
    framed(0, 2, LARGE),
    framed(1, 0, 'media'),
    framed(1, 1, ''),
    framed(0, 4),
    framed(1, 6, 'it broke'),
  ])
  for (const step of [1, 7, 100_000]) {
    const check = new MultiplexCheck()
    for (let at = 0; at < round.length; at += step) check.read(round.subarray(at, at + step))
    t.pass(`by ${step} bytes`)
  }
  const cases: Array<[string, Buffer]> = [
    ['a channel for which room would be made', framed(2 ** 28, 0, 'p2p')],
    ['one beyond 32 bits', framed(2 ** 30, 0, 'p2p')],
    ['no known type', framed(0, 7)],
    ['another name', framed(0, 0, '__proto__')],
    ['no name', framed(0, 0)],
    ['a long name', framed(0, 0, LARGE)],
    ['the same channel again', Buffer.concat([framed(0, 0, 'p2p'), framed(1, 0, 'p2p')])],
    ['a frame of 256 MB', Buffer.from([2, 0xff, 0xff, 0xff, 0x7f])],
  ]
  for (const [what, bytes] of cases) {
    await t.exception(() => new MultiplexCheck().read(bytes), undefined, what)
  }
})

test('what is thrown because of a device is told to its own round', async (t) => {
  const thrown = (message: string) => () => {
    throw new Error(message)
  }
  const blame = new Blame()
  t.teardown(() => blame.close())
  const told = (how: 'at once' | 'later') =>
    new Promise<Error>((resolve) => {
      const stream = new PassThrough()
      const entrance = blame.entrance(stream, resolve)
      if (how === 'at once') stream.write = thrown(how)
      else stream.once('data', () => setImmediate(thrown(how)))
      entrance.write(Buffer.from('x'))
    })
  t.is((await told('at once')).message, 'at once')
  t.is((await told('later')).message, 'later')
})
