import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { assertKnownFormat, formatFile, migrateStorage, STORAGE_FORMAT, } from '../../src/lib/storage-format.js';
import { knownUntil } from '../../src/sync/engine-format.js';
import { errorCode } from '../helpers/error-code.js';
import { tmpdir } from '../helpers/network.js';
function marker(dir) {
    const { version, ...others } = JSON.parse(fs.readFileSync(formatFile(dir), 'utf8'));
    return version === '' ? 'no version' : others;
}
/** Each writes its name into the same file. */
function recorder(dir, count) {
    const file = path.join(dir, 'log');
    return Array.from({ length: count }, (_, n) => () => fs.appendFileSync(file, `${n + 1} `));
}
test('a directory without a marker is of the first format, and is given one', async (t) => {
    const dir = await tmpdir(t);
    assertKnownFormat(dir);
    assertKnownFormat(path.join(dir, 'not there'));
    t.alike(fs.readdirSync(dir), [], 'looking changes nothing');
    migrateStorage(dir);
    t.alike(marker(dir), { format: STORAGE_FORMAT });
    const { mtimeMs } = fs.statSync(formatFile(dir));
    migrateStorage(dir);
    t.is(fs.statSync(formatFile(dir)).mtimeMs, mtimeMs, 'nor is it written again');
});
test('each migration runs once, in order', async (t) => {
    const dir = await tmpdir(t);
    const all = recorder(dir, 3);
    migrateStorage(dir, all.slice(0, 1));
    t.alike(marker(dir), { format: 2 });
    migrateStorage(dir, all);
    migrateStorage(dir, all);
    t.is(fs.readFileSync(path.join(dir, 'log'), 'utf8'), '1 2 3 ');
    t.alike(marker(dir), { format: 4 });
});
test('a migration that was cut short is run again, and keeps older versions out', async (t) => {
    const dir = await tmpdir(t);
    const [first = () => { }, second = () => { }] = recorder(dir, 2);
    const fails = () => {
        throw new Error('no space left on device');
    };
    await t.exception(() => migrateStorage(dir, [first, fails]), /no space/);
    t.alike(marker(dir), { format: 3, from: 1 });
    t.is(errorCode(() => assertKnownFormat(dir, 2)), 'STORAGE_NEWER', 'the version in between is refused too');
    migrateStorage(dir, [first, second]);
    t.is(fs.readFileSync(path.join(dir, 'log'), 'utf8'), '1 1 2 ');
    t.alike(marker(dir), { format: 3 });
});
test('a newer format is refused, and the message says who wrote it', async (t) => {
    const dir = await tmpdir(t);
    fs.writeFileSync(formatFile(dir), '{"format":99,"version":"4.2.0","later":"fields"}\n');
    for (const open of [() => assertKnownFormat(dir), () => migrateStorage(dir)]) {
        await t.exception(open, /STORAGE_NEWER: .* by version 4\.2\.0 in format 99/);
    }
    t.is(fs.readFileSync(formatFile(dir), 'utf8').includes('later'), true, 'left as it was');
});
test('a marker that says nothing is no reason to guess', async (t) => {
    const dir = await tmpdir(t);
    for (const content of ['', '{}', '{"format":0,"version":"1"}', '{"format":"2"}', '[1']) {
        fs.writeFileSync(formatFile(dir), content);
        t.is(errorCode(() => assertKnownFormat(dir)), 'STORAGE_UNUSABLE', content);
    }
});
test('the engine of format 1', (t) => {
    const hint = 'The engine has new migrations: older versions must not open what it wrote. Raise the format ' +
        'of the storage directory (src/lib/storage-format.ts), and make a fixture of the release before.';
    t.alike({ format: STORAGE_FORMAT, client: knownUntil('client'), project: knownUntil('project') }, { format: 1, client: 1_758_874_242_014, project: 1_761_590_068_314 }, hint);
});
//# sourceMappingURL=storage-format.test.js.map