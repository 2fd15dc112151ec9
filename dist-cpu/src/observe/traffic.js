export class Traffic {
    #connections = new Set();
    #endedIn = 0;
    #endedOut = 0;
    constructor(replication) {
        replication.on('started', ({ projectId, deviceId }) => {
            for (const session of replication.sessions(projectId)) {
                if (session.deviceId === deviceId)
                    this.#add(session.connection);
            }
        });
    }
    get bytesIn() {
        return [...this.#connections].reduce((sum, { bytesRead }) => sum + bytesRead, this.#endedIn);
    }
    get bytesOut() {
        const open = [...this.#connections];
        return open.reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#endedOut);
    }
    #add(connection) {
        if (this.#connections.has(connection))
            return;
        this.#connections.add(connection);
        void connection.closed.then(() => {
            this.#connections.delete(connection);
            this.#endedIn += connection.bytesRead;
            this.#endedOut += connection.bytesWritten;
        });
    }
}
//# sourceMappingURL=traffic.js.map