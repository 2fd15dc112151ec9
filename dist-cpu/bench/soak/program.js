/** What the programs of the soak have in common: a directory, a seed, and an end that tells. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
/** Prints what came out and ends the process: 0 where all is well, else 1, with the logs kept. */
export async function runProgram(definition) {
    const { name, summary, extend, run, describe } = definition;
    const command = extend(new Command(name).description(summary))
        .option('--seed <n>', 'repeats the choices of an earlier run', positive, Date.now() % 1_000_000)
        .option('--json', 'print one JSON object on stdout', false)
        .parse();
    const options = command.opts();
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), `mapeo-web-${name}-`));
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.once(signal, () => stop.abort());
    const say = (line) => void process.stderr.write(`${name}: ${line}\n`);
    say(`seed ${options.seed}, in ${dir}`);
    const result = await run({ dir, options, signal: stop.signal, say });
    const text = options.json ? JSON.stringify(result) + '\n' : describe(result);
    await new Promise((resolve) => process.stdout.write(text, resolve));
    if (result.ok)
        fs.rmSync(dir, { recursive: true, force: true });
    else
        say(`what was logged is in ${dir}; the same choices again: --seed ${options.seed}`);
    process.exit(result.ok ? 0 : 1);
}
/** A parser for commander. */
export function positive(text) {
    const value = Number(text);
    if (!(value > 0))
        throw new InvalidArgumentError('It must be a number above 0.');
    return value;
}
//# sourceMappingURL=program.js.map