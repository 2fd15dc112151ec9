/** Devices on the local network of a test, which is 127.0.0.1. */
import { type MapeoProject, roles } from '@comapeo/core'
import type { Assertions } from 'brittle'
import type { PairingEvent, PairingWindow } from '../../src/pairing-window.js'
import type { Device } from './device.js'
import { eventually } from './eventually.js'
import { browse } from './mdns.js'
import type { TestPeer } from './peer.js'

type Invited = Pick<TestPeer, 'deviceId'>

export interface TestWindow {
  window: PairingWindow
  port: number
  events: PairingEvent[]
  of: <Evt extends PairingEvent['evt']>(evt: Evt) => Array<Extract<PairingEvent, { evt: Evt }>>
}

export async function openWindow(peer: TestPeer, { acceptAll = true } = {}): Promise<TestWindow> {
  const window = await peer.pairing.open({ minutes: 1, acceptAll })
  const events: PairingEvent[] = []
  window.subscribe((event) => events.push(event))
  const of: TestWindow['of'] = (evt) => events.filter((e) => e.evt === evt) as never
  return { window, port: of('window-opened')[0]?.port ?? 0, events, of }
}

/** What an app does when it sees the peer by mDNS. */
export async function connectNearby(
  t: Assertions,
  { manager }: Device,
  peer: Invited,
  port: number,
): Promise<void> {
  t.teardown(() => manager.stopLocalPeerDiscoveryServer({ force: true }))
  await manager.startLocalPeerDiscoveryServer()
  manager.connectLocalPeer({ address: '127.0.0.1', port, name: `peer-${port}` })
  await eventually(() => isNear({ manager }, peer), { what: 'the peer in the list of devices' })
}

/** An app in the foreground: it connects to whatever name it sees by mDNS for the first time. */
export async function runNearby(t: Assertions, { manager }: Device): Promise<void> {
  t.teardown(() => manager.stopLocalPeerDiscoveryServer({ force: true }))
  await manager.startLocalPeerDiscoveryServer()
  const browser = await browse(t)
  browser.onFound = ({ name, port }) => {
    manager.connectLocalPeer({ address: '127.0.0.1', name, port })
  }
}

/** The app shows the peer, with a name, among the devices that can be invited. */
export async function isNear(
  { manager }: Pick<Device, 'manager'>,
  peer: Invited,
): Promise<boolean> {
  const devices = await manager.listLocalPeers()
  const found = devices.find(({ deviceId }) => deviceId === peer.deviceId)
  return found?.status === 'connected' && found.name !== undefined
}

/** `ACCEPT`, `REJECT` or `ALREADY`, as the app hears it. */
export function invite(project: MapeoProject, peer: Invited): Promise<string> {
  return project.$member.invite(peer.deviceId, { roleId: roles.MEMBER_ROLE_ID })
}
