/**
 * The members of the untyped Hypercore libraries that we call, as they are in the pinned versions:
 * hyperdht 6.34.0, dht-rpc 6.27.0, hyperswarm 4.17.2, protomux 3.12.1, noise-handshake 4.2.0,
 * hypercore-crypto 3.7.0, sodium-universal 5.0.1, compact-encoding 2.19.2.
 */

declare module 'hypercore-crypto' {
  /** BLAKE2b-256 of "hypercore" keyed with the 32-byte key. */
  export function discoveryKey(key: Buffer): Buffer
  export function keyPair(seed?: Buffer): { publicKey: Buffer; secretKey: Buffer }
  export function randomBytes(n: number): Buffer
  export function hash(data: Buffer | Buffer[]): Buffer
}

declare module 'sodium-universal' {
  const sodium: {
    /** BLAKE2b of `input` keyed with `key` into `output`, whose length chooses the digest size. */
    crypto_generichash(output: Buffer, input: Buffer, key?: Buffer): void
    crypto_core_ed25519_is_valid_point(point: Buffer): boolean
    readonly crypto_pwhash_ALG_ARGON2ID13: number
    readonly crypto_pwhash_SALTBYTES: number
    /** Throws where there is too little memory; bytes of `memlimit`. */
    crypto_pwhash(
      output: Buffer,
      password: Buffer,
      salt: Buffer,
      opslimit: number,
      memlimit: number,
      algorithm: number,
    ): void
    readonly crypto_secretbox_NONCEBYTES: number
    readonly crypto_secretbox_MACBYTES: number
    crypto_secretbox_easy(cipher: Buffer, message: Buffer, nonce: Buffer, key: Buffer): void
    /** False where it was changed, or sealed with another key. */
    crypto_secretbox_open_easy(message: Buffer, cipher: Buffer, nonce: Buffer, key: Buffer): boolean
    randombytes_buf(buffer: Buffer): void
    readonly crypto_secretstream_xchacha20poly1305_KEYBYTES: number
    readonly crypto_secretstream_xchacha20poly1305_STATEBYTES: number
    readonly crypto_secretstream_xchacha20poly1305_HEADERBYTES: number
    readonly crypto_secretstream_xchacha20poly1305_ABYTES: number
    readonly crypto_secretstream_xchacha20poly1305_TAGBYTES: number
    readonly crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: number
    readonly crypto_secretstream_xchacha20poly1305_TAG_FINAL: number
    crypto_secretstream_xchacha20poly1305_init_push(
      state: Buffer,
      header: Buffer,
      key: Buffer,
    ): void
    crypto_secretstream_xchacha20poly1305_init_pull(
      state: Buffer,
      header: Buffer,
      key: Buffer,
    ): void
    crypto_secretstream_xchacha20poly1305_push(
      state: Buffer,
      cipher: Buffer,
      message: Buffer,
      additional: Buffer | null,
      tag: number,
    ): number
    /** Throws where the cipher text is not the next one of the stream. */
    crypto_secretstream_xchacha20poly1305_pull(
      state: Buffer,
      message: Buffer,
      tag: Buffer,
      cipher: Buffer,
      additional: Buffer | null,
    ): number
    sodium_memzero(buffer: Buffer): void
  }
  export default sodium
}

declare module 'compact-encoding' {
  export interface EncodingState {
    start: number
    end: number
    buffer: Buffer
  }
  export interface Encoding<T> {
    preencode(state: EncodingState, value: T): void
    encode(state: EncodingState, value: T): void
    decode(state: EncodingState): T
  }
  const c: {
    uint: Encoding<number>
    uint8: Encoding<number>
    uint32: Encoding<number>
    raw: Encoding<Buffer>
    /** Nothing at all. */
    none: Encoding<null>
    /** Length-prefixed bytes; decodes zero length as null. */
    buffer: Encoding<Buffer | null>
    string: Encoding<string>
    encode<T>(encoding: Encoding<T>, value: T): Buffer
    decode<T>(encoding: Encoding<T>, buffer: Buffer): T
  }
  export default c
}

