import type { FuzzTarget } from '../target.js';
export declare const target: FuzzTarget;
