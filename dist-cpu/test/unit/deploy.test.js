/** The files that operators run it with: units, installer, containers. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { README_FILE } from '../../scripts/readme-tables.js';
import { SETTINGS } from '../../src/lib/settings.js';
import { version } from '../../src/lib/version.js';
import { refusalOf } from '../helpers/command-lines.js';
import { tmpdir } from '../helpers/network.js';
import { parseYaml } from '../helpers/yaml.js';
const root = path.dirname(README_FILE);
const UNITS = [
    'mapeo-web-announce.service',
    'mapeo-web-announce@.service',
    'mapeo-web-bootstrap.service',
];
const variables = new Set(Object.values(SETTINGS).map((create) => create().envVar));
function read(file) {
    return fs.readFileSync(path.join(root, file), 'utf8');
}
function install(target, ...options) {
    const script = path.join(root, 'deploy', 'install.sh');
    return execFileSync(script, ['--root', target, ...options], { encoding: 'utf8' });
}
/** Every file with its content and permissions. */
function filesOf(dir) {
    const names = fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
    const files = names.filter((name) => fs.lstatSync(path.join(dir, name)).isFile());
    return Object.fromEntries(files.map((name) => {
        const { mode } = fs.statSync(path.join(dir, name));
        const content = fs.readFileSync(path.join(dir, name), 'base64');
        return [name, `${(mode & 0o777).toString(8)} ${content}`];
    }));
}
test('the installer installs, can be run again, and takes back all but data', async (t) => {
    const target = await tmpdir(t);
    const planned = install(target, '--dry-run');
    t.ok(planned.includes('would write:'));
    t.alike(fs.readdirSync(target), [], 'a dry run changes nothing');
    install(target, '--skip-dependencies');
    const first = filesOf(target);
    for (const file of [
        'usr/local/share/man/man1/mapeo-web.1',
        'usr/share/bash-completion/completions/mapeo-web',
        'usr/local/share/zsh/site-functions/_mapeo-web',
        'usr/share/fish/vendor_completions.d/mapeo-web.fish',
        ...UNITS.map((unit) => `etc/systemd/system/${unit}`),
    ]) {
        t.ok(first[file]?.startsWith('644 '), file);
    }
    t.ok(first['usr/local/bin/mapeo-web']?.startsWith('755 '));
    t.ok(first['etc/mapeo-web/announce.env']?.startsWith('600 '), 'it may get a secret');
    t.absent(Object.keys(first).some((name) => /\.(new|old)(\/|$)|dist\/test/.test(name)));
    const settings = path.join(target, 'etc/mapeo-web/announce.env');
    fs.writeFileSync(settings, 'MAPEO_WEB_NAME=mine\n');
    const data = path.join(target, 'var/lib/mapeo-web/root-key');
    fs.mkdirSync(path.dirname(data), { recursive: true });
    fs.writeFileSync(data, 'precious');
    fs.writeFileSync(path.join(target, 'opt/mapeo-web/of-the-old-version'), '');
    install(target, '--skip-dependencies', '--skip-completion');
    t.is(fs.readFileSync(settings, 'utf8'), 'MAPEO_WEB_NAME=mine\n', 'settings are the operator’s');
    t.alike(Object.keys(filesOf(target)), [...Object.keys(first), 'var/lib/mapeo-web/root-key'].sort(), 'nothing of the old version is left');
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(target, 'opt/mapeo-web/node_modules'));
    const cli = path.join(target, 'opt/mapeo-web/dist/src/cli.js');
    const printed = execFileSync(process.execPath, [cli, '--version'], { encoding: 'utf8' });
    t.is(printed.trim(), version, 'the installed program runs');
    const said = install(target, '--uninstall');
    t.ok(said.includes('var/lib/mapeo-web'), 'it says what it kept');
    t.alike(Object.keys(filesOf(target)), [
        'etc/mapeo-web/announce.env',
        'etc/mapeo-web/bootstrap.env',
        'var/lib/mapeo-web/root-key',
    ]);
    install(target, '--uninstall');
});
test('the installer refuses what cannot work, and says what to do', async (t) => {
    const target = await tmpdir(t);
    const bin = path.join(target, 'bin');
    fs.mkdirSync(bin);
    const script = path.join(root, 'deploy', 'install.sh');
    const refusal = (node, args = []) => {
        fs.writeFileSync(path.join(bin, 'node'), `#!/bin/sh\n${node}\n`, { mode: 0o755 });
        const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
        const options = { env, encoding: 'utf8' };
        const { status, stderr } = spawnSync(script, ['--root', target, '--dry-run', ...args], options);
        return `${status} ${stderr}`;
    };
    // What an old Node does: it says no, and its version.
    const old = refusal('[ "$1" = --version ] && echo v18.19.0 || exit 1');
    t.ok(/^2 error: Node 20\.12 or later is needed; .* is v18\.19\.0\nfix: /.test(old), old);
    const unknown = refusal('exit 0', ['--nonsense']);
    t.ok(unknown.startsWith('2 error: unknown option --nonsense'), unknown);
    const empty = refusal('exit 0', ['--source', bin]);
    t.ok(/^2 error: .*dist\/src is missing\nfix: {3}build it first/.test(empty), empty);
});
/** What units lean on; systemd-analyze wants to find it. */
const SYSTEM_UNITS = [
    ...['sysinit', 'basic', 'shutdown', 'network-online', 'multi-user'].map((n) => `${n}.target`),
    'system.slice',
];
function analyze(t, args) {
    const result = spawnSync('systemd-analyze', args, { encoding: 'utf8', timeout: 20_000 });
    if (!result.error)
        return result;
    t.comment('systemd-analyze is not on this machine: the units were not checked with it');
    return undefined;
}
test('systemd has nothing against the units, and finds them hardened', async (t) => {
    const target = await tmpdir(t);
    install(target, '--skip-dependencies', '--skip-completion');
    const lib = path.join(target, 'usr/lib/systemd/system');
    fs.mkdirSync(lib, { recursive: true });
    for (const unit of SYSTEM_UNITS)
        fs.writeFileSync(path.join(lib, unit), '[Unit]\n');
    const names = UNITS.map((unit) => unit.replace('@', '@second'));
    const verified = analyze(t, ['verify', `--root=${target}`, '--man=no', ...names]);
    if (!verified)
        return;
    t.is(`${verified.status} ${verified.stderr}`, '0 ');
    // 0 is fully confined, 100 not at all: systemd shows 2.0 for 20.
    const limits = ['--offline=yes', `--root=${target}`, '--threshold=20'];
    for (const name of names) {
        const security = analyze(t, ['security', ...limits, name]);
        t.is(security?.status, 0, security?.stdout.trim().split('\n').at(-1));
    }
});
test('the units differ in what they must alone, and README’s advice is in them', (t) => {
    const units = UNITS.map((unit) => read(`deploy/systemd/${unit}`));
    const hardening = units.map((text) => text.slice(text.indexOf('NoNewPrivileges')));
    t.is(new Set(hardening).size, 1);
    for (const text of units) {
        for (const line of [
            'Type=notify',
            'NotifyAccess=all',
            'WatchdogSec=60',
            'LimitNOFILE=65536',
            'RestartPreventExitStatus=2',
        ]) {
            t.ok(text.includes(`\n${line}\n`), line);
        }
    }
});
test('every setting that the files name exists', (t) => {
    const docs = fs.readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`);
    const files = [
        'compose.yaml',
        'Dockerfile',
        'README.md',
        ...docs.filter((f) => f.endsWith('.md')),
    ];
    for (const file of [
        ...files,
        ...fs.readdirSync(path.join(root, 'deploy/systemd')).map((f) => `deploy/systemd/${f}`),
    ]) {
        const named = [...read(file).matchAll(/MAPEO_WEB_[A-Z0-9_]*[A-Z0-9]/g)].map(([name]) => name);
        t.alike(named.filter((name) => !variables.has(name)), [], file);
    }
});
test('compose.yaml runs commands that exist, with bounded logs', async (t) => {
    const { services, volumes } = parseYaml(read('compose.yaml'));
    t.alike(Object.keys(services), ['announce', 'bootstrap']);
    for (const [name, service] of Object.entries(services)) {
        t.is(service.command[0], name);
        t.is(await refusalOf(`mapeo-web ${service.command.join(' ')}`), undefined);
        t.is(service.network_mode, 'host');
        t.is(service.restart, 'unless-stopped');
        t.alike(service.volumes, [`${name}:/data`]);
        t.ok(Object.hasOwn(volumes, name), `the volume ${name}`);
        t.is(service.environment.MAPEO_WEB_STORAGE, '/data');
        t.is(service.ulimits.nofile, '65536');
        t.ok(fs.existsSync(path.join(root, 'deploy/systemd', service.env_file[0]?.path ?? '')));
        t.alike(service.logging.options, { 'max-size': '10m', 'max-file': '5' });
        const check = service.healthcheck.test.join(' ');
        const line = check.replace(/^.*node dist\/src\/cli\.js/, 'mapeo-web');
        t.is(await refusalOf(line), undefined, line);
    }
});
//# sourceMappingURL=deploy.test.js.map