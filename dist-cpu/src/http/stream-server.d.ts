/** An HTTP server whose connections come as streams, and from no port. */
import type http from 'node:http';
import type { Duplex } from 'node:stream';
/**
 * Makes the server's own deadlines (`requestTimeout`, `headersTimeout`) hold for streams: Node 20
 * begins to watch them when the server listens, which one for the DHT alone never does.
 * @returns how to hand it a connection
 */
export declare function streamServer(server: http.Server): (stream: Duplex) => void;
