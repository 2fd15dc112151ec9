import { MapeoWebError } from '../lib/errors.js';
import { readNotifySecret } from '../lib/notify-url.js';
import { duration } from '../lib/output.js';
import { messageOf } from '../notify/message.js';
import { postOnce } from '../notify/webhook.js';
import { aborted, defineCommand } from './context.js';
const TIMEOUT_MS = 10_000;
export function notifyCommand() {
    return defineCommand({
        name: 'notify',
        summary: 'try the webhook of --notify-url: send one test message, and say what became of it',
        settings: ['notifyUrl', 'notifySecretFile'],
        examples: [
            'mapeo-web notify --notify-url https://alerts.example.org/hook',
            'MAPEO_WEB_NOTIFY_URL=https://alerts.example.org/hook mapeo-web notify --json',
            'mapeo-web notify --config /etc/mapeo-web.json',
        ],
        async run({ output, signal }, { notifyUrl: url, notifySecretFile }) {
            if (!url)
                throw new MapeoWebError('INVALID_CONFIG', 'there is no --notify-url to try');
            const secret = notifySecretFile === undefined ? undefined : readNotifySecret(notifySecretFile);
            const startedAtMs = Date.now();
            const stop = new AbortController();
            void aborted(signal).then(() => stop.abort());
            const delivery = await postOnce(testMessage(startedAtMs), { url, secret, timeoutMs: TIMEOUT_MS }, stop.signal);
            if (signal.aborted)
                return;
            const { origin } = url;
            if (!delivery.ok)
                throw new MapeoWebError('NOTIFY_FAILED', `${origin}: ${delivery.reason}`);
            const { status } = delivery;
            const ms = Date.now() - startedAtMs;
            output.result({ ok: true, origin, status, ms }, `${origin} took the test message (status ${status}, ${duration(ms)})`);
        },
    });
}
function testMessage(nowMs) {
    const trouble = {
        kind: 'start-failed',
        key: 'test',
        state: 'test',
        message: 'this is a test: nothing is wrong',
        cause: 'somebody ran `mapeo-web notify`',
        fix: 'Nothing to do.',
        since: nowMs,
    };
    return messageOf([trouble], { source: { command: 'notify' }, sentAtMs: nowMs });
}
//# sourceMappingURL=notify.js.map