import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { Command } from 'commander';
import { MapeoWebError } from '../../src/lib/errors.js';
import { addSettings, resolveSettings } from '../../src/lib/settings.js';
import { tmpdir } from '../helpers/network.js';
function parse(argv) {
    const command = addSettings(new Command('x'), ['port', 'name', 'handshakeOnly', 'ui'])
        .exitOverride()
        .configureOutput({ writeErr: () => { } });
    command.parse(argv, { from: 'user' });
    resolveSettings(command);
    return command.opts();
}
test('flags win over the environment, that over the file, that over the defaults', async (t) => {
    const file = path.join(await tmpdir(t), 'config.json');
    fs.writeFileSync(file, JSON.stringify({ port: 1111, name: 'file', handshakeOnly: true }));
    t.teardown(() => delete process.env.MAPEO_WEB_PORT);
    t.is(parse([]).port, 0);
    t.is(parse(['--config', file]).port, 1111);
    t.is(parse(['--config', file]).handshakeOnly, true);
    process.env.MAPEO_WEB_PORT = '2222';
    t.is(parse(['--config', file]).port, 2222);
    t.is(parse(['--config', file, '--port', '3333']).port, 3333);
    t.is(parse(['--config', file]).name, 'file');
});
test('a bad value names where it came from', async (t) => {
    t.teardown(() => delete process.env.MAPEO_WEB_PORT);
    await t.exception(() => parse(['--port', 'x']), /--port/);
    process.env.MAPEO_WEB_PORT = '70000';
    await t.exception(() => parse([]), /MAPEO_WEB_PORT/);
});
test('a bad configuration file names itself and the entry', async (t) => {
    const file = path.join(await tmpdir(t), 'config.json');
    const cases = [
        ['{', /config\.json/],
        ['[]', /one JSON object/],
        ['{"port": 70000}', /"port" in .*config\.json/],
        ['{"port": {}}', /"port" in .*config\.json/],
        ['{"logLevel": "loud"}', /"logLevel" in .*one of/],
        ['{"handshakeOnly": "yes"}', /"handshakeOnly" in .*true or false/],
    ];
    for (const [content, message] of cases) {
        fs.writeFileSync(file, content);
        try {
            parse(['--config', file]);
            t.fail(`accepted ${content}`);
        }
        catch (error) {
            t.ok(error instanceof MapeoWebError && error.code === 'INVALID_CONFIG', content);
            t.ok(message.test(error.message), error.message);
        }
    }
});
test('a yes-or-no variable means what it says', async (t) => {
    t.teardown(() => delete process.env.MAPEO_WEB_HANDSHAKE_ONLY);
    for (const [value, meaning] of [
        ['true', true],
        ['1', true],
        ['false', false],
        ['0', false],
        ['', false],
    ]) {
        process.env.MAPEO_WEB_HANDSHAKE_ONLY = value;
        t.is(parse([]).handshakeOnly, meaning, JSON.stringify(value));
    }
    process.env.MAPEO_WEB_HANDSHAKE_ONLY = 'false';
    t.is(parse(['--handshake-only']).handshakeOnly, true, 'a flag wins');
    process.env.MAPEO_WEB_HANDSHAKE_ONLY = 'maybe';
    await t.exception(() => parse([]), /MAPEO_WEB_HANDSHAKE_ONLY must be true or false/);
});
test('a --no-… setting is a yes or no like the others', async (t) => {
    const file = path.join(await tmpdir(t), 'config.json');
    t.teardown(() => delete process.env.MAPEO_WEB_UI);
    t.is(parse([]).ui, true);
    t.is(parse(['--no-ui']).ui, false);
    fs.writeFileSync(file, '{"ui": false}');
    t.is(parse(['--config', file]).ui, false);
    process.env.MAPEO_WEB_UI = 'true';
    t.is(parse(['--config', file]).ui, true);
    t.is(parse(['--no-ui']).ui, false, 'a flag wins');
    process.env.MAPEO_WEB_UI = 'false';
    t.is(parse([]).ui, false);
    process.env.MAPEO_WEB_UI = 'maybe';
    await t.exception(() => parse([]), /MAPEO_WEB_UI must be true or false/);
});
//# sourceMappingURL=settings.test.js.map