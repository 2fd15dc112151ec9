import { type AppProps } from './page/app.js';
import type { PairingCode } from './pairing-code.js';
export declare function pageDocument(props: AppProps): string;
/** For browsers without scripts; others draw it into the page. */
export declare function linkDocument(code: PairingCode): string;
export declare function loginDocument(problem?: string): string;
