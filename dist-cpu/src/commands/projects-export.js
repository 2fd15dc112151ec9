import fs from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asError, MapeoWebError } from '../lib/errors.js';
import { defineCommand } from './context.js';
import { withPeer } from './peer.js';
export function exportCommand() {
    return defineCommand({
        name: 'export',
        args: '<id>',
        summary: 'write the observations and tracks of a project as GeoJSON, for maps and GIS programs',
        settings: ['storage'],
        extend: (command) => command.option('--output <file>', 'the file to write; default: standard output'),
        examples: [
            'mapeo-web projects export 4ygk --output river.geojson',
            'mapeo-web projects export 4ygk | jq .features[0]',
        ],
        async run({ output }, { storage, output: file }, id = '') {
            await withPeer(storage, async (peer) => {
                // First of all: a mistyped id leaves no file behind.
                const { projectId, name } = await peer.show(id);
                if (file === undefined) {
                    const sink = output.json ? oneLine() : new Transform({ transform: pass });
                    const printed = pipeline(sink, process.stdout, { end: false });
                    await Promise.all([peer.exportGeoJson(projectId, sink), printed]);
                    return;
                }
                const sizeBytes = await writeFile(file, (sink) => peer.exportGeoJson(projectId, sink));
                output.result({ projectId, file, sizeBytes }, `wrote ${name} to ${file}`);
            });
        },
    });
}
/** All of it or nothing: what was there before stays until the new one is complete. */
async function writeFile(file, write) {
    const part = `${file}.${process.pid}.part`;
    let fd;
    try {
        // For its owner alone: observations can endanger those who made them.
        fd = fs.openSync(part, 'wx', 0o600);
    }
    catch (error) {
        throw new MapeoWebError('INVALID_CONFIG', `--output: ${asError(error).message}`, {
            cause: error,
        });
    }
    const sink = fs.createWriteStream(part, { fd });
    try {
        await write(sink);
        fs.renameSync(part, file);
        return sink.bytesWritten;
    }
    catch (error) {
        sink.destroy();
        fs.rmSync(part, { force: true });
        throw error;
    }
}
/** What `--json` promises. Within JSON texts line breaks are escaped, so these mean nothing. */
function oneLine() {
    return new Transform({
        transform(chunk, _encoding, done) {
            done(null, chunk.filter((byte) => byte !== LINE_FEED));
        },
        flush(done) {
            done(null, '\n');
        },
    });
}
const LINE_FEED = 0x0a;
function pass(chunk, _encoding, done) {
    done(null, chunk);
}
//# sourceMappingURL=projects-export.js.map