/**
 * Runs one target: input after input, each from a seed of its own, so that the one that fails can
 * be run again alone. What fails an input: an exception, an unhandled rejection or an uncaught
 * exception, no end in time; and memory that grows fails the whole run.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { seededRandom } from '../helpers/clock.js';
const INPUT_LIMIT_MS = 20_000;
/** Caches and compiled code grow at first: what comes after counts. */
const WARM_UP = 0.4;
/** Far more than noise, far less than a leak of a kilobyte for each of 100,000 inputs. */
const MAX_GROWTH_BYTES = 48 * 1024 * 1024;
export async function fuzz(target, limits) {
    const { seed, seconds, inputs: maxInputs = Infinity } = limits;
    const strays = [];
    const onStray = (error) => void strays.push(error);
    process.on('uncaughtException', onStray);
    process.on('unhandledRejection', onStray);
    const opened = await target.open();
    const startedAt = performance.now();
    const elapsed = () => (performance.now() - startedAt) / 1000;
    let inputs = 0;
    let warmBytes;
    let failure;
    let failedSeed = seed;
    try {
        while (inputs < maxInputs && elapsed() < seconds && failure === undefined) {
            failedSeed = (seed + inputs) >>> 0;
            try {
                await inTime(opened.run(seededRandom(failedSeed)));
            }
            catch (error) {
                failure = error;
            }
            inputs++;
            if (inputs % 16 === 0)
                await new Promise(setImmediate);
            failure ??= strays[0];
            if (warmBytes === undefined && elapsed() > seconds * WARM_UP)
                warmBytes = usedBytes();
        }
        const grownBytes = warmBytes === undefined ? 0 : usedBytes() - warmBytes;
        const took = elapsed();
        await opened.close();
        await new Promise(setImmediate);
        failure ??= strays[0];
        if (failure === undefined && grownBytes > MAX_GROWTH_BYTES) {
            failedSeed = seed;
            failure = new Error(`memory grew by ${Math.round(grownBytes / 1e6)} MB in ${inputs} inputs`);
        }
        if (failure === undefined)
            return { inputs, seconds: took, grownBytes };
    }
    finally {
        process.off('uncaughtException', onStray);
        process.off('unhandledRejection', onStray);
    }
    const again = `npm run fuzz -- ${target.name} --seed ${failedSeed} --inputs 1`;
    throw new Error(`${target.name}, input ${inputs}. Again: ${again}`, { cause: failure });
}
async function inTime(running) {
    let timer;
    const limit = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('it hangs')), INPUT_LIMIT_MS);
    });
    try {
        await Promise.race([running, limit]);
    }
    finally {
        clearTimeout(timer);
    }
}
let collect;
function usedBytes() {
    if (!collect) {
        setFlagsFromString('--expose-gc');
        collect = runInNewContext('gc');
    }
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
}
/** Every target that has a source file, by name. */
export async function findTargets() {
    const dir = fileURLToPath(new URL('targets/', import.meta.url));
    const sources = fileURLToPath(new URL('../../../test/fuzz/targets/', import.meta.url));
    const names = fs
        .readdirSync(dir)
        .filter((name) => name.endsWith('.js'))
        .filter((name) => fs.existsSync(path.join(sources, name.replace(/\.js$/, '.ts'))))
        .sort();
    return Promise.all(names.map(async (name) => {
        const url = pathToFileURL(path.join(dir, name)).href;
        return (await import(url)).target;
    }));
}
//# sourceMappingURL=fuzzing.js.map