/**
 * `mapeo/rpc` of `@comapeo/core` 7.1.0 without its manager. The manager's own local discovery would
 * replicate every open project to whoever connects, and pass our admission by; so these two parts
 * of it are loaded from beside the package's entry point, which is why the version is pinned
 * exactly. `test/integration/comapeo-internals.test.ts` fails when an update moves them.
 */
import type { EventEmitter } from 'node:events';
/** What a device says of itself on `mapeo/rpc`, which knows no servers. */
export interface RpcDeviceInfo {
    name: string;
    deviceType: 'desktop';
    /** `ack`: we confirm messages, and want ours confirmed. */
    features: Array<'ack'>;
}
/** A device at the other end of a `mapeo/rpc` channel. */
export interface RpcPeer {
    status: 'connected' | 'disconnected';
    deviceId: string;
    name?: string | undefined;
}
/** An invite as it came, before `InviteApi` made anything of it. */
export interface RpcInvite {
    inviteId: Buffer;
    projectInviteId: Buffer;
    projectName: string;
    invitorName: string;
    roleName?: string | undefined;
    roleDescription?: string | undefined;
    projectColor?: string | undefined;
    projectDescription?: string | undefined;
}
interface LocalPeersEvents {
    peers: [RpcPeer[]];
    'peer-add': [RpcPeer];
    invite: [deviceId: string, invite: RpcInvite];
    'failed-to-handle-message': [messageType: string];
}
/** The part of a Noise stream that `LocalPeers` uses. */
export interface RpcStream {
    noiseStream: {
        rawStream: unknown;
        userData: unknown;
        remotePublicKey: Buffer;
        once: (event: 'close', run: () => void) => unknown;
        opened: {
            then: (run: (opened: boolean) => void) => void;
        };
    };
}
/** Speaks `mapeo/rpc`. It remembers every device for ever: make one for each connection. */
export interface LocalPeers extends EventEmitter<LocalPeersEvents> {
    connect(stream: RpcStream): unknown;
    /** Rejects where the device is gone. */
    sendDeviceInfo(deviceId: string, info: RpcDeviceInfo): Promise<void>;
}
/** The keys of a project, as a coordinator sends them after an invite was accepted. */
export interface JoinDetails {
    inviteId: Buffer;
    projectKey: Buffer;
    encryptionKeys?: Partial<Record<'auth' | 'config' | 'data' | 'blobIndex' | 'blob', Buffer>>;
    projectName: string;
}
export interface Invite {
    inviteId: string;
    projectInviteId: string;
    projectName: string;
    roleName?: string | undefined;
    invitorName: string;
    invitorDeviceId: string;
    state: string;
}
interface InviteApiEvents {
    'invite-received': [Invite];
    'invite-updated': [Invite];
}
/** Invites that other devices send to this one. It remembers every invite for ever. */
export interface InviteApi extends EventEmitter<InviteApiEvents> {
    /** Resolves with the project's public id. */
    accept(invite: {
        inviteId: string;
    }): Promise<string>;
    /** Throws where the invite is not waiting for an answer. */
    reject(invite: {
        inviteId: string;
    }): void;
}
interface InviteQueries {
    getProjectByInviteId: (projectInviteId: Buffer) => {
        projectPublicId: string;
        hasLeftProject: boolean;
    } | undefined;
    addProject: (details: JoinDetails) => Promise<string>;
}
export declare function createLocalPeers(): LocalPeers;
export declare function createInviteApi(rpc: LocalPeers, queries: InviteQueries): InviteApi;
/** What an invite calls a project by, before it tells its key: a one-way hash of the key. */
export declare function projectInviteIdOf(projectKey: Buffer): Buffer;
export {};
