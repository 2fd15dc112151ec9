/** A storage directory that the first release wrote; see test/fixtures/README.md. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkProjectFile, toProjectKeys } from '../../src/host/project-file.js';
import { storagePaths } from '../../src/lib/storage.js';
/** From dist/test/helpers: fixtures are not compiled. */
const FIXTURE = fileURLToPath(new URL('../../../test/fixtures/storage-v1/', import.meta.url));
export const FIRST_RELEASE = JSON.parse(fs.readFileSync(path.join(FIXTURE, 'keys.json'), 'utf8'));
/** The one with a photo, one more that was synced, and one that never was. */
export const [RIVER, FOREST, UNOPENED] = FIRST_RELEASE.projects;
export function fixtureKeys({ keys }) {
    return toProjectKeys(checkProjectFile(keys));
}
/** A fresh copy, removed with the test. */
export async function unpackFirstRelease(t) {
    const dir = path.join(await t.tmp(), 'data');
    fs.mkdirSync(dir, { mode: 0o700 });
    const archive = path.join(FIXTURE, 'data.tar.gz');
    execFileSync('tar', ['-xzf', archive, '--no-same-owner', '-C', dir]);
    return storagePaths(dir);
}
//# sourceMappingURL=first-release.js.map