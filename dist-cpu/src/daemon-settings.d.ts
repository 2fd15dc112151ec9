/** How a Mapeo Web peer is set up; `commands/announce.ts` makes it from the command line. */
import type { ResolvedBootstrap } from './bootstrap-list.js';
import type { CrowdSettings } from './host/open-projects.js';
import type { HttpDoorSettings } from './http/http-door.js';
import type { StrangerLimitsSettings } from './http/stranger-limits.js';
import type { AllowedProjects } from './lib/allowed-projects.js';
import type { ListenerSettings } from './listener.js';
import type { RelaySettings } from './relay.js';
import type { StallsSettings } from './stalls.js';
import type { StreamWatchSettings } from './stream-watch.js';
import type { TurnsSettings } from './turns.js';
import type { UiServerSettings } from './ui/ui-server.js';
export interface DaemonSettings {
    bootstrap: ResolvedBootstrap;
    bindHost: string;
    /** 0: any free one. */
    port: number;
    /** Default: the one it has, or "Mapeo Web". */
    deviceName?: string | undefined;
    /** The TCP port of the HTTP API; 0: any free one; undefined: DHT connections only. */
    httpPort?: number | undefined;
    /** Default: `bindHost`. */
    httpBindHost?: string | undefined;
    /** Where apps reach the HTTP API, ending with "/"; default: see `SyncEngine.baseUrl`. */
    baseUrl?: string | undefined;
    allowedProjects?: AllowedProjects | undefined;
    /** Default: in the storage directory. */
    bearerTokenFile?: string | undefined;
    trustProxy?: boolean | undefined;
    /** Whether clients of the Mapeo Web that was before are served over HTTP. */
    mapeo8Http?: boolean | undefined;
    /** Be visible to devices nearby all the time; default: only while pairing. */
    localNetwork?: boolean | undefined;
    /** The TCP port for devices nearby; 0, the default: any free one. */
    localPort?: number | undefined;
    idleCloseMs: number;
    /** Default: as many as the process has file descriptors for, and not more than 256. */
    maxOpenProjects?: number | undefined;
    /** Default: see `HostSettings`. */
    minFreeBytes?: number | undefined;
    /** What happens while every open project is in use. */
    crowd?: (CrowdSettings & TurnsSettings) | undefined;
    maxConnections: number;
    /** Whether clients may replicate without the Mapeo Web handshake. */
    allowBare: boolean;
    /** Pass on the packets of devices that have no direct path to one another; default: do not. */
    relay?: RelaySettings | undefined;
    /** The status page; undefined: none. */
    ui?: UiServerSettings | undefined;
    /** For tests: when a connection is cut for what piles up on it, or for standing still. */
    watch?: (StreamWatchSettings & StallsSettings) | undefined;
    /** For tests: how long HTTP requests may take. */
    http?: HttpDoorSettings['timeouts'];
    /** For tests: how many connections, and how often HTTP requests, strangers may make. */
    strangers?: (Pick<ListenerSettings, 'handshakes'> & StrangerLimitsSettings) | undefined;
}
