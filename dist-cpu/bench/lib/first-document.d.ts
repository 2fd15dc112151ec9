import type { Scene } from './scene.js';
export interface FirstDocument {
    oursMs: number[];
    hyperswarmMs: number[];
}
/** Each has a network to itself: their peers announce the same project. */
export declare function measureFirstDocument(scene: Scene, rounds: number): Promise<FirstDocument>;
