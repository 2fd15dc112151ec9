/** What a flood of lookups does to a bootstrap node and to others who ask it, with limits and without. */
import { randomBytes } from 'node:crypto';
import { freeUdpPorts } from '../src/demo/processes.js';
import { round } from './lib/numbers.js';
import { cpuMs } from './lib/process-use.js';
import { Scene } from './lib/scene.js';
const FLOOD_MS = 8000;
/** The kernel's default receive buffer holds some hundred packets. */
const PACKETS_PER_SECOND = 30_000;
const FLOODS = [
    ['none', { sources: 0, isThere: false }],
    ['one address that is there', { sources: 1, isThere: true }],
    ['one forged address', { sources: 1, isThere: false }],
    ['2000 forged addresses', { sources: 2000, isThere: false }],
];
const LIMITS = [
    ['on', []],
    ['off', ['--max-requests-per-second', '0']],
];
export const floodBench = {
    name: 'flood',
    title: 'a bootstrap node under a flood of lookups, with limits and without',
    onlyByNameMs: 115_000,
    async run(context) {
        const scene = new Scene(context);
        const rows = [];
        for (const [flood, settings] of FLOODS) {
            for (const [limits, args] of LIMITS) {
                context.say(`${flood}, limits ${limits}`);
                rows.push({ flood, limits, ...(await underFlood(scene, settings, args)) });
            }
        }
        return {
            rows,
            notes: [
                `LOOKUPs of a key with 20 records for ${FLOOD_MS / 1000} s, ${PACKETS_PER_SECOND.toLocaleString('en')} a second as far as the machine sends them, each time to a fresh node. Meanwhile another address asks one FIND_NODE after the other.`,
                'Forged: nobody at the addresses answers the node; here they are loopback addresses, so that what comes back can be counted.',
            ],
        };
    },
};
async function underFlood(scene, { sources, isThere }, limits) {
    const [port = 0] = await freeUdpPorts(1);
    const address = ['--host', '127.0.0.1', '--bind', '127.0.0.1', '--port', String(port)];
    const where = ['--storage', scene.fresh('bootstrap'), '--bootstrap', 'none', '--json'];
    const args = ['bootstrap', ...address, ...where, ...limits, '--log-level', 'warn'];
    const node = scene.start('peer', args);
    await node.call('waitFor', { evt: 'bootstrap.ready' });
    const flooder = scene.start('flood');
    const other = scene.start('flood');
    const topic = randomBytes(32).toString('hex');
    await other.call('fill', { port, topic });
    const before = cpuMs(node.pid);
    const pace = { packetsPerSecond: sources === 0 ? 0 : PACKETS_PER_SECOND, ms: FLOOD_MS };
    const [flood, asked] = await Promise.all([
        flooder.call('flood', { port, topic, sources, isThere, ...pace }),
        other.call('ask', { port, ms: FLOOD_MS }),
    ]);
    const cpu = cpuMs(node.pid) - before;
    await Promise.all([node.kill(), flooder.kill(), other.kill()]);
    const bytesPerByte = flood.sentBytes === 0 ? 0 : flood.receivedBytes / flood.sentBytes;
    return {
        'packets/s': Math.round(flood.sentPackets / (FLOOD_MS / 1000)),
        'bytes back per byte': round(bytesPerByte, 2),
        'kB/s back': Math.round(flood.receivedBytes / FLOOD_MS),
        'others answered %': round((100 * asked.answered) / asked.asked, 1),
        'their p99 ms': round(asked.p99Ms, 1),
        'CPU %': Math.round((100 * cpu) / FLOOD_MS),
    };
}
//# sourceMappingURL=flood.js.map