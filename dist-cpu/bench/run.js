/**
 * Runs the benches, each alone in a process of its own.
 *
 *     npm run bench [-- NAME…] [--json] [--update-docs]
 *
 * Figures are printed, never judged: what they should be is in docs/performance.md.
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { asError } from '../src/lib/errors.js';
import { announceBench } from './announce.js';
import { bootstrapBench } from './bootstrap.js';
import { deadNodesBench } from './dead-nodes.js';
import { crowdBench, devicesBench } from './devices.js';
import { floodBench } from './flood.js';
import { falseAnnouncersBench } from './false-announcers.js';
import { idleBench } from './idle.js';
import { describeMachine } from './lib/machine.js';
import { asMarkdown, asText, replaceSection } from './lib/report.js';
import { mapeo8Bench } from './mapeo8.js';
import { relayBench } from './relay.js';
import { strangersBench } from './strangers.js';
import { syncBench } from './sync.js';
const BENCHES = [
    announceBench,
    idleBench,
    syncBench,
    devicesBench,
    crowdBench,
    bootstrapBench,
    floodBench,
    strangersBench,
    deadNodesBench,
    falseAnnouncersBench,
    relayBench,
    mapeo8Bench,
];
const LIMIT_MS = 120_000;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOCS = path.join(ROOT, 'docs', 'performance.md');
/** The parent says so to the process that it starts for one bench. */
const CHILD = 'MAPEO_WEB_BENCH_DIR';
async function runHere(bench, tmp) {
    const closers = [];
    try {
        return await bench.run({
            tmp,
            say: (text) => void process.stderr.write(`  ${bench.name}: ${text}\n`),
            defer: (close) => void closers.unshift(close),
        });
    }
    finally {
        for (const close of closers)
            await close();
    }
}
/** @throws where the bench could not be run to its end */
function runAlone(bench) {
    const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'mapeo-web-bench-'));
    const child = fork(fileURLToPath(import.meta.url), [bench.name], {
        env: { ...process.env, [CHILD]: tmp },
        // A process group of its own, so that nothing is left of it.
        detached: true,
    });
    const killAll = () => {
        try {
            process.kill(-(child.pid ?? 0), 'SIGKILL');
        }
        catch {
            // It is gone already.
        }
    };
    const onSignal = () => {
        killAll();
        process.exit(130);
    };
    process.once('SIGINT', onSignal);
    process.once('SIGTERM', onSignal);
    return new Promise((resolve, reject) => {
        const fail = (why) => reject(new Error(`${bench.name}: ${why}`));
        const limitMs = bench.onlyByNameMs ?? LIMIT_MS;
        const timer = setTimeout(() => {
            killAll();
            fail(`not done after ${limitMs / 1000} s`);
        }, limitMs);
        let result;
        child.on('message', (message) => (result = message));
        child.on('error', (error) => fail(error.message));
        child.on('exit', (code, signal) => {
            clearTimeout(timer);
            if (result && code === 0)
                resolve(result);
            else
                fail(`ended with ${signal ?? `exit code ${code}`}`);
        });
    }).finally(() => {
        process.removeListener('SIGINT', onSignal);
        process.removeListener('SIGTERM', onSignal);
        killAll();
        fs.rmSync(tmp, { recursive: true, force: true, maxRetries: 3 });
    });
}
function updateDocs(report) {
    const text = fs.readFileSync(DOCS, 'utf8');
    fs.writeFileSync(DOCS, replaceSection(text, report.bench, asMarkdown(report, report.machine)));
    for (const [name, svg] of Object.entries(report.plots ?? {})) {
        const file = path.join(ROOT, 'docs', 'performance', name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, svg);
    }
}
async function main(names, options) {
    const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
    if (unknown.length > 0) {
        const known = BENCHES.map(({ name }) => name).join(', ');
        throw new Error(`there is no bench called ${unknown.join(', ')}; there are ${known}`);
    }
    const machine = describeMachine();
    let failures = 0;
    for (const bench of BENCHES) {
        const isMeant = names.length > 0 ? names.includes(bench.name) : !bench.onlyByNameMs;
        if (!isMeant)
            continue;
        const startedAtMs = Date.now();
        try {
            const result = await runAlone(bench);
            const ms = Date.now() - startedAtMs;
            const report = { bench: bench.name, title: bench.title, ms, machine, ...result };
            if (!options.json)
                process.stdout.write(asText(report));
            process.stdout.write(JSON.stringify({ ...report, plots: undefined }) + '\n');
            if (options.updateDocs)
                updateDocs(report);
        }
        catch (error) {
            failures++;
            process.stderr.write(`${asError(error).message}\n`);
        }
    }
    process.exitCode = failures > 0 ? 1 : 0;
}
const child = process.env[CHILD];
if (child !== undefined) {
    const bench = BENCHES.find(({ name }) => name === process.argv[2]);
    if (!bench)
        throw new Error('there is no such bench');
    process.on('disconnect', () => process.exit(1));
    const result = await runHere(bench, child);
    process.send?.(result, () => process.exit(0));
}
else {
    const list = BENCHES.map(({ name, title }) => `  ${name.padEnd(10)} ${title}`).join('\n');
    await new Command('npm run bench --')
        .argument('[name...]', 'which benches; without any, all but `crowd` and `strangers`')
        .option('--json', 'print nothing but one JSON object per bench')
        .option('--update-docs', 'write tables, plots and the machine into docs/performance.md')
        .addHelpText('after', `\nBenches:\n${list}`)
        .action(async (names, options) => {
        try {
            await main(names, options);
        }
        catch (error) {
            process.stderr.write(`error: ${asError(error).message}\n`);
            process.exitCode = 2;
        }
    })
        .parseAsync();
}
//# sourceMappingURL=run.js.map