declare module 'noise-handshake' {
  /** Protocol name `Noise_<pattern>_25519_ChaChaPoly_BLAKE2b`. */
  export default class Noise {
    constructor(
      pattern: 'NN' | 'NNpsk0' | 'XX' | 'XXpsk0' | 'IK' | 'XK',
      isInitiator: boolean,
      staticKeyPair: { publicKey: Buffer; secretKey: Buffer } | null,
      options?: { psk?: Buffer },
    )
    readonly complete: boolean
    /** 64 bytes, once complete. */
    readonly hash: Buffer
    initialise(prologue: Buffer, remoteStatic?: Buffer): void
    send(payload?: Buffer): Buffer
    /** Keeps a view on `message` and zeroes it on completion: pass a copy. */
    recv(message: Buffer): Buffer
  }
}

declare module 'blind-relay' {
  import type { EventEmitter } from 'node:events'
  import type NoiseSecretStream from '@hyperswarm/secret-stream'
  import type { Encoding } from 'compact-encoding'
  export interface PairMessage {
    isInitiator: boolean
    /** 32 bytes. */
    token: Buffer
    /** Of a UDX stream: the sender's own. */
    id: number
    seq: number
  }
  export const messages: { pair: Encoding<PairMessage>; unpair: Encoding<{ token: Buffer }> }
  export class Client extends EventEmitter {
    static from(stream: NoiseSecretStream, options: { id: Buffer }): Client
    pair(isInitiator: boolean, token: Buffer, stream: { id: number }): EventEmitter
    unpair(token: Buffer): void
  }
  export function token(): Buffer
}

declare module '@hyperswarm/secret-stream' {
  import type { EventEmitter } from 'node:events'
  import type { Duplex } from 'node:stream'
  export interface UdxSocket extends EventEmitter {
    address(): { host: string; port: number }
    /** Sends at once, or drops it. */
    trySend(packet: Buffer, port: number, host?: string): void
  }
  export default class NoiseSecretStream extends Duplex {
    constructor(
      isInitiator: boolean,
      rawStream: Duplex,
      options: {
        keyPair: { publicKey: Buffer; secretKey: Buffer }
        remotePublicKey?: Buffer
        autoStart?: boolean
      },
    )
    readonly isInitiator: boolean
    readonly publicKey: Buffer
    readonly remotePublicKey: Buffer
    /** 64 bytes, the same on both sides; unique to this connection. */
    readonly handshakeHash: Buffer
    readonly rawBytesRead: number
    readonly rawBytesWritten: number
    /** Null once the stream is destroyed. */
    readonly rawStream: {
      remoteHost?: string
      remotePort?: number
      socket?: UdxSocket | null
      /** Of UDX: bytes that arrived, and the round-trip time in ms, 0 until there is one. */
      bytesReceived?: number
      /** Acknowledgements included. */
      packetsReceived?: number
      rtt?: number
      on?(event: 'data', listener: (data: Buffer) => void): unknown
      off?(event: 'data', listener: (data: Buffer) => void): unknown
    } | null
    /** Sends an empty frame. */
    sendKeepAlive(): void
    userData: unknown
    opened: Promise<boolean>
    setKeepAlive(ms: number): void
    setTimeout(ms: number): void
  }
}

declare module 'protomux' {
  import type NoiseSecretStream from '@hyperswarm/secret-stream'
  import type { Encoding } from 'compact-encoding'

