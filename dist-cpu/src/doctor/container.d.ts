import type { OutsideView } from '../dial-back-votes.js';
import { type Check } from './check.js';
/** `docker`, `podman`, …; undefined: none that shows. */
export type ContainerKind = string | undefined;
/** @param root where the file system begins */
export declare function containerKind(root?: string): ContainerKind;
export interface ContainerFacts {
    kind: ContainerKind;
    addresses: string[];
    outside: Pick<OutsideView, 'reachability' | 'mapping' | 'seen'>;
}
export declare function checkContainer({ kind, addresses, outside }: ContainerFacts): Check;
