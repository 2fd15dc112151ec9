/** `mapeo-web projects export`: through the running peer and without one. */
import fs from 'node:fs';
import path from 'node:path';
import test from 'brittle';
import { runCli } from '../helpers/cli.js';
import { createDataPeer } from '../helpers/data-peer.js';
test('a project is exported as GeoJSON', { timeout: 60_000 }, async (t) => {
    const { peer, projectId, docs } = await createDataPeer(t);
    const dir = await t.tmp();
    const file = path.join(dir, 'river.geojson');
    const run = (args) => runCli(t, ['projects', 'export', ...args, '--storage', peer.dir]);
    const expected = [
        [docs.track.docId, 'LineString'],
        [docs.observation.docId, 'Point'],
        [docs.plain.docId, 'Point'],
    ].sort();
    const shown = (text) => JSON.parse(text).features
        .map(({ properties, geometry }) => [properties.docId, geometry.type])
        .sort();
    const [printed, machine] = await Promise.all([
        run([projectId.slice(0, 12)]),
        run([projectId, '--json']),
    ]);
    t.is(printed.code, 0, printed.stderr);
    t.alike(shown(printed.stdout), expected, 'through the running peer');
    t.is(machine.stdout.trim().split('\n').length, 1, 'with --json one line');
    t.alike(shown(machine.stdout), expected);
    await peer.close();
    const written = await run([projectId, '--output', file, '--json']);
    t.alike(written.lines, [{ projectId, file, sizeBytes: printed.stdout.length }]);
    t.is(fs.readFileSync(file, 'utf8'), printed.stdout, 'without one');
    const before = fs.readdirSync(dir);
    const [unknown, nowhere] = await Promise.all([
        run(['yyyyyyyy', '--output', path.join(dir, 'unknown.geojson')]),
        run([projectId, '--output', path.join(dir, 'no/such/dir.geojson')]),
    ]);
    t.is(unknown.code, 2);
    t.ok(unknown.stderr.includes('PROJECT_NOT_FOUND'));
    t.is(nowhere.code, 2);
    t.ok(nowhere.stderr.includes('INVALID_CONFIG'));
    t.alike(fs.readdirSync(dir), before, 'neither leaves a file');
});
//# sourceMappingURL=projects-export.test.js.map