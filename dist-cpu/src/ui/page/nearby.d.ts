import type { PairingView } from '../pairing-desk.js';
export declare function Nearby({ pairing, deviceName, }: {
    pairing: PairingView | null;
    deviceName: string;
}): import("preact").JSX.Element;
