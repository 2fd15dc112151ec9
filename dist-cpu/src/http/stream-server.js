/**
 * Makes the server's own deadlines (`requestTimeout`, `headersTimeout`) hold for streams: Node 20
 * begins to watch them when the server listens, which one for the DHT alone never does.
 * @returns how to hand it a connection
 */
export function streamServer(server) {
    // Says so to the server's own listener, which does nothing else.
    if (!server.listening)
        server.emit('listening');
    return (stream) => void server.emit('connection', stream);
}
//# sourceMappingURL=stream-server.js.map