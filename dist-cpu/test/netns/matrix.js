/**
 * Who reaches whom: every kind of NAT of a client with every kind of a peer. With `--moves` instead:
 * how connections that began at the relay become direct.
 *
 *     npm run netns -- [--json] [--no-relay] [--runs 1] [--clients KIND,…] [--peers KIND,…]
 *     npm run netns -- --moves
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Matrix } from './lib/matrix.js';
import { BEHAVIOUR, MATRIX_KINDS } from './lib/nat.js';
import { whyNot } from './lib/world.js';
/** HyperDHT punches for 35 s. */
const WAITS = { timeoutMs: 75_000, upgradeMs: 45_000 };
const EASY = 'endpoint-independent';
const HARD = 'address-and-port-dependent';
const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        'no-relay': { type: 'boolean', default: false },
        moves: { type: 'boolean', default: false },
        runs: { type: 'string', default: '1' },
        clients: { type: 'string' },
        peers: { type: 'string' },
    },
});
function kinds(list) {
    if (list === undefined)
        return MATRIX_KINDS;
    const named = list.split(',');
    const unknown = named.find((name) => !Object.hasOwn(BEHAVIOUR, name));
    if (unknown === undefined)
        return named;
    throw new Error(`${unknown} is none of ${Object.keys(BEHAVIOUR).join(', ')}`);
}
async function main() {
    const reason = whyNot();
    if (reason !== undefined)
        throw new Error(`no matrix: ${reason}`);
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mapeo-web-netns-'));
    let matrix;
    try {
        const some = [EASY, HARD];
        const [clients, peers] = values.moves
            ? [some, some]
            : [kinds(values.clients), kinds(values.peers)];
        matrix = await Matrix.create(dir, { clients, peers });
        if (values.moves)
            return await moves(matrix);
        return await cells(matrix, clients, peers);
    }
    finally {
        await matrix?.close();
        fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
    }
}
async function cells(matrix, clients, peers) {
    const outcomes = [];
    for (let run = 0; run < Number(values.runs); run++) {
        for (const client of clients) {
            for (const peer of peers) {
                const outcome = await matrix.run(client, peer, { ...WAITS, useRelay: !values['no-relay'] });
                outcomes.push(outcome);
                say(`${client} -> ${peer}: ${words([outcome])}`, outcome);
            }
        }
    }
    return table(clients, peers, outcomes);
}
async function moves(matrix) {
    const relayFirst = { ...WAITS, useRelay: true, relayFirst: true };
    const lines = [];
    const note = (what, outcome) => {
        const { first, firstMs, directMs } = outcome;
        const then = directMs === null ? 'and stayed there' : `direct after ${seconds(directMs)}`;
        lines.push(`${what}: ${first} after ${seconds(firstMs)}, ${then}\n`);
        say(lines.at(-1)?.trim() ?? '', outcome);
    };
    note('relay asked at once, client easy, peer hard', await matrix.run(EASY, HARD, relayFirst));
    note('relay asked at once, client hard, peer easy', await matrix.run(HARD, EASY, relayFirst));
    const change = (keepMappings) => matrix.run(HARD, HARD, {
        ...WAITS,
        // A client looks for the direct path after half a minute to a minute, and later less often.
        upgradeMs: 120_000,
        useRelay: true,
        onRelayed: (client) => client.setNat(EASY, { keepMappings }),
    });
    note('both hard, the client gets an easy router that keeps its mappings', await change(true));
    // The one before left an easy router: the first attempt may be direct.
    await matrix.hostOf(HARD).setNat(HARD);
    note('both hard, the client gets an easy router', await change(false));
    return lines.join('');
}
function say(line, outcome) {
    process.stderr.write(`${line}\n`);
    if (values.json)
        process.stdout.write(JSON.stringify(outcome) + '\n');
}
function seconds(ms) {
    return `${((ms ?? 0) / 1000).toFixed(1)} s`;
}
function table(clients, peers, outcomes) {
    const rows = clients.map((client) => [
        client,
        ...peers.map((peer) => words(outcomes.filter((o) => o.client === client && o.peer === peer))),
    ]);
    const head = ['client \\ peer', ...peers];
    return [head, head.map(() => '---'), ...rows]
        .map((cells) => `| ${cells.join(' | ')} |\n`)
        .join('');
}
/** `direct, 0.3 s`; of several runs the slowest, and those that ended otherwise. */
function words(outcomes) {
    const byWay = new Map();
    for (const outcome of outcomes) {
        const way = wayOf(outcome);
        byWay.set(way, [...(byWay.get(way) ?? []), outcome]);
    }
    return [...byWay]
        .map(([way, same]) => {
        const slowestMs = Math.max(...same.map(({ firstMs }) => firstMs ?? 0));
        const time = way === 'not' ? '' : `, ${seconds(slowestMs)}`;
        return `${byWay.size > 1 ? `${same.length} × ` : ''}${way}${time}`;
    })
        .join('; ');
}
function wayOf({ first, last, synced }) {
    if (first === 'not')
        return 'not';
    if (!synced)
        return `${first}, sync not finished`;
    return first === 'relay' && last === 'direct' ? 'relay, then direct' : first;
}
main().then((text) => {
    if (values.json)
        process.exit(0);
    process.stdout.write(text, () => process.exit(0));
}, (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
});
for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => process.exit(130));
//# sourceMappingURL=matrix.js.map