/**
 * Metrics in the form that Prometheus scrapes, read all at once from one picture of the daemon: the
 * figures of a scrape belong together, and asking costs the daemon one look.
 *
 * Every instance has a registry of its own; what `prom-client` keeps globally is not used.
 */
import type HyperDHT from 'hyperdht';
import type { UiRoutes } from '../ui/ui-server.js';
/** Null: it is not known, and the metric is left out of the scrape. */
type Value = number | null;
/** By the values of the labels, in their order, separated by a space. */
type Labelled = Record<string, Value>;
export interface MetricDefinition<Picture> {
    /** Ends in `_total` where it only grows. */
    name: string;
    help: string;
    /** Names of the labels. Their values are words of ours, never a stranger's, so there are few. */
    labels?: readonly string[];
    read: (picture: Picture) => Value | Labelled;
}
export interface ExpositionCollaborators<Picture> {
    definitions: ReadonlyArray<MetricDefinition<Picture>>;
    read: () => Picture;
    dht: HyperDHT;
}
export interface Scrapable {
    readonly contentType: string;
    scrape(): Promise<string>;
}
export declare class Exposition<Picture> implements Scrapable {
    #private;
    constructor({ definitions, read, dht }: ExpositionCollaborators<Picture>);
    get contentType(): string;
    /** The text of one scrape. */
    scrape(): Promise<string>;
}
/** `GET /metrics`. */
export declare function metricsRoutes(exposition: () => Scrapable): UiRoutes;
export {};
