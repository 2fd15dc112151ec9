import { z } from 'zod';
import type { NetworkOptions } from './lib/settings.js';
export declare const SHIPPED_LIST: string;
export declare const bootstrapEntrySchema: z.ZodObject<{
    host: z.ZodString;
    port: z.ZodNumber;
    suggestedIp: z.ZodOptional<z.ZodIPv4>;
    maintainer: z.ZodString;
    since: z.ZodISODate;
}, z.core.$strict>;
export declare const bootstrapListSchema: z.ZodObject<{
    $schema: z.ZodOptional<z.ZodString>;
    network: z.ZodString;
    source: z.ZodOptional<z.ZodString>;
    nodes: z.ZodArray<z.ZodObject<{
        host: z.ZodString;
        port: z.ZodNumber;
        suggestedIp: z.ZodOptional<z.ZodIPv4>;
        maintainer: z.ZodString;
        since: z.ZodISODate;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type BootstrapEntry = z.infer<typeof bootstrapEntrySchema>;
export type BootstrapList = z.infer<typeof bootstrapListSchema>;
export type BootstrapAddress = Pick<BootstrapEntry, 'host' | 'port' | 'suggestedIp'>;
export interface ResolvedBootstrap {
    /** 16 hexadecimal characters; the same for every list of the same nodes, in any order. */
    networkId: string;
    nodes: BootstrapAddress[];
    /** What the nodes were taken from, for messages: a file, a flag, a variable. */
    source: string;
    /** As HyperDHT takes them: `host:port`, or `ip@host:port` where an address is suggested. */
    dht: string[];
}
/** @throws `INVALID_BOOTSTRAP_LIST`, naming the file and the entry (`nodes[2].port: …`). */
export declare function loadBootstrapList(file: string): BootstrapList;
/**
 * One entry that somebody wants to add to the list. "-" is the standard input.
 * @throws `INVALID_BOOTSTRAP_LIST`, naming the file and the field
 */
export declare function loadBootstrapEntry(file: string): BootstrapEntry;
/**
 * The network to join: `--bootstrap` wins over `--bootstrap-file`, which wins over the shipped
 * list. No nodes at all means `--bootstrap none`, and is never the outcome of leaving it out.
 * @throws `INVALID_BOOTSTRAP_LIST`, naming the source and the entry.
 */
export declare function resolveBootstrap(options: NetworkOptions): ResolvedBootstrap;
/** The network that a list names, as `resolveBootstrap` gives it. */
export declare function resolveBootstrapList(file: string): ResolvedBootstrap;
/** `host:port`, or `ip@host:port` where an address is suggested. */
export declare function toDhtAddress({ host, port, suggestedIp }: BootstrapAddress): string;
