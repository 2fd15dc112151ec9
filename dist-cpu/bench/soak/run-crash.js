/**
 * Kills the peer at seeded moments, and looks whether it kept what it promised.
 *
 *     npm run crash -- [--kills 50] [--seed N] [--json]
 */
import { seededRandom } from '../../test/helpers/clock.js';
import { positive, runProgram } from './program.js';
import { Crash } from './crash.js';
await runProgram({
    name: 'crash',
    summary: 'kills the peer at seeded moments of a sync, an add and a remove',
    extend: (command) => command.option('--kills <n>', 'how often', positive, 50),
    run: ({ dir, say, options: { kills, seed } }) => new Crash({ dir, kills, seed, random: seededRandom(seed), say }).run(),
    describe: (result) => [
        `${result.ok ? 'nothing was lost' : 'SOMETHING IS WRONG'}\n`,
        `  killed in ${Object.entries(result.kills)
            .map(([name, count]) => `${name} ${count} times`)
            .join(', ')}; ${result.answered} of the commands had been answered\n`,
        `  ${result.written} observations written, ${result.stored} seen stored before a kill\n`,
        `  ${result.databases} databases are whole\n`,
        ...result.problems.map((problem) => `  PROBLEM ${problem}\n`),
    ].join(''),
});
//# sourceMappingURL=run-crash.js.map