import { Option } from 'commander';
import { resolveBootstrap } from '../bootstrap-list.js';
import { control } from '../http/control-client.js';
import { durationOption } from '../lib/duration.js';
import { MapeoWebError } from '../lib/errors.js';
import { identityOf } from '../lib/keys.js';
import { formatLink } from '../lib/link.js';
import { readRootKey, storagePaths } from '../lib/storage.js';
import { defineCommand } from './context.js';
import { isRunning } from './peer.js';
import { tokenAccess } from './token-access.js';
export function linkCommand() {
    return defineCommand({
        name: 'link',
        summary: 'print the line with which an app, or a second peer, reaches this peer over the DHT',
        settings: ['storage', 'bootstrap', 'bootstrapFile'],
        extend: (command) => command
            .option('--qr', 'draw it as a QR code, too', false)
            .option('--token', 'with a one-time token: whoever has it may add one project', false)
            .addOption(new Option('--join', 'with a one-time token: a second peer may host all projects')
            .default(false)
            .conflicts('token'))
            .addOption(new Option('--expires <time>', 'how long the token is good: 30m, 24h, 7d')
            .default(86_400_000, '24h')
            .argParser(durationOption)),
        examples: [
            'mapeo-web link',
            'mapeo-web link --token --expires 7d --qr',
            'mapeo-web link --join > link.txt',
        ],
        async run({ output }, options) {
            const { publicKey, bootstrap } = await peerOf(options);
            const token = await tokenFor(options);
            const link = formatLink({
                publicKey,
                bootstrap,
                ...(token && { token: token.secret, expiresAt: token.expiresAt }),
            });
            const { tokenId, expiresAt } = token ?? {};
            output.result({ link, ...(token && { tokenId, expiresAt }) }, link);
            if (options.qr)
                output.say(await qrCode(link));
        },
    });
}
/** Before a token is made: one without a link would be of no use. */
async function peerOf(options) {
    const paths = storagePaths(options.storage);
    const isChosen = options.bootstrap !== undefined || options.bootstrapFile !== undefined;
    const status = (await isRunning(paths))
        ? await control(paths, 'GET', '/status')
        : undefined;
    const publicKey = status ? Buffer.from(status.publicKey, 'hex') : identityIn(paths);
    const bootstrap = status && !isChosen ? status.dht.bootstrapNodes : resolveBootstrap(options).dht;
    if (bootstrap.length === 0) {
        throw new MapeoWebError('INVALID_CONFIG', 'the network has no bootstrap node to put in a link', {
            fix: 'Name the nodes that others join through: --bootstrap HOST:PORT.',
        });
    }
    return { publicKey: publicKey, bootstrap };
}
/** Never creates one: the peer that a link leads to must be the one that will run. */
function identityIn(paths) {
    const rootKey = readRootKey(paths);
    if (!rootKey)
        throw new MapeoWebError('NO_IDENTITY', `there is no peer in ${paths.dir}`);
    return identityOf(rootKey).publicKey;
}
async function tokenFor({ storage, token, join, expires, }) {
    if (!token && !join)
        return undefined;
    return (await tokenAccess(storage)).create(join ? 'join' : 'add', expires);
}
/** The lowest correction: a screen has no scratches, and fewer dots are easier to scan. */
async function qrCode(link) {
    const { default: qrcode } = await import('qrcode');
    return qrcode.toString(link, { type: 'utf8', errorCorrectionLevel: 'L' });
}
//# sourceMappingURL=link.js.map