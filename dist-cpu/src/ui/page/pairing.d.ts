import type { PairingCode } from '../pairing-code.js';
export declare function PairingPanel({ deviceName }: {
    deviceName: string;
}): import("preact").JSX.Element;
export declare function Code({ code, onHide }: {
    code: PairingCode;
    onHide?: () => void;
}): import("preact").JSX.Element;
