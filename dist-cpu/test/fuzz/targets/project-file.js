/** Project files: nothing but `INVALID_PROJECT_FILE` comes out, and never a piece of a key. */
import assert from 'node:assert/strict';
import { MapeoWebError } from '../../../src/lib/errors.js';
import { parseProjectFile, toAnyKeys } from '../../../src/host/project-file.js';
import { chance, hexKey, int, mutateBytes, mutateJson, mutateText } from '../mutate.js';
function randomFile(random) {
    const key = () => hexKey(random);
    return {
        projectName: 'River monitoring',
        projectKey: key(),
        encryptionKeys: { auth: key(), config: key(), data: key(), blobIndex: key(), blob: key() },
    };
}
function spoil(random, value) {
    if (chance(random, 0.4)) {
        let spoiled = mutateJson(random, value);
        if (chance(random, 0.3))
            spoiled = mutateJson(random, spoiled);
        return JSON.stringify(spoiled);
    }
    const text = JSON.stringify(value, null, chance(random, 0.5) ? 2 : undefined);
    if (chance(random, 0.5))
        return mutateText(random, text);
    return mutateBytes(random, Buffer.from(text)).toString();
}
async function run(random) {
    const files = Array.from({ length: 1 + int(random, 3) }, () => randomFile(random));
    const given = files.length === 1 ? files[0] : files;
    assert.deepEqual(parseProjectFile(JSON.stringify(given)), given);
    try {
        const parsed = parseProjectFile(spoil(random, given));
        for (const file of Array.isArray(parsed) ? parsed : [parsed])
            toAnyKeys(file);
    }
    catch (error) {
        assert(error instanceof MapeoWebError, String(error));
        assert(['INVALID_PROJECT_FILE', 'INVALID_KEY'].includes(error.code), error.code);
        assert(!/[0-9a-f]{9}/.test(error.message), `the error repeats a key: ${error.message}`);
        assert(error.message.length < 500, 'the error is long');
    }
}
export const target = {
    name: 'project-file',
    open: async () => ({ run, close: async () => { } }),
};
//# sourceMappingURL=project-file.js.map