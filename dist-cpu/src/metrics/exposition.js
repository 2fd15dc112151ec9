import HyperDhtStats from 'hyperdht-stats';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
export class Exposition {
    #registry = new Registry();
    #read;
    #fill = [];
    constructor({ definitions, read, dht }) {
        this.#read = read;
        collectDefaultMetrics({ register: this.#registry });
        addDhtMetrics(this.#registry, dht);
        for (const definition of definitions)
            this.#add(definition);
    }
    get contentType() {
        return this.#registry.contentType;
    }
    /** The text of one scrape. */
    async scrape() {
        const picture = this.#read();
        for (const fill of this.#fill)
            fill(picture);
        return this.#registry.metrics();
    }
    #add({ name, help, labels = [], read }) {
        const metric = { name, help, labelNames: [...labels], registers: [this.#registry] };
        const target = name.endsWith('_total') ? new Counter(metric) : new Gauge(metric);
        this.#fill.push((picture) => {
            target.reset();
            if (labels.length === 0)
                target.remove();
            const value = read(picture);
            const entries = typeof value === 'object' && value !== null ? value : { '': value };
            for (const [key, number] of Object.entries(entries)) {
                if (number !== null)
                    target.inc(labelsOf(labels, key), number);
            }
        });
    }
}
function labelsOf(names, key) {
    const values = names.length === 1 ? [key] : key.split(' ');
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
}
/** The names that Holepunch's own tools have (`dht_…`, `udx_…`), so that their dashboards fit. */
function addDhtMetrics(registry, dht) {
    const registers = [registry];
    new HyperDhtStats(dht).registerPrometheusMetrics({
        Gauge: class extends Gauge {
            constructor(configuration) {
                super({ ...configuration, registers });
            }
        },
        Counter: class extends Counter {
            constructor(configuration) {
                super({ ...configuration, registers });
            }
        },
    });
}
/** `GET /metrics`. */
export function metricsRoutes(exposition) {
    return (server) => {
        server.get('/metrics', async (_request, reply) => {
            const metrics = exposition();
            return reply.type(metrics.contentType).send(await metrics.scrape());
        });
    };
}
//# sourceMappingURL=exposition.js.map