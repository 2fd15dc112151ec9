/** Devices on the local network of a test, which is 127.0.0.1. */
import { roles } from '@comapeo/core';
import { eventually } from './eventually.js';
import { browse } from './mdns.js';
export async function openWindow(peer, { acceptAll = true } = {}) {
    const window = await peer.pairing.open({ minutes: 1, acceptAll });
    const events = [];
    window.subscribe((event) => events.push(event));
    const of = (evt) => events.filter((e) => e.evt === evt);
    return { window, port: of('window-opened')[0]?.port ?? 0, events, of };
}
/** What an app does when it sees the peer by mDNS. */
export async function connectNearby(t, { manager }, peer, port) {
    t.teardown(() => manager.stopLocalPeerDiscoveryServer({ force: true }));
    await manager.startLocalPeerDiscoveryServer();
    manager.connectLocalPeer({ address: '127.0.0.1', port, name: `peer-${port}` });
    await eventually(() => isNear({ manager }, peer), { what: 'the peer in the list of devices' });
}
/** An app in the foreground: it connects to whatever name it sees by mDNS for the first time. */
export async function runNearby(t, { manager }) {
    t.teardown(() => manager.stopLocalPeerDiscoveryServer({ force: true }));
    await manager.startLocalPeerDiscoveryServer();
    const browser = await browse(t);
    browser.onFound = ({ name, port }) => {
        manager.connectLocalPeer({ address: '127.0.0.1', name, port });
    };
}
/** The app shows the peer, with a name, among the devices that can be invited. */
export async function isNear({ manager }, peer) {
    const devices = await manager.listLocalPeers();
    const found = devices.find(({ deviceId }) => deviceId === peer.deviceId);
    return found?.status === 'connected' && found.name !== undefined;
}
/** `ACCEPT`, `REJECT` or `ALREADY`, as the app hears it. */
export function invite(project, peer) {
    return project.$member.invite(peer.deviceId, { roleId: roles.MEMBER_ROLE_ID });
}
//# sourceMappingURL=nearby.js.map