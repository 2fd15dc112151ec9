import type { UdxSocket } from '@hyperswarm/secret-stream';
export interface PacketSource {
    host: string;
    port: number;
}
type OnPacket = (packet: Buffer, from: PacketSource) => void;
export interface StreamPort {
    /** What the remote has to address its packets to. */
    id: number;
    close(): void;
}
export declare class StreamPorts {
    #private;
    /** `onPacket` gets a view on a buffer that is used again: copy what is kept. */
    open(socket: UdxSocket, onPacket: OnPacket): StreamPort;
}
export {};
