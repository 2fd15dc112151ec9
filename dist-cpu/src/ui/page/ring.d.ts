/**
 * The DHT's keyspace as a circle: this peer, the nodes it knows, its keys, and lines to the nodes
 * that hold them. A key is held by the nodes nearest to it, by a distance that is not the one on the
 * circle; so most lines are short, and some are not.
 */
import type { Neighbourhood } from '../../observe/neighbourhood.js';
export interface RingProps {
    neighbourhood: Neighbourhood;
    /** Of projects, by project id. */
    names: Map<string, string>;
}
export declare function Ring({ neighbourhood, names }: RingProps): import("preact").JSX.Element;
