/** Devices of the older apps in tests, where their engine is installed: it is optional. */
import type { Assertions } from 'brittle';
import { OlderDevice } from '../../src/demo/older-device.js';
export declare function createOlderDevice(t: Assertions, projectKey: Buffer, settings?: {
    deviceType?: 'desktop' | 'mobile';
}): Promise<OlderDevice>;
/** Why tests of it cannot run here; undefined: they can. */
export declare function missingEngine(): string | undefined;
