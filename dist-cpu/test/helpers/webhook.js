/** A server that takes notifications, as an operator's would. */
import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import { eventually } from './eventually.js';
export class WebhookServer extends EventEmitter {
    received = [];
    /** What to answer, in order, then 204: a status, or nothing at all ("silence"). */
    answers = [];
    #server = http.createServer((request, response) => {
        let body = '';
        request.setEncoding('utf8').on('data', (chunk) => (body += chunk));
        request.on('end', () => {
            const { troubles, more } = JSON.parse(body);
            const path = request.url ?? '';
            const received = { path, headers: request.headers, body, troubles, more };
            const answer = this.answers.shift() ?? 204;
            this.received.push(received);
            if (answer !== 'silence')
                response.writeHead(answer, { location: '/elsewhere' }).end('ok');
            this.emit('received', received);
        });
    });
    async listen(port = 0) {
        this.#server.listen(port, '127.0.0.1');
        await once(this.#server, 'listening');
    }
    get origin() {
        return `http://127.0.0.1:${this.#server.address().port}`;
    }
    /** The states of everything received, message by message. */
    get states() {
        return this.received.map(({ troubles }) => troubles.map(({ kind, state }) => `${kind} ${state}`));
    }
    /** Waits until so many messages have come. */
    async count(n) {
        await eventually(() => this.received.length >= n, { what: `message ${n}` });
    }
    close() {
        this.#server.closeAllConnections();
        this.#server.close();
    }
}
export async function createWebhook(t) {
    const webhook = new WebhookServer();
    await webhook.listen();
    t.teardown(() => webhook.close());
    return webhook;
}
//# sourceMappingURL=webhook.js.map