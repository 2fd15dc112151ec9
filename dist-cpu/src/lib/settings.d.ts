import { type Command, Option } from 'commander';
import { type LogLevel } from './logger.js';
/** Options that every command has. */
export interface CommonOptions {
    json: boolean;
    logLevel: LogLevel;
    config?: string;
}
export interface StorageOptions {
    storage: string;
}
export interface NetworkOptions {
    bootstrap?: string;
    bootstrapFile?: string;
}
export interface NotifyOptions {
    notifyUrl?: URL;
    notifySecretFile?: string;
}
export declare function defaultStorageDir(): string;
/** A parser for commander. */
export declare function wholeNumber(min: number, max: number): (text: string) => number;
export declare const SETTINGS: {
    json: () => Option;
    logLevel: () => Option;
    config: () => Option;
    storage: () => Option;
    bootstrap: () => Option;
    bootstrapFile: () => Option;
    host: () => Option;
    bind: () => Option;
    bootstrapPort: () => Option;
    maxRequestsPerSecond: () => Option;
    port: () => Option;
    idleCloseMs: () => Option;
    maxOpenProjects: () => Option;
    minFreeSpace: () => Option;
    maxConnections: () => Option;
    name: () => Option;
    httpPort: () => Option;
    httpBind: () => Option;
    baseUrl: () => Option;
    allowedProjects: () => Option;
    bearerTokenFile: () => Option;
    mapeo8Http: () => Option;
    trustProxy: () => Option;
    localNetwork: () => Option;
    localPort: () => Option;
    relay: () => Option;
    relayMaxSessions: () => Option;
    relayBandwidth: () => Option;
    notifyUrl: () => Option;
    notifySecretFile: () => Option;
    ui: () => Option;
    uiPort: () => Option;
    uiBind: () => Option;
    uiPasswordFile: () => Option;
    handshakeOnly: () => Option;
};
export type SettingName = keyof typeof SETTINGS;
export declare function addSettings(command: Command, names: SettingName[]): Command;
/** What the environment says of a yes-or-no setting. @throws `INVALID_CONFIG` */
export declare function environmentFlag(name: string): boolean;
/**
 * Finishes what commander began. Commander takes any value of a yes-or-no environment variable for
 * yes, and knows no configuration file: its entries serve where neither a flag nor the environment
 * gave a value. Entries that the command does not have are left alone: one file serves them all.
 * @throws `INVALID_CONFIG`, naming the variable, or the file and the entry
 */
export declare function resolveSettings(command: Command): void;
