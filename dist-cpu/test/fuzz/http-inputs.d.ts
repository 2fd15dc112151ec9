/** HTTP requests as bytes: well made, spoiled a little, or nothing of the kind. */
import { type Random } from './mutate.js';
export interface RequestParts {
    /** Well-formed paths. */
    paths: readonly string[];
    /** Well-formed bodies. */
    bodies: readonly unknown[];
}
/** What any program sends that speaks HTTP, be it friend or stranger. */
export declare function randomRequest(random: Random, { paths, bodies }: RequestParts): Buffer;