  export interface Message<T> {
    send(message: T): boolean
  }
  export interface Channel {
    readonly opened: boolean
    readonly closed: boolean
    readonly protocol: string
    readonly id: Buffer | null
    messages: Message<unknown>[]
    open(handshake?: unknown): void
    close(): void
    cork(): void
    uncork(): void
    fullyOpened(): Promise<boolean>
    addMessage<T>(options: {
      encoding: Encoding<T>
      onmessage?: (message: T, channel: Channel) => void | Promise<void>
    }): Message<T>
  }
  export default class Protomux implements Iterable<Channel> {
    cork(): void
    uncork(): void
    static from(stream: NoiseSecretStream): Protomux
    readonly stream: NoiseSecretStream
    createChannel<Handshake>(options: {
      protocol: string
      id?: Buffer
      unique?: boolean
      handshake?: Encoding<Handshake>
      onopen?: (handshake: Handshake) => void | Promise<void>
      onclose?: () => void
      ondestroy?: () => void
      /** After `send` returned false: there is room again. */
      ondrain?: () => void
    }): Channel | null
    /** `notify` runs when the remote opens a channel that is not open here; a throw kills the stream. */
    pair(
      options: { protocol: string; id?: Buffer },
      notify: (id: Buffer | null) => void | Promise<void>,
    ): void
    unpair(options: { protocol: string; id?: Buffer }): void
    opened(options: { protocol: string; id?: Buffer }): boolean
    destroy(error?: Error): void
    [Symbol.iterator](): Iterator<Channel>
  }
}

declare module 'hyperdht' {
  import type { EventEmitter } from 'node:events'
  import type NoiseSecretStream from '@hyperswarm/secret-stream'
  import type NoiseWrap from 'hyperdht/lib/noise-wrap.js'

