/** DISCOVERY: opens the DHT node of a bootstrap node, or leaves nothing of it. */
import HyperDHT from 'hyperdht';
export interface BootstrapperSettings {
    publicHost: string;
    bindHost: string;
    port: number;
    maxRecords?: number;
}
/**
 * @param prepare gets it before its sockets are bound
 * @throws `UNBINDABLE_ADDRESS`, `PORT_IN_USE`
 */
export declare function openBootstrapper(settings: BootstrapperSettings, prepare: (dht: HyperDHT) => void): Promise<HyperDHT>;
