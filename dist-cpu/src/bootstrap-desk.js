/** Where a bootstrap node's operator asks: the control socket, the page and the metrics. */
import { isIPv4 } from 'node:net';
import { bootstrapReport } from './bootstrap-report.js';
import { DialBackWatch } from './dial-back-watch.js';
import { ControlSocket } from './http/control-socket.js';
import { Service } from './lib/service.js';
import { noteStart } from './lib/starts.js';
export class BootstrapDesk extends Service {
    #node;
    #paths;
    #log;
    #settings;
    /** What the other bootstrap nodes say: from inside a closed port looks like an open one. */
    #outside;
    #clock;
    #ui;
    constructor({ node, paths, log, clock }, settings) {
        super();
        this.#node = node;
        this.#paths = paths;
        this.#log = log;
        this.#settings = settings;
        this.#clock = clock;
    }
    /** Asks the others now, whether they reach this node unasked. Never rejects. */
    async askOutside() {
        await this.#outside?.ask();
    }
    /** Null where there is no page. */
    get uiUrl() {
        return this.#ui?.url ?? null;
    }
    async open() {
        const starts = noteStart(this.#paths.starts, Date.now());
        const report = () => bootstrapReport({
            node: this.#node,
            starts,
            storage: this.#paths.dir,
            outside: this.#outside?.view ?? null,
            uiUrl: () => this.uiUrl,
        });
        await this.#openOutside();
        await this.#openUi(report);
        const socket = new ControlSocket({
            path: this.#paths.controlSocket,
            addRoutes: (server) => server.get('/status', report),
        });
        await socket.ready();
        this.defer(() => socket.close());
    }
    async #openOutside() {
        const { dht } = this.#node;
        const voters = () => dht.bootstrapNodes.flatMap(({ host, port }) => plain(host, port));
        const asking = { dht, voters, ...(this.#clock && { clock: this.#clock }) };
        const outside = new DialBackWatch(asking, { isFixedPort: true });
        outside.on('trouble', ({ message, cause }) => {
            this.#log.warn({ evt: 'bootstrap.closed' }, `${message}: ${cause}. Forward and open it`);
        });
        await outside.ready();
        this.defer(() => outside.close());
        this.#outside = outside;
    }
    async #openUi(report) {
        const { ui: settings } = this.#settings;
        if (!settings)
            return;
        // Only here: many a small machine runs a node without a page.
        const [{ UiServer }, { bootstrapPageRoutes }, metrics, { BOOTSTRAP_METRICS }] = await Promise.all([
            import('./ui/ui-server.js'),
            import('./ui/bootstrap-page.js'),
            import('./metrics/exposition.js'),
            import('./metrics/bootstrap-metrics.js'),
        ]);
        const { dht } = this.#node;
        const exposition = new metrics.Exposition({ definitions: BOOTSTRAP_METRICS, read: report, dht });
        const routes = [bootstrapPageRoutes(report), metrics.metricsRoutes(() => exposition)];
        const ui = new UiServer({ routes, log: this.#log }, settings);
        await ui.ready();
        this.defer(() => ui.close());
        this.#ui = ui;
    }
}
/** As HyperDHT keeps nodes: `ip@name`, or one of the two; a name alone is left out. */
function plain(host, port) {
    const [ip = ''] = host.split('@');
    return isIPv4(ip) ? [{ host: ip, port }] : [];
}
//# sourceMappingURL=bootstrap-desk.js.map