import type { MapeoProject } from '@comapeo/core';
import type { Assertions } from 'brittle';
import type { Device } from './device.js';
export interface TestPhoto {
    driveId: string;
    name: string;
    hash: string;
}
/** Attaches a photo of about 50 kB to a new observation. */
export declare function addPhoto(t: Assertions, project: MapeoProject): Promise<TestPhoto>;
/** The device can show the original, byte for byte. */
export declare function photoArrived(t: Assertions, device: Device, project: MapeoProject, { driveId, name, hash }: TestPhoto): Promise<boolean>;
