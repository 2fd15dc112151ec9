/**
 * Metrics in the form that Prometheus scrapes, read all at once from one picture of the daemon: the
 * figures of a scrape belong together, and asking costs the daemon one look.
 *
 * Every instance has a registry of its own; what `prom-client` keeps globally is not used.
 */
import type HyperDHT from 'hyperdht'
import HyperDhtStats from 'hyperdht-stats'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import type { UiRoutes } from '../ui/ui-server.js'

/** Null: it is not known, and the metric is left out of the scrape. */
type Value = number | null
/** By the values of the labels, in their order, separated by a space. */
type Labelled = Record<string, Value>

export interface MetricDefinition<Picture> {
  /** Ends in `_total` where it only grows. */
  name: string
  help: string
  /** Names of the labels. Their values are words of ours, never a stranger's, so there are few. */
  labels?: readonly string[]
  read: (picture: Picture) => Value | Labelled
}

export interface ExpositionCollaborators<Picture> {
  definitions: ReadonlyArray<MetricDefinition<Picture>>
  read: () => Picture
  dht: HyperDHT
}

export interface Scrapable {
  readonly contentType: string
  scrape(): Promise<string>
}

export class Exposition<Picture> implements Scrapable {
  readonly #registry = new Registry()
  readonly #read: () => Picture
  readonly #fill: Array<(picture: Picture) => void> = []

  constructor({ definitions, read, dht }: ExpositionCollaborators<Picture>) {
    this.#read = read
    collectDefaultMetrics({ register: this.#registry })
    addDhtMetrics(this.#registry, dht)
    for (const definition of definitions) this.#add(definition)
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  /** The text of one scrape. */
  async scrape(): Promise<string> {
    const picture = this.#read()
    for (const fill of this.#fill) fill(picture)
    return this.#registry.metrics()
  }

  #add({ name, help, labels = [], read }: MetricDefinition<Picture>): void {
    const metric = { name, help, labelNames: [...labels], registers: [this.#registry] }
    const target = name.endsWith('_total') ? new Counter(metric) : new Gauge(metric)
    this.#fill.push((picture) => {
      target.reset()
      if (labels.length === 0) target.remove()
      const value = read(picture)
      const entries = typeof value === 'object' && value !== null ? value : { '': value }
      for (const [key, number] of Object.entries(entries)) {
        if (number !== null) target.inc(labelsOf(labels, key), number)
      }
    })
  }
}

function labelsOf(names: readonly string[], key: string): Record<string, string> {
  const values = names.length === 1 ? [key] : key.split(' ')
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']))
}

/** The names that Holepunch's own tools have (`dht_…`, `udx_…`), so that their dashboards fit. */
function addDhtMetrics(registry: Registry, dht: HyperDHT): void {
  const registers = [registry]
  new HyperDhtStats(dht).registerPrometheusMetrics({
    Gauge: class extends Gauge {
      constructor(configuration: ConstructorParameters<typeof Gauge>[0]) {
        super({ ...configuration, registers })
      }
    },
    Counter: class extends Counter {
      constructor(configuration: ConstructorParameters<typeof Counter>[0]) {
        super({ ...configuration, registers })
      }
    },
  })
}

/** `GET /metrics`. */
export function metricsRoutes(exposition: () => Scrapable): UiRoutes {
  return (server) => {
    server.get('/metrics', async (_request, reply) => {
      const metrics = exposition()
      return reply.type(metrics.contentType).send(await metrics.scrape())
    })
  }
}
