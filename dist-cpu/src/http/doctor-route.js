import { asError, withoutKeys } from '../lib/errors.js';
import { streamEvents } from './event-stream.js';
export function doctorRoute(server, peer) {
    server.get('/doctor', (_request, reply) => {
        streamEvents(reply, (send, end) => {
            let isThere = true;
            const tell = (event) => {
                if (isThere)
                    send(event);
            };
            peer
                .examine((doing) => tell({ evt: 'doctor.progress', doing }))
                .then((checks) => tell({ evt: 'doctor.done', checks }), (error) => {
                tell({ evt: 'doctor.failed', message: withoutKeys(asError(error).message) });
            })
                .finally(end);
            return () => {
                isThere = false;
            };
        });
    });
}
//# sourceMappingURL=doctor-route.js.map