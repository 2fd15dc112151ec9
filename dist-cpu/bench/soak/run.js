/**
 * Load and faults for as long as wanted; nothing may be lost, and memory must stay flat.
 *
 *     npm run soak -- [--minutes 60] [--devices 4] [--seed N] [--json]
 */
import { seededRandom } from '../../test/helpers/clock.js';
import { wholeNumber } from '../../src/lib/settings.js';
import { positive, runProgram } from './program.js';
import { Soak } from './soak.js';
await runProgram({
    name: 'soak',
    summary: 'runs load and faults against real processes, and checks that nothing is lost',
    extend: (command) => command
        .option('--minutes <n>', 'how long', positive, 60)
        .option('--devices <n>', 'how many sync', wholeNumber(1, 32), 4),
    run: ({ dir, signal, say, options: { minutes, devices, seed } }) => new Soak({ dir, minutes, devices, seed, random: seededRandom(seed), say, signal }).run(),
    describe,
});
function describe(result) {
    const counts = (of) => Object.entries(of).map(([name, count]) => `    ${String(count).padStart(5)}  ${name}\n`);
    const memory = Object.entries(result.memory).map(([name, { firstMb, lastMb, firstDescriptors, lastDescriptors, flat }]) => `    ${name}: ${firstMb} -> ${lastMb} MB, ${firstDescriptors} -> ${lastDescriptors} ` +
        `descriptors: ${flat ? 'flat' : 'GROWING'}\n`);
    return [
        `${result.ok ? 'nothing was lost' : 'SOMETHING IS WRONG'} in ${result.minutes} min\n`,
        `  ${result.written} observations written, ${result.stored} seen stored on the way\n`,
        `  ${result.databases} databases are whole\n`,
        '  faults\n',
        ...counts(result.faults),
        '  load\n',
        ...counts(result.load),
        '  memory, from the beginning to the end of the last stretch\n',
        ...memory,
        ...result.problems.map((problem) => `  PROBLEM ${problem}\n`),
    ].join('');
}
//# sourceMappingURL=run.js.map