/**
 * The status page: the same components on the server, which makes words of them that need no
 * script, and in the browser, which keeps them up to date. Nothing here imports Node.
 */
import type { PeerReport } from '../../observe/facts.js';
import type { PairingView } from '../pairing-desk.js';
export interface AppProps {
    report: PeerReport;
    pairing: PairingView | null;
    /** The page has lost the peer: what it shows is old. */
    lost?: boolean;
    /** There is a login, so one can log out. */
    canLogOut: boolean;
}
export declare function App({ report, pairing, lost, canLogOut }: AppProps): import("preact").JSX.Element;
