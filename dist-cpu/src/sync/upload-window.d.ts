import type { HypercorePeer } from './comapeo-internals.js';
/** Bounds all peers of the class of this one, of this project and of every other. */
export declare function boundUploads(peer: HypercorePeer): void;
