/** Configuration files: nothing but `INVALID_CONFIG` comes out, and no secret that is in them. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { MapeoWebError } from '../../../src/lib/errors.js';
import { addSettings, resolveSettings, SETTINGS, } from '../../../src/lib/settings.js';
import { chance, mutateBytes, mutateJson, mutateText, pick } from '../mutate.js';
const SECRET = '5ecret5ecret';
const COMMON = ['json', 'logLevel', 'config'];
/** `port` has two forms; a command has one. */
const NAMES = Object.keys(SETTINGS).filter((name) => !COMMON.includes(name) && name !== 'bootstrapPort');
const GOOD = {
    json: true,
    logLevel: 'debug',
    storage: '/srv/maps',
    bootstrap: '192.0.2.1:49737',
    port: 49740,
    httpPort: '8080',
    baseUrl: 'https://maps.example.org/',
    allowedProjects: 10,
    trustProxy: false,
    idleCloseMs: 1000,
    name: 'Village hall',
    notifyUrl: `https://user:${SECRET}@alerts.example.org/${SECRET}?t=${SECRET}`,
    somethingElse: [1, 2],
};
function resolve(file) {
    const command = addSettings(new Command('announce').exitOverride(), NAMES);
    command.parse(['--config', file], { from: 'user' });
    resolveSettings(command);
    return command.opts();
}
async function run(random, file) {
    fs.writeFileSync(file, spoil(random));
    let options;
    try {
        options = resolve(file);
    }
    catch (error) {
        assert(error instanceof MapeoWebError && error.code === 'INVALID_CONFIG', String(error));
        assert(!error.message.includes('5ecret'), `the error repeats a secret: ${error.message}`);
        return;
    }
    const { port, json, notifyUrl } = options;
    assert(Number.isInteger(port) && port >= 0 && port <= 65535);
    assert.equal(typeof json, 'boolean');
    assert(notifyUrl === undefined || /^https?:$/.test(notifyUrl.protocol));
    assert.equal({}.polluted, undefined);
}
function spoil(random) {
    const text = JSON.stringify(GOOD);
    switch (pick(random, ['json', 'bytes', 'value', 'name'])) {
        case 'json':
            return JSON.stringify(mutateJson(random, GOOD));
        case 'bytes':
            return mutateBytes(random, Buffer.from(text));
        case 'value': {
            const [name, value] = pick(random, Object.entries(GOOD));
            return JSON.stringify({ ...GOOD, [name]: mutateText(random, String(value)) });
        }
        default:
            return chance(random, 0.5) ? text.replace('"name"', '"__proto__"') : mutateText(random, text);
    }
}
export const target = {
    name: 'config-file',
    async open() {
        for (const name of Object.keys(process.env)) {
            if (name.startsWith('MAPEO_WEB_'))
                delete process.env[name];
        }
        const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mw-fuzz-'));
        const file = path.join(dir, 'config.json');
        return {
            run: (random) => run(random, file),
            close: async () => fs.rmSync(dir, { recursive: true }),
        };
    },
};
//# sourceMappingURL=config-file.js.map