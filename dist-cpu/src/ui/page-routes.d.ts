import type { Pairing } from '../pairing.js';
import type { Observer } from '../observe/observer.js';
import { type LinkedPeer } from './pairing-code.js';
import { type UiRoutes } from './ui-server.js';
export interface PageCollaborators {
    observer: Observer;
    peer: LinkedPeer & {
        readonly pairing: Pairing;
    };
}
export declare function pageRoutes({ observer, peer }: PageCollaborators): UiRoutes;
