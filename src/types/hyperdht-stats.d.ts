/** hyperdht-stats 1.11.0 ships no types; these are of its source, as far as it is used here. */
declare module 'hyperdht-stats' {
  import type HyperDHT from 'hyperdht'
  import type { Counter, Gauge } from 'prom-client'

  export default class HyperDhtStats {
    constructor(dht: HyperDHT)
    /** Makes metrics of the global registry, unless the classes say otherwise. */
    registerPrometheusMetrics(classes: { Gauge: typeof Gauge; Counter: typeof Counter }): void
  }
}
