/** A storage directory that a real CoMapeo Cloud wrote; see test/fixtures/README.md. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkProjectFile, toProjectKeys } from '../../src/host/project-file.js';
import { storagePaths } from '../../src/lib/storage.js';
/** From dist/test/helpers: fixtures are not compiled. */
const FIXTURE = fileURLToPath(new URL('../../../test/fixtures/comapeo-cloud-0.4/', import.meta.url));
export const CLOUD = JSON.parse(fs.readFileSync(path.join(FIXTURE, 'keys.json'), 'utf8'));
/** The project with five observations and a photo, and the one with two. */
export const [RIVER, FOREST] = CLOUD.projects;
export function cloudProjectKeys({ keys }) {
    return toProjectKeys(checkProjectFile(keys));
}
/** A fresh copy, removed with the test. */
export async function unpackCloud(t) {
    const dir = path.join(await t.tmp(), 'data');
    fs.mkdirSync(dir);
    const archive = path.join(FIXTURE, 'data.tar.gz');
    execFileSync('tar', ['-xzf', archive, '--no-same-owner', '-C', dir]);
    return storagePaths(dir);
}
/** Every file and directory with its size, mode, time of change and content. */
export function snapshot(dir) {
    const names = ['.', ...fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()];
    return Object.fromEntries(names.map((name) => {
        const file = path.join(dir, name);
        const { size, mode, mtimeMs } = fs.lstatSync(file);
        const content = fs.lstatSync(file).isFile() ? fs.readFileSync(file, 'hex') : '';
        return [name, `${size} ${mode.toString(8)} ${mtimeMs} ${content}`];
    }));
}
//# sourceMappingURL=cloud.js.map