/** A few projects that exist nowhere, always the same, as `projects add` takes them. */
import { keyPair } from 'hypercore-crypto';
import { seededRandom } from '../helpers/clock.js';
import { hexKey } from './mutate.js';
const random = seededRandom(1);
export const PROJECT_BODIES = Array.from({ length: 6 }, (_, n) => ({
    projectName: `Project ${n}`,
    projectKey: keyPair(Buffer.alloc(32, n + 1)).publicKey.toString('hex'),
    encryptionKeys: {
        auth: hexKey(random),
        config: hexKey(random),
        data: hexKey(random),
        blobIndex: hexKey(random),
        blob: hexKey(random),
    },
}));
//# sourceMappingURL=projects.js.map