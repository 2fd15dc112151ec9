/** Invites over the local network, by unmodified @comapeo/core devices. */
import test, { type Assertions } from 'brittle'
import { createDevice } from '../helpers/device.js'
import { eventually } from '../helpers/eventually.js'
import { connectNearby, invite, openWindow } from '../helpers/nearby.js'
import { createNetwork } from '../helpers/network.js'
import {
  arrived,
  createBareClient,
  createPeer,
  createProject,
  joinProject,
  observe,
  syncedWith,
} from '../helpers/peer.js'
import { addPhoto, photoArrived } from '../helpers/photo.js'

async function setUp(t: Assertions, settings: Parameters<typeof createPeer>[2] = {}) {
  const network = await createNetwork(t)
  const peer = await createPeer(t, network, settings)
  return { network, peer }
}

test('an invite inside a window: both ways over the LAN, then found over the DHT alone', async (t) => {
  const { network, peer } = await setUp(t)
  const [ana, ben] = await Promise.all([createDevice(t, { name: 'Ana’s phone' }), createDevice(t)])
  const river = await createProject(ana, { observations: 3 })
  const photo = await addPhoto(t, river.project)
  const { window, port, events, of } = await openWindow(peer)
  await connectNearby(t, ana, peer, port)

  t.is(await invite(river.project, peer), 'ACCEPT')
  await eventually(() => of('invite-accepted').length === 1)
  t.is(of('invite-accepted')[0]?.projectId, river.projectId)
  t.alike(of('device-seen'), [{ evt: 'device-seen', deviceId: ana.deviceId, name: 'Ana’s phone' }])
  t.is(peer.list()[0]?.name, 'River monitoring')
  river.project.$sync.start()
  await syncedWith(river.project, peer.deviceId)
  t.is(peer.logged('sync.recycled').length, 0, 'with no reconnection')

  await window.close('operator')
  t.is(events.at(-1)?.evt, 'window-closed')
  await observe(river.project, 'after the window')
  const theirs = await joinProject(river, ben)
  await createBareClient(t, network, ben, [{ ...river, project: theirs }])
  await arrived(theirs, 'after the window', 30_000)
  t.ok(await photoArrived(t, ben, theirs, photo), 'the photo came over the DHT alone')
})