  export interface Address {
    host: string
    port: number
  }
  interface KeyPair {
    publicKey: Buffer
    secretKey: Buffer
  }
  /** A node that replied. `id` is null where the node is ephemeral or its id did not verify. */
  export interface ReplyFrom extends Address {
    id: Buffer | null
  }
  export interface Reply {
    from: ReplyFrom
    /** Where the node sees us. */
    to: Address
    token: Buffer | null
    /** 0 is success. */
    error: number
    value: Buffer | null
    rtt: number
    /** Null where the node sent none. */
    closerNodes: Address[] | null
  }
  export interface LookupReply extends Reply {
    peers: Array<{ publicKey: Buffer; relayAddresses: Address[] }>
  }
  export interface QueryOptions {
    commit?: (reply: Reply, dht: HyperDHT, query: Query<unknown>) => Promise<unknown>
    concurrency?: number
    closestNodes?: ReplyFrom[]
    nodes?: Address[]
    onlyClosestNodes?: boolean
    retries?: number
  }
  export interface Query<T> extends AsyncIterable<T> {
    readonly closestReplies: Reply[]
    readonly closestNodes: ReplyFrom[]
    readonly successes: number
    readonly errors: number
    finished(): Promise<void>
    destroy(): void
  }
  /** xache: two generations. */
  export interface GenerationalCache {
    readonly size: number
    readonly maxSize: number
    readonly _latest: Map<string, unknown>
  }
  export interface TokenSource {
    /** The newer one last; null until there is a token. */
    readonly _secrets: [Buffer, Buffer] | null
    /** 32 bytes, by the host and the secret of that index. */
    token(address: Address, index: 0 | 1): Buffer
  }
  export interface UdpSocket {
    trySend(packet: Buffer, port: number, host: string, ttl?: number): void
    address(): Address
    on(event: 'message', listener: (packet: Buffer, from: Address) => void): unknown
    off(event: 'message', listener: (packet: Buffer, from: Address) => void): unknown
  }
  export interface DhtRequest {
    from: Address
    command: number
    value: Buffer | null
    /** Null where it has none, or valid. */
    token: Buffer | null
    internal: boolean
    sendReply(error: number, value: Buffer | null, token: boolean, closerNodes: boolean): void
  }
  export interface DHTOptions {
    /** Never leave it out: `undefined` means the public network. */
    bootstrap: string[] | Address[]
    nodes?: Address[]
    /** 0 means 49737 to 49741, then any; `[0, 0]` means any. */
    port?: number | [from: number, to: number]
    host?: string
    anyPort?: boolean
    ephemeral?: boolean
    firewalled?: boolean
    keyPair?: KeyPair
    maxSize?: number
    maxAge?: number
    maxWindow?: number
    connectionKeepAlive?: number | false
  }
  export interface ServerOptions {
    /** A truthy answer REJECTS the peer, despite what the name and the README suggest. */
    firewall?: (
      remotePublicKey: Buffer,
      remotePayload: unknown,
      clientAddress: Address,
    ) => boolean | Promise<boolean>
    shareLocalAddress?: boolean
    /** Whether to punch; false: never. */
    holepunch?: boolean | (() => boolean)
    handshakeClearWait?: number
  }
  /** What a server keeps of one first message. */
  export interface HandshakeState {
    /** Null before the answer is made, and once it is a connection. */
    rawStream: { readonly connected: boolean; destroy(): void } | null
  }
  export interface Server extends EventEmitter {
    readonly publicKey: Buffer
    /** The nodes that relay handshakes to this server, at most 3. */
    readonly relayAddresses: Address[]
    readonly closed: boolean
    /** By hex of the first Noise message; an entry stays for `handshakeClearWait`. */
    readonly _connects: Map<string, unknown>
    /** Null where an entry is free. */
    readonly _holepunches: Array<HandshakeState | null>
    createHandshake: (keyPair: KeyPair) => NoiseWrap
    _onpeerhandshake(
      message: { noise: Buffer; peerAddress: Address | null },
      request: { from: Address },
    ): Promise<unknown>
    listen(keyPair?: KeyPair): Promise<void>
    close(): Promise<void>
    refresh(): void
    address(): (Address & { publicKey: Buffer }) | null
  }
  export default class HyperDHT extends EventEmitter {
    constructor(options: DHTOptions)
    static bootstrapper(port: number, host: string, options: Partial<DHTOptions>): HyperDHT
    static keyPair(seed?: Buffer): KeyPair
    static readonly BOOTSTRAP: string[]
    /** Null while ephemeral. */
    readonly id: Buffer | null
    readonly table: { id: Buffer }
    readonly host: string | null
    readonly port: number
    readonly bootstrapped: boolean
    readonly destroyed: boolean
    readonly firewalled: boolean
    /** Of all sockets of the instance, since its start; datagrams that were sent are not counted. */
    readonly udx: { bytesReceived: number }
    readonly ephemeral: boolean
    readonly online: boolean
    readonly nodes: { length: number }
    readonly stats: Record<string, unknown>
    bootstrapNodes: Address[]
    readonly io: TokenSource & {
      inflight: Array<{ tid: number; to: Address }>
      /** Every packet comes here; what it is when the sockets are bound counts. */
      onmessage(socket: UdpSocket, packet: Buffer, from: Address): void
      /** Requests, decoded, and their token checked if they have one. */
      onrequest(request: DhtRequest, external: boolean): void
      serverSocket: UdpSocket
      /** Null before it is bound. */
      clientSocket: UdpSocket | null
      /** After the last try of a request. `_timestamp`: by `Date.now()`. */
      ontimeout: (request: { to: Address; sent: number; _timestamp: number }) => void
      networkInterfaces: { destroy(): Promise<void> }
    }
    /** Every stream that is open or being opened. */
    readonly rawStreams: { size: number }
    bind(): Promise<void>
    /** The records this node stores for others; null until it is persistent. */
    readonly _persistent: {
      records: { size: number; maxSize: number; _fresh: { size: number } }
      refreshes: GenerationalCache
      bumps: GenerationalCache
      mutables: GenerationalCache
      immutables: GenerationalCache
    } | null
    /** Who relays to servers, by the hash of their public key. */
    readonly _router: { forwards: GenerationalCache }
    /** Whether a node that is named, or speaks, may be used. */
    _filterNode: ((node: Address) => boolean) | null
    /** Whoever answers or asks, before anything else is done with it. */
    _addNodeFromNetwork(sample: boolean, from: ReplyFrom, to: Address): void
    /** What it does when a tick comes 15 s late: the machine slept. */
    _onwakeup(): void
    _onrequest(request: unknown, external: boolean): void
    /** Requests that are none of dht-rpc's own; false: nobody knows the command. */
    onrequest(request: DhtRequest): boolean
    /** Whether nodes fail to answer to the server port. */
    _checkIfFirewalled(sampler?: unknown): Promise<boolean>
    fullyBootstrapped(): Promise<void>
    address(): Address | null
    remoteAddress(): Address | null
    localAddress(): Address | null
    toArray(options?: { limit?: number }): Address[]
    addNode(node: Address): void
    connect(
      remotePublicKey: Buffer,
      options?: {
        keyPair?: KeyPair
        relayAddresses?: Address[]
        relayThrough?: Buffer
        localConnection?: boolean
        fastOpen?: boolean
        holepunch?: () => boolean
      },
    ): NoiseSecretStream
    readonly defaultKeyPair: KeyPair
    createRawStream(options: { framed: boolean }): { id: number; destroy(): void }
    createServer(options: ServerOptions, onconnection?: (stream: NoiseSecretStream) => void): Server
    lookup(target: Buffer, options?: QueryOptions): Query<LookupReply>
    query(
      message: { target: Buffer; command: number; value: Buffer | null },
      options?: QueryOptions,
    ): Query<Reply>
    findPeer(publicKey: Buffer, options?: QueryOptions): Query<Reply>
    lookupAndUnannounce(
      target: Buffer,
      keyPair: KeyPair,
      options?: QueryOptions,
    ): Query<LookupReply>
    announce(
      target: Buffer,
      keyPair: KeyPair,
      relayAddresses?: Address[],
      options?: QueryOptions & { clear?: boolean },
    ): Query<LookupReply>
    unannounce(target: Buffer, keyPair: KeyPair): Promise<void>
    /** 4 tries of a second each; one with `retry: false`. */
    ping(address: Address, options?: { retry?: boolean; socket?: UdpSocket }): Promise<Reply>
    findNode(target: Buffer, options?: QueryOptions): Query<Reply>
    request(
      message: { token?: Buffer | null; target?: Buffer; command: number; value?: Buffer | null },
      to: Address,
      options?: { retry?: boolean; socket?: UdpSocket },
    ): Promise<Reply>
    /** Looks for nodes near a random one it knows, asking `bootstrapNodes` where it knows few. */
    refresh(): void
    /** Where queries get bootstrap nodes from while the routing table is small. */
    _resolveBootstrapNodes(): AsyncGenerator<Address & { id: Buffer }>
    /** Asks other nodes whether they can reach this one; never fails. */
    _updateNetworkState(onlyFirewall: boolean): Promise<boolean>
    suspend(): Promise<void>
    resume(): Promise<void>
    destroy(options?: { force?: boolean }): Promise<void>
  }
}

