import test from 'brittle'
import { KnownRelays } from '../../src/relay/known-relays.js'
import { relayGuard } from '../../src/relay/relay-guard.js'
import { ManualClock } from '../helpers/clock.js'

const key = (n: number) => Buffer.alloc(32, n)

test('relays that were given come first, then the latest that were heard of', (t) => {
  const relays = new KnownRelays([key(1)])
  t.ok(relays.note(key(2)))
  t.ok(relays.note(key(3)))
  t.absent(relays.note(key(1)), 'no news')
  t.absent(relays.note(key(2)), 'no news, but the latest')
  t.alike(relays.list(), [key(1), key(2), key(3)])
  for (let n = 10; n < 30; n++) relays.note(key(n))
  t.is(relays.list().length, 9, 'bounded')
  t.alike(relays.list().slice(0, 2), [key(1), key(29)])
})

test('a relay that the remote chose is dialled, but not as often as it likes', async (t) => {
  const clock = new ManualClock()
  const guard = relayGuard({ relays: () => [key(1)], clock })
  /** Whether the relay is left in the message. */
  const passes = (publicKey: Buffer) => {
    const message = { relayThrough: { publicKey } }
    guard(message)
    return message.relayThrough !== null
  }
  t.alike(
    [1, 2, 3, 4, 5].map(() => passes(key(9))),
    [true, true, true, true, false],
  )
  t.ok(passes(key(1)), 'one that is known, at any time')
  await clock.wind(15_000)
  t.alike([passes(key(8)), passes(key(8))], [true, false], 'one more after 15 s')
  clock.set(clock.now() - 3_600_000)
  t.absent(passes(key(8)), 'a clock that is set back gives none')
  await clock.wind(15_000)
  t.ok(passes(key(8)), 'and takes none')
  for (const message of [null, undefined, {}, { relayThrough: null }]) guard(message)
  t.pass('messages without a relay')
})
