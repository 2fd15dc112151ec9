import { text } from 'node:stream/consumers';
import { Option } from 'commander';
import { resolveBootstrap } from '../bootstrap-list.js';
import { parseLink } from '../lib/link.js';
import { loopbackPortOf } from '../lib/loopback-url.js';
import { wholeNumber } from '../lib/settings.js';
import { aborted, defineCommand } from './context.js';
const HELP = `
A link with a token in it is a secret. Give it on standard input, so that it shows in no list of
processes:

  $ mapeo-web connect - < link.txt`;
export function connectCommand() {
    return defineCommand({
        name: 'connect',
        args: '<link>',
        summary: 'open a door on this machine to the HTTP API of a peer somewhere else, over the DHT',
        settings: ['bootstrap', 'bootstrapFile', 'bind'],
        extend: (command) => command
            .addOption(new Option('--port <n>', 'the TCP port on 127.0.0.1 (default: follows from the link, and is in the projects)').argParser(wholeNumber(1, 65535)))
            .addHelpText('after', HELP),
        examples: ["mapeo-web connect 'mapeo-web://…?b=…'", 'mapeo-web connect - < link.txt'],
        async run({ output, log, signal }, options, given = '') {
            const link = parseLink(await readLink(given));
            const own = loopbackPortOf(link.publicKey);
            const port = options.port ?? own;
            const { RemotePeer } = await import('../remote-peer.js');
            const { LoopbackDoor } = await import('../http/loopback-door.js');
            const { RemoteProgress } = await import('./remote-progress.js');
            const isOther = options.bootstrap !== undefined || options.bootstrapFile !== undefined;
            const remote = new RemotePeer({
                link,
                bindHost: options.bind,
                ...(isOther ? { bootstrap: resolveBootstrap(options).dht } : {}),
            });
            const door = new LoopbackDoor({ remote }, { port });
            const progress = new RemoteProgress({ remote, output });
            door.on('syncs', ({ open }) => progress.noteSyncs(open));
            try {
                await remote.ready();
                await door.ready();
                if (port !== own) {
                    log.warn({ evt: 'connect.other-port', port, expected: own }, `apps will look for the peer at port ${own} later, not at ${port}`);
                }
                const { url } = door;
                output.result({ evt: 'connect.ready', url }, ready(url, link.expiresAt));
                await aborted(signal);
            }
            finally {
                progress.close();
                await door.close();
                await remote.close();
            }
        },
    });
}
/** From standard input where `-` is given. */
export async function readLink(given) {
    return given === '-' ? text(process.stdin) : given;
}
function ready(url, expiresAt) {
    const lines = [
        `The peer of the link answers at ${url}`,
        '  add it   in an app on this machine: addServerPeer with this URL',
        '  later    run the same command again whenever the app shall sync with it',
        '  stop     Ctrl-C',
    ];
    if (expiresAt !== undefined) {
        const until = new Date(expiresAt).toISOString();
        const word = expiresAt > Date.now() ? 'is good until' : 'expired at';
        lines.splice(1, 0, `  token    to add one project, ${word} ${until}`);
    }
    return lines.join('\n');
}
//# sourceMappingURL=connect.js.map