/** Devices on the local network of a test, which is 127.0.0.1. */
import { type MapeoProject } from '@comapeo/core';
import type { Assertions } from 'brittle';
import type { PairingEvent, PairingWindow } from '../../src/pairing-window.js';
import type { Device } from './device.js';
import type { TestPeer } from './peer.js';
type Invited = Pick<TestPeer, 'deviceId'>;
export interface TestWindow {
    window: PairingWindow;
    port: number;
    events: PairingEvent[];
    of: <Evt extends PairingEvent['evt']>(evt: Evt) => Array<Extract<PairingEvent, {
        evt: Evt;
    }>>;
}
export declare function openWindow(peer: TestPeer, { acceptAll }?: {
    acceptAll?: boolean | undefined;
}): Promise<TestWindow>;
/** What an app does when it sees the peer by mDNS. */
export declare function connectNearby(t: Assertions, { manager }: Device, peer: Invited, port: number): Promise<void>;
/** An app in the foreground: it connects to whatever name it sees by mDNS for the first time. */
export declare function runNearby(t: Assertions, { manager }: Device): Promise<void>;
/** The app shows the peer, with a name, among the devices that can be invited. */
export declare function isNear({ manager }: Pick<Device, 'manager'>, peer: Invited): Promise<boolean>;
/** `ACCEPT`, `REJECT` or `ALREADY`, as the app hears it. */
export declare function invite(project: MapeoProject, peer: Invited): Promise<string>;
export {};