declare module 'hyperdht/lib/noise-wrap.js' {
  /** The Noise IK of a connection, one message each way. */
  export default class NoiseWrap {
    constructor(keyPair: { publicKey: Buffer; secretKey: Buffer }, remotePublicKey: Buffer | null)
    /** Of the other side, once its message was received. */
    remotePublicKey: Buffer
    send(payload: Record<string, unknown>): Buffer
    /** @throws where the message was not made for this key pair */
    recv(message: Buffer): unknown
  }
}

declare module 'hyperdht/lib/persistent.js' {
  import type { AnnounceMessage } from 'hyperdht/lib/messages.js'
  /** 64 bytes each. */
  type Sign = (
    target: Buffer,
    token: Buffer,
    nodeId: Buffer,
    message: AnnounceMessage,
    keyPair: { publicKey: Buffer; secretKey: Buffer },
  ) => Buffer
  const Persistent: { signAnnounce: Sign; signUnannounce: Sign }
  export default Persistent
}

declare module 'hyperdht/lib/messages.js' {
  import type { Encoding } from 'compact-encoding'
  import type { Address } from 'hyperdht'
  export interface AnnounceMessage {
    peer: { publicKey: Buffer; relayAddresses: Address[] } | null
    refresh: Buffer | null
    signature: Buffer | null
    bump: number
  }
  export interface HandshakeMessage {
    /** 0: from a client, 2: from a relay. */
    mode: number
    noise: Buffer
    peerAddress: Address | null
    relayAddress: Address | null
  }
  const encodings: { announce: Encoding<AnnounceMessage>; handshake: Encoding<HandshakeMessage> }
  export default encodings
}

