import { resolveBootstrap } from '../bootstrap-list.js';
import { control } from '../http/control-client.js';
import { isDiskFull } from '../lib/disk-space.js';
import { codeOf, ERRORS, EXIT, MapeoWebError } from '../lib/errors.js';
import { storagePaths } from '../lib/storage.js';
import { Systemd } from '../notify/systemd.js';
import { aborted, defineCommand } from './context.js';
import { Notices } from './notices.js';
export function announceCommand() {
    return defineCommand({
        name: 'announce',
        summary: 'run the always-on peer: announce every hosted project and sync with who knows its key',
        settings: [
            'storage',
            'bootstrap',
            'bootstrapFile',
            'bind',
            'port',
            'name',
            'httpPort',
            'httpBind',
            'baseUrl',
            'allowedProjects',
            'bearerTokenFile',
            'trustProxy',
            'mapeo8Http',
            'localNetwork',
            'localPort',
            'idleCloseMs',
            'maxOpenProjects',
            'minFreeSpace',
            'maxConnections',
            'handshakeOnly',
            'relay',
            'relayMaxSessions',
            'relayBandwidth',
            'ui',
            'uiPort',
            'uiBind',
            'uiPasswordFile',
            'notifyUrl',
            'notifySecretFile',
        ],
        examples: [
            'mapeo-web announce',
            'mapeo-web announce --storage /srv/maps --port 49740',
            'mapeo-web announce --http-port 8080 --base-url https://maps.example.org/ --allowed-projects 10',
            'mapeo-web announce --ui-bind 192.168.1.10 --ui-password-file /etc/mapeo-web/ui-password',
            'mapeo-web announce --bootstrap 192.0.2.1:49737,192.0.2.2:49737 --json',
        ],
        async run({ output, log, signal }, options) {
            const paths = storagePaths(options.storage);
            const notices = new Notices(log, options, {
                source: { command: 'announce', name: options.name },
                storageDir: paths.dir,
            });
            // Loaded late: the sync engine alone takes a second, and `--help` needs none of it.
            const { Daemon } = await import('../daemon.js');
            const daemon = new Daemon({ paths, log }, {
                bootstrap: resolveBootstrap(options),
                bindHost: options.bind,
                port: options.port,
                deviceName: options.name,
                httpPort: options.httpPort,
                httpBindHost: options.httpBind,
                baseUrl: options.baseUrl,
                allowedProjects: options.allowedProjects,
                bearerTokenFile: options.bearerTokenFile,
                trustProxy: options.trustProxy,
                mapeo8Http: options.mapeo8Http,
                localNetwork: options.localNetwork,
                localPort: options.localPort,
                idleCloseMs: options.idleCloseMs,
                maxOpenProjects: options.maxOpenProjects,
                minFreeBytes: options.minFreeSpace,
                maxConnections: options.maxConnections,
                allowBare: !options.handshakeOnly,
                ui: options.ui
                    ? {
                        port: options.uiPort,
                        bindHost: options.uiBind,
                        passwordFile: options.uiPasswordFile,
                    }
                    : undefined,
                relay: options.relay === undefined
                    ? undefined
                    : {
                        users: options.relay,
                        maxSessions: options.relayMaxSessions,
                        bytesPerSecond: (options.relayBandwidth * 1000) / 8,
                    },
            });
            endOnFullDisk(log, notices);
            // Programs rely on the order: ready first, whatever is announced meanwhile.
            const ready = daemon.ready().then(() => printReady(output, daemon.status(), paths));
            daemon.on('complete', (event) => {
                ready.then(() => output.result({ evt: 'announce.complete', ...event }), () => { });
            });
            daemon.on('trouble', (trouble) => notices.raise(trouble));
            daemon.on('trouble-over', (id) => notices.resolve(id));
            await ready;
            notices.started();
            const systemd = new Systemd({ log, check: () => proofOfLife(daemon, paths) });
            void systemd.ready();
            await aborted(signal);
            log.info({ evt: 'announce.stopping' }, 'stopping');
            await Promise.all([systemd.stopping(), daemon.close(), notices.close()]);
        },
    });
}
/** For the watchdog: the database can be read, and commands are answered. */
async function proofOfLife(daemon, paths) {
    daemon.host.partners.list();
    try {
        await control(paths, 'GET', '/status');
    }
    catch (error) {
        // With too many users at once it hangs up on the next one, as only a living one does.
        if (!(error instanceof MapeoWebError) || codeOf(error.cause) !== 'ECONNRESET')
            throw error;
    }
    const { projects, connections, listening } = daemon.status();
    return `${projects} projects, ${connections} connections${listening ? '' : ', no network yet'}`;
}
/**
 * Most of what cannot be written waits until there is room. Where the engine has nobody to tell,
 * ending is better than going on with half a project: a restart finds everything that was stored.
 */
function endOnFullDisk(log, notices) {
    process.on('uncaughtException', (error) => {
        if (isDiskFull(error)) {
            log.fatal({ evt: 'disk.full', err: error }, `the disk is full. ${ERRORS.STORAGE_FULL.fix}`);
            void notices.close().finally(() => process.exit(EXIT.STORAGE));
            return;
        }
        process.stderr.write(`${error.stack ?? error.message}\n`);
        process.exit(EXIT.BUG);
    });
}
function printReady(output, status, paths) {
    const { deviceId, projects, httpUrl, baseUrl, uiUrl } = status;
    output.result({
        evt: 'announce.ready',
        publicKey: deviceId,
        deviceId,
        projects,
        httpUrl,
        uiUrl,
        controlSocket: paths.controlSocket,
    }, `Mapeo Web peer ${deviceId}\n` +
        `  hosts    ${projects} project${projects === 1 ? '' : 's'} in ${paths.dir}\n` +
        (httpUrl === null ? '' : `  HTTP     ${httpUrl}, for apps ${baseUrl}\n`) +
        (uiUrl === null ? '' : `  page     ${uiUrl}\n`) +
        `  add one  mapeo-web projects add FILE --storage ${paths.dir}\n` +
        '  stop     Ctrl-C');
}
//# sourceMappingURL=announce.js.map