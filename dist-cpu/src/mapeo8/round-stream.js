import { MAX_FILE_BYTES, MediaGuard } from './media-guard.js';
/** A message holds a whole file. */
const MAX_MESSAGE_BYTES = MAX_FILE_BYTES + 1024;
/** Phones have the previews of others' photos, and are kept from the originals. */
const PHONE = 'mobile';
export function roundStream(collaborators, { id, deviceName, takes }) {
    const { packages, logs } = collaborators;
    const mux = packages.multiplex({ limit: MAX_MESSAGE_BYTES });
    const progress = { db: { sofar: 0, total: 0 }, media: { sofar: 0, total: 0 } };
    // Originals are kept from none but phones.
    const greeting = { id, protocolVersion: 1, deviceType: 'cloud', deviceName };
    const stream = packages.handshake(mux, greeting, ({ deviceType }, accept) => {
        records.on('error', fail);
        records.once('end', end);
        records.pipe(p2p).pipe(records);
        const isPhone = deviceType === PHONE;
        const files = replicateMedia(collaborators, mux, { isPhone, takes, fail });
        files.on('progress', (sofar, total) => {
            progress.media = { sofar, total };
            stream.emit('progress', progress);
        });
        files.once('finish', end);
        accept();
    });
    const fail = (error) => void stream.emit('error', error);
    let pending = 2;
    const end = () => {
        if (--pending > 0)
            return;
        stream.goodFinish = true;
        mux.end();
    };
    mux.on('error', fail);
    const records = packages.replicateRecords({ osm: { core: { _logs: logs } } }, ROUND);
    records.on('progress', (sofar, total) => {
        progress.db = { sofar, total };
        stream.emit('progress', progress);
    });
    const p2p = mux.createSharedStream('p2p');
    p2p.on('error', fail);
    return stream;
}
/** Not live, and without hypercore's own deadline: the round has ones. */
const ROUND = { live: false, timeout: 0 };
function replicateMedia({ packages, media, proof }, mux, how) {
    let know;
    const ours = new Promise((resolve) => (know = resolve));
    const list = (done) => void proof.then(() => {
        media.list((error, names) => {
            know(new Set(names));
            done(error, names);
        });
    });
    const store = new Proxy(media, {
        get(target, name) {
            if (name === 'list')
                return list;
            const value = Reflect.get(target, name, target);
            return typeof value === 'function' ? value.bind(target) : value;
        },
    });
    const files = packages.replicateMedia(store, {
        filter: (name) => !how.isPhone || !name.startsWith('original/'),
    });
    const channel = mux.createSharedStream('media');
    const guard = new MediaGuard({ ours }, { takes: how.takes });
    for (const part of [files, channel, guard])
        part.on('error', how.fail);
    files.pipe(channel).pipe(guard).pipe(files);
    return files;
}
//# sourceMappingURL=round-stream.js.map