declare module 'hyperdht/lib/constants.js' {
  export const BOOTSTRAP_NODES: string[]
  export const COMMANDS: {
    PEER_HANDSHAKE: number
    ANNOUNCE: number
    UNANNOUNCE: number
    LOOKUP: number
    FIND_PEER: number
  }
}

declare module 'hyperdht/testnet.js' {
  import type HyperDHT from 'hyperdht'
  import type { Address } from 'hyperdht'
  export interface Testnet {
    nodes: HyperDHT[]
    bootstrap: Address[]
    destroy(): Promise<void>
  }
  export default function createTestnet(
    size: number,
    options?: { host?: string; port?: number },
  ): Promise<Testnet>
}

declare module 'hyperswarm' {
  import type { EventEmitter } from 'node:events'
  import type NoiseSecretStream from '@hyperswarm/secret-stream'
  import type HyperDHT from 'hyperdht'

  export interface PeerInfo extends EventEmitter {
    readonly publicKey: Buffer
    readonly topics: Buffer[]
    readonly banned: boolean
    readonly client: boolean
    ban(value: boolean): void
    reconnect(value: boolean): void
  }
  export interface PeerDiscovery {
    flushed(): Promise<void>
    /** False where it failed. */
    refresh(options?: { client?: boolean; server?: boolean }): Promise<boolean>
    destroy(): Promise<void>
  }
  export default class Hyperswarm extends EventEmitter {
    constructor(options: {
      dht: HyperDHT
      keyPair: { publicKey: Buffer; secretKey: Buffer }
      maxPeers?: number
      maxParallel?: number
      /** Four delays in milliseconds: short, medium, long, very long. */
      backoffs?: [number, number, number, number]
      jitter?: number
      firewall?: (remotePublicKey: Buffer, firstMessage: unknown) => boolean
    })
    readonly dht: HyperDHT
    readonly connections: Set<NoiseSecretStream>
    readonly peers: Map<string, PeerInfo>
    readonly destroyed: boolean
    join(topic: Buffer, options?: { server?: boolean; client?: boolean }): PeerDiscovery
    leave(topic: Buffer): Promise<void>
    joinPeer(publicKey: Buffer): void
    leavePeer(publicKey: Buffer): void
    listen(): Promise<void>
    flush(): Promise<boolean>
    destroy(options?: { force?: boolean }): Promise<void>
  }
}

declare module 'fs-native-extensions' {
  /** A whole-file lock that the kernel drops when the process ends, however it ends. */
  export function tryLock(fd: number): boolean
  /** The same for a range of bytes; at odds with the POSIX locks of other programs. */
  export function tryLock(fd: number, offset: number, length: number): boolean
  export function unlock(fd: number): void
}

declare module '@hyperswarm/dht' {
  export { default } from 'hyperdht'
}

declare module 'brittle' {
  export interface Assertions {
    plan(n: number): void
    pass(message?: string): void
    fail(message?: string): void
    ok(value: unknown, message?: string): void
    absent(value: unknown, message?: string): void
    is(actual: unknown, expected: unknown, message?: string): void
    not(actual: unknown, expected: unknown, message?: string): void
    alike(actual: unknown, expected: unknown, message?: string): void
    unlike(actual: unknown, expected: unknown, message?: string): void
    exception(
      fn: (() => unknown) | Promise<unknown>,
      error?: unknown,
      message?: string,
    ): Promise<void>
    execution(fn: (() => unknown) | Promise<unknown>, message?: string): Promise<void>
    teardown(fn: () => unknown, options?: { order?: number }): void
    /** A part of this test, which shares what it set up. */
    test(name: string, fn: (t: Assertions) => unknown): Promise<boolean>
    timeout(ms: number): void
    comment(...args: unknown[]): void
    tmp(): Promise<string>
    readonly name: string
  }
  type TestFunction = (t: Assertions) => unknown
  interface Test {
    (name: string, fn: TestFunction): Promise<boolean>
    (
      name: string,
      options: { timeout?: number; skip?: boolean },
      fn: TestFunction,
    ): Promise<boolean>
    solo: Test
    skip: Test
    hook(name: string, fn: TestFunction): Promise<boolean>
  }
  const test: Test
  export default test
}
