/** What passes for a backup: exactly what was written, and nothing else. */
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { pack as createPack } from 'tar-stream';
import { readArchive, readManifest } from '../../src/backup/archive-reader.js';
import { writeArchive } from '../../src/backup/archive-writer.js';
import { decrypted, encrypted } from '../../src/backup/encryption.js';
import { createManifest, parseManifest } from '../../src/backup/format.js';
import { hasher, sealed } from '../../src/backup/seal.js';
import { MapeoWebError } from '../../src/lib/errors.js';
import { hex, identityOf } from '../../src/lib/keys.js';
import { seededRandom } from '../helpers/clock.js';
import { errorCode } from '../helpers/error-code.js';
const SEED = Number(process.env.SEED ?? 1);
const ROOT_KEY = Buffer.alloc(16, 7);
const PASSPHRASE = Buffer.from('correct horse battery');
/** The least that is read: tests try many. */
const FAST = { passes: 1, memoryKib: 8 };
async function* chunks(...all) {
    for (const chunk of all)
        yield await Promise.resolve(chunk);
}
async function collect(source) {
    const all = [];
    for await (const chunk of source)
        all.push(chunk);
    return Buffer.concat(all);
}
/** Two files of a storage, one longer than what is read at once. */
async function createBackup(t, longBytes = 5000) {
    const dir = await t.tmp();
    const content = { 'root-key': ROOT_KEY, 'host.db': Buffer.alloc(longBytes, 'database') };
    const files = Object.entries(content).map(([name, bytes]) => {
        const source = path.join(dir, name);
        // What grew meanwhile does not belong to it.
        fs.writeFileSync(source, Buffer.concat([bytes, Buffer.from('later')]));
        return { name, source, bytes: bytes.byteLength };
    });
    return collect(writeArchive(manifestOf(files), files));
}
function manifestOf(files, more = {}) {
    return {
        ...createManifest({
            createdAt: 1_700_000_000_000,
            createdBy: '0.1.0',
            deviceId: hex(identityOf(ROOT_KEY).publicKey),
            media: true,
            final: false,
            projects: [],
            files: files.map(({ name, bytes }) => ({ name, bytes })),
        }),
        ...more,
    };
}
const read = (backup, passphrase = PASSPHRASE) => readArchive(decrypted(chunks(backup), () => Promise.resolve(passphrase)));
async function codeOf(backup, passphrase) {
    try {
        await read(backup, passphrase);
        return 'none';
    }
    catch (error) {
        if (error instanceof MapeoWebError)
            return error.code;
        throw error;
    }
}
test('what was written is read', async (t) => {
    const backup = await createBackup(t, 700_000);
    const found = {};
    const manifest = await readArchive(chunks(backup.subarray(0, 700), backup.subarray(700)), {
        async file({ name }, content) {
            found[name] = await collect(content);
        },
    });
    t.alike(manifest.files, [
        { name: 'root-key', bytes: 16 },
        { name: 'host.db', bytes: 700_000 },
    ]);
    t.alike(found['root-key'], ROOT_KEY);
    t.is(found['host.db']?.toString('latin1', 699_992), 'database');
    t.alike(await readManifest(chunks(backup)), manifest);
});
test('a file that is gone, or became shorter, is the end of the backup', async (t) => {
    const dir = await t.tmp();
    const source = path.join(dir, 'root-key');
    fs.writeFileSync(source, ROOT_KEY);
    for (const files of [
        [{ name: 'root-key', source, bytes: 17 }],
        [{ name: 'host.db', source: path.join(dir, 'none'), bytes: 300_000 }],
    ]) {
        await t.exception(collect(writeArchive(manifestOf(files), files)), /BACKUP_FAILED/);
    }
    // Whoever stops reading leaves nothing behind that fails later.
    fs.writeFileSync(source, Buffer.alloc(3_000_000));
    const files = [{ name: 'root-key', source, bytes: 3_000_000 }];
    for await (const chunk of writeArchive(manifestOf(files), files)) {
        if (chunk.byteLength > 1000)
            break;
    }
});
test('encrypted, nothing of it can be read without the passphrase', async (t) => {
    const backup = await createBackup(t, 200_000);
    const secret = await collect(encrypted(chunks(backup), PASSPHRASE, FAST));
    t.absent(secret.includes(ROOT_KEY));
    t.absent(secret.includes('host.db'));
    t.is((await read(secret)).files.length, 2);
    t.is(await codeOf(secret, Buffer.from('another passphrase')), 'WRONG_PASSPHRASE');
    const again = await collect(encrypted(chunks(backup), PASSPHRASE, FAST));
    t.absent(again.subarray(40).equals(secret.subarray(40)), 'no two are alike');
});
for (const kind of ['plain', 'encrypted']) {
    const create = async (t) => {
        const backup = await createBackup(t, 150_000);
        return kind === 'plain' ? backup : collect(encrypted(chunks(backup), PASSPHRASE, FAST));
    };
    test(`${kind}: a bit that flipped, anywhere, is found`, async (t) => {
        const backup = await create(t);
        const random = seededRandom(SEED);
        // The first and last bytes, and what is between the files, are found as well.
        const places = [0, 7, 30, 511, 512, backup.length - 513, backup.length - 512, backup.length - 1];
        for (let n = 0; n < 150; n++)
            places.push(Math.floor(random() * backup.length));
        for (const at of places) {
            const changed = Buffer.from(backup);
            changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
            const code = await codeOf(changed);
            const isRefused = ['BACKUP_DAMAGED', 'BACKUP_FOREIGN', 'BACKUP_NEWER'].includes(code);
            if (!isRefused)
                t.fail(`byte ${at}: ${code} (SEED=${SEED})`);
        }
        t.pass(`${places.length} places`);
    });
    test(`${kind}: a part is never taken for the whole`, async (t) => {
        const backup = await create(t);
        const random = seededRandom(SEED);
        const lengths = [0, 1, 8, 21, 100, 512, 1024, backup.length - 512, backup.length - 1];
        for (let n = 0; n < 60; n++)
            lengths.push(Math.floor(random() * backup.length));
        for (const length of lengths) {
            const code = await codeOf(backup.subarray(0, length));
            if (code !== 'BACKUP_DAMAGED')
                t.fail(`${length} bytes: ${code} (SEED=${SEED})`);
        }
        t.is(await codeOf(Buffer.concat([backup, Buffer.alloc(100)])), 'BACKUP_DAMAGED', 'nor more');
        const middle = Math.floor(backup.length / 2);
        const gap = Buffer.concat([backup.subarray(0, middle), backup.subarray(middle + 1024)]);
        t.is(await codeOf(gap), 'BACKUP_DAMAGED', 'nor one with a hole');
    });
}
test('what is no backup is told apart', async (t) => {
    t.is(await codeOf(Buffer.alloc(5000, 'holiday')), 'BACKUP_FOREIGN');
    const other = createPack();
    other.entry({ name: 'photo.jpg' }, 'a photo');
    other.finalize();
    t.is(await codeOf(await collect(other)), 'BACKUP_FOREIGN');
});
test('a newer form is refused, whatever else it has', (t) => {
    const code = (manifest) => errorCode(() => parseManifest(JSON.stringify(manifest)));
    t.is(code({ format: 'mapeo-web-backup', version: 2, parts: ['unknown'] }), 'BACKUP_NEWER');
    t.is(code({ format: 'mapeo-web-backup', version: 1 }), 'BACKUP_DAMAGED');
    t.is(code({ format: 'mapeo-web-backup', version: 0, files: [] }), 'BACKUP_DAMAGED');
    t.is(code({ format: 'another', version: 1 }), 'BACKUP_FOREIGN');
    t.is(errorCode(() => parseManifest('{"format":')), 'BACKUP_DAMAGED');
});
test('no file is written elsewhere', (t) => {
    for (const name of [
        '../evil',
        'core/../../evil',
        '/etc/passwd',
        'a//b',
        '.ssh',
        'a/.b',
        'a\\b',
    ]) {
        const manifest = manifestOf([
            { name: 'root-key', bytes: 16 },
            { name, bytes: 1 },
        ]);
        t.is(errorCode(() => parseManifest(JSON.stringify(manifest))), 'BACKUP_DAMAGED', name);
    }
});
/** As any program can write it that follows `format.ts`; version 1 is read for ever. */
test('the first form of a backup', async (t) => {
    const write = (content) => {
        const pack = createPack();
        for (const [name, text] of Object.entries(content))
            pack.entry({ name }, text);
        pack.finalize();
        return collect(sealed(pack));
    };
    const manifest = JSON.stringify({
        format: 'mapeo-web-backup',
        version: 1,
        createdAt: 1_763_000_000_000,
        createdBy: '0.1.0',
        deviceId: hex(identityOf(ROOT_KEY).publicKey),
        media: true,
        final: false,
        projects: [{ projectId: 'river', name: 'River', bytes: 3 }],
        files: [
            { name: 'root-key', bytes: 3 },
            { name: 'db/client.db', bytes: 0 },
        ],
    });
    const sum = (text) => hasher().update(text).digest('hex');
    const files = { 'mapeo-web-backup.json': manifest, 'root-key': 'abc', 'db/client.db': '' };
    const sums = Object.entries(files).map(([name, text]) => `${sum(text)}  ${name}\n`);
    const backup = await write({ ...files, 'BLAKE2B-SUMS': sums.join('') });
    t.is((await read(backup)).projects[0]?.name, 'River');
    for (const [why, content] of Object.entries({
        'without hashes': files,
        'with another hash': { ...files, 'BLAKE2B-SUMS': sums.join('').replace('a', 'b') },
        'with one file more': { ...files, 'BLAKE2B-SUMS': sums.join(''), extra: 'x' },
        'with a longer file': { ...files, 'root-key': 'abcd', 'BLAKE2B-SUMS': sums.join('') },
    })) {
        t.is(await codeOf(await write(content)), 'BACKUP_DAMAGED', why);
    }
});
//# sourceMappingURL=backup-format.test.js.map