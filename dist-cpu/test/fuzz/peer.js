/** A whole peer for fuzzers to knock at: real storage, a network of its own, loopback alone. */
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { resolveBootstrap } from '../../src/bootstrap-list.js';
import { Daemon } from '../../src/daemon.js';
import { silentLogger } from '../../src/lib/logger.js';
import { storagePaths } from '../../src/lib/storage.js';
const LOOPBACK = '127.0.0.1';
export async function openPeer({ http }) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mw-fuzz-'));
    const paths = storagePaths(dir);
    const daemon = new Daemon({ paths, log: silentLogger }, {
        bootstrap: resolveBootstrap({ bootstrap: 'none' }),
        bindHost: LOOPBACK,
        port: 0,
        httpPort: http ? 0 : undefined,
        baseUrl: 'http://127.0.0.1:1/',
        allowedProjects: 4,
        idleCloseMs: 1000,
        maxConnections: 64,
        allowBare: true,
    });
    await daemon.ready();
    const close = async () => {
        await daemon.close();
        fs.rmSync(dir, { recursive: true });
    };
    return { daemon, paths, close };
}
const ANSWER_MS = 2000;
/**
 * Sends bytes as they are, and returns what comes back until the other side hangs up, or until it
 * has nothing to say: then it may be waiting for the rest.
 */
export function sendRaw(to, bytes) {
    return new Promise((resolve) => {
        const socket = net.connect(to);
        let answer = '';
        socket.setEncoding('latin1');
        socket.on('data', (text) => (answer += text));
        socket.on('error', () => { });
        socket.on('close', () => resolve(answer));
        socket.setTimeout(ANSWER_MS, () => socket.destroy());
        socket.end(bytes);
    });
}
/** The statuses of all answers in it. */
export function statusesOf(answer) {
    return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
//# sourceMappingURL=peer.js.map