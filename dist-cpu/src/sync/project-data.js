/**
 * REPLICATION, the engine's side: what is in an open `@comapeo/core` project, for tools to read.
 *
 * The engine would serve media over an HTTP server of its own. Here they are taken from where that
 * server takes them: one copy less, no port, and an answer also while nothing listens.
 */
import { Readable } from 'node:stream';
import { blobStoreOf, readIcon } from './comapeo-media.js';
import { MapeoWebError } from '../lib/errors.js';
import { featureCollection } from './geojson.js';
/** Only what is on this disk is asked for; what takes longer waits for another device after all. */
const LOCAL_READ_MS = 3000;
/** What may stand in a header: the type was written by another device. */
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;
export class ComapeoProjectData {
    #project;
    #mayWrite;
    #assertCaughtUp;
    /** The project stays the caller's. */
    constructor(project, { mayWrite = () => true, assertCaughtUp = () => { }, } = {}) {
        this.#project = project;
        this.#mayWrite = mayWrite;
        this.#assertCaughtUp = assertCaughtUp;
    }
    list = (type) => this.#table(type).getMany({ includeDeleted: true });
    get = async (type, docId) => (await this.#table(type).getByDocId(docId, { mustBeFound: false })) ?? undefined;
    alerts = () => this.#table('remoteDetectionAlert').getMany({ includeDeleted: true });
    addAlert = async (alert) => {
        if (!this.#mayWrite())
            throw new MapeoWebError('STORAGE_FULL', 'nothing new is taken');
        this.#assertCaughtUp();
        // The engine checks it against its own schema, at run time.
        const value = { schemaName: 'remoteDetectionAlert', ...alert };
        try {
            return (await this.#project.remoteDetectionAlert.create(value)).docId;
        }
        catch (error) {
            if (isAboutTheRequest(error))
                return undefined;
            throw error;
        }
    };
    icon = async (docId, size) => {
        for (const variant of [
            { mimeType: 'image/svg+xml', size },
            { mimeType: 'image/png', size, pixelDensity: 1 },
        ]) {
            try {
                const bytes = await readIcon(this.#project, docId, variant);
                return {
                    contentType: variant.mimeType,
                    sizeBytes: bytes.length,
                    body: Readable.from([bytes], { objectMode: false }),
                };
            }
            catch (error) {
                if (!isAboutTheRequest(error))
                    throw error;
            }
        }
        return undefined;
    };
    attachment = async (id) => {
        const found = await within(LOCAL_READ_MS, this.#findBlob(id));
        if (!found)
            return undefined;
        const { metadata, blob, stream } = found;
        return {
            contentType: mediaTypeOf(metadata),
            sizeBytes: blob.byteLength,
            body: Readable.from(stream, { objectMode: false }),
        };
    };
    geoJson = async () => {
        const [tracks, observations] = await Promise.all([
            this.#table('track').getMany({ includeDeleted: false }),
            this.#table('observation').getMany({ includeDeleted: false }),
        ]);
        return Readable.from(featureCollection({ tracks, observations }), { objectMode: false });
    };
    #table(type) {
        return this.#project[type];
    }
    async #findBlob(id) {
        const store = blobStoreOf(this.#project);
        try {
            const entry = await store.entry(id);
            if (!entry?.value.blob)
                return undefined;
            const { blob, metadata } = entry.value;
            const stream = await store.createReadStreamFromEntry(id.driveId, entry);
            // A photo that has come in part would break off in the middle of the answer.
            if (await isHere(blob, stream))
                return { blob, metadata, stream };
            stream.destroy();
            return undefined;
        }
        catch (error) {
            if (isAboutTheRequest(error) || isBlockMissing(error))
                return undefined;
            throw error;
        }
    }
}
async function isHere({ blockOffset, blockLength }, { core }) {
    return blockLength === 0 || core.has(blockOffset, blockOffset + blockLength);
}
function mediaTypeOf(metadata) {
    const { mimeType } = (metadata ?? {});
    return typeof mimeType === 'string' && MEDIA_TYPE.test(mimeType)
        ? mimeType
        : 'application/octet-stream';
}
/** The engine's errors carry an HTTP status: 4xx is what is not there or malformed. */
function isAboutTheRequest(error) {
    const { status } = (error ?? {});
    return typeof status === 'number' && status >= 400 && status < 500;
}
/** The index of attachments was synced in part. */
function isBlockMissing(error) {
    return error instanceof Error && /block (is )?not available/i.test(error.message);
}
/** Undefined after that time. What comes too late is let go. */
async function within(limitMs, search) {
    let timer;
    const tooLate = new Promise((resolve) => {
        timer = setTimeout(() => resolve('too-late'), limitMs);
    });
    const winner = await Promise.race([search, tooLate]).finally(() => clearTimeout(timer));
    if (winner !== 'too-late')
        return winner;
    search.then((late) => late?.stream.destroy(), () => { });
    return undefined;
}
//# sourceMappingURL=project-data.js.map