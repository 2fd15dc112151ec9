/** Notifications, from a clock that is wound by hand to a real HTTP server on the loopback address. */
import fs from 'node:fs';
import path from 'node:path';
import test, {} from 'brittle';
import { pino } from 'pino';
import { parseNotifyUrl } from '../../src/lib/notify-url.js';
import { Notifier } from '../../src/notify/notifier.js';
import { ToldTroubles } from '../../src/notify/told.js';
import { signatureOf } from '../../src/notify/webhook.js';
import { ManualClock, seededRandom } from '../helpers/clock.js';
import { eventually } from '../helpers/eventually.js';
import { freeTcpPort } from '../helpers/network.js';
import { createWebhook, WebhookServer } from '../helpers/webhook.js';
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** As in an address that a chat service gives out. */
const URL_SECRETS = ['user-5ecret', 'pass-5ecret', 'path-5ecret', 'query-5ecret'];
const KEY = '0123456789abcdef'.repeat(4);
const BEHIND = { kind: 'announce-behind', key: 'announce-behind' };
async function createRig(t, origin, { told = [], ...settings } = {}) {
    const clock = new ManualClock();
    const logs = [];
    const log = pino({ level: 'trace' }, { write: (line) => void logs.push(line) });
    const [user, password, inPath, query] = URL_SECRETS;
    const notifier = new Notifier({ log, told: new ToldTroubles(() => [...told]), clock, random: seededRandom(1) }, {
        url: parseNotifyUrl(`${origin.replace('http://', `http://${user}:${password}@`)}/${inPath}?t=${query}`),
        source: { command: 'announce', name: 'Village hall' },
        ...settings,
    });
    t.teardown(() => notifier.close(0));
    const raise = (trouble = {}) => {
        const texts = { message: 'announcing falls behind', cause: 'packets-lost', fix: 'Look.' };
        notifier.raise({ ...BEHIND, ...texts, since: clock.now(), ...trouble });
    };
    const logged = (evt) => logs.filter((line) => line.includes(`"evt":"${evt}"`)).length;
    return { clock, notifier, logs, logged, raise };
}
/** Lets time pass, step by step, until the answer is yes. */
async function windUntil(clock, probe, stepMs = 5 * SECOND_MS) {
    const startMs = clock.now();
    await eventually(async () => {
        if (!probe())
            await clock.wind(stepMs);
        return probe();
    });
    return clock.now() - startMs;
}
test('a trouble is told once while it lasts, and when it is over', async (t) => {
    const webhook = await createWebhook(t);
    const { clock, notifier, raise, logged } = await createRig(t, webhook.origin);
    raise();
    raise({ message: 'announcing falls behind: 7 projects' });
    await windUntil(clock, () => logged('notify.sent') === 1);
    t.is(webhook.received[0]?.troubles[0]?.message, 'announcing falls behind: 7 projects');
    for (let n = 0; n < 20; n++) {
        raise();
        await clock.wind(MINUTE_MS);
    }
    notifier.resolve(BEHIND);
    notifier.resolve(BEHIND);
    await windUntil(clock, () => logged('notify.sent') === 2);
    await clock.wind(HOUR_MS);
    t.alike(webhook.states, [['announce-behind began'], ['announce-behind over']]);
    const [over] = webhook.received[1]?.troubles ?? [];
    t.ok(over?.endedAt && over.endedAt > over.since);
});
test('the body has the fields that are documented, and is signed', async (t) => {
    const webhook = await createWebhook(t);
    const secret = Buffer.from('a secret of enough bytes');
    const { clock, raise, logged } = await createRig(t, webhook.origin, { secret });
    raise();
    await windUntil(clock, () => logged('notify.sent') === 1);
    const [received] = webhook.received;
    const body = JSON.parse(received?.body ?? '');
    t.alike(Object.keys(body), ['version', 'text', 'source', 'sentAt', 'troubles', 'more']);
    t.alike(Object.keys(received?.troubles[0] ?? {}), [
        ...['kind', 'key', 'state', 'message', 'cause', 'fix', 'since'],
    ]);
    t.is(received?.headers['content-type'], 'application/json');
    t.is(received?.headers['x-mapeo-web-signature'], signatureOf(received?.body ?? '', secret));
    t.is(received?.headers.authorization, `Basic ${Buffer.from('user-5ecret:pass-5ecret').toString('base64')}`);
});
test('troubles of one moment, and those that wait, go in one message a minute', async (t) => {
    const webhook = await createWebhook(t);
    const { clock, raise, logged } = await createRig(t, webhook.origin);
    const quarantined = (key) => raise({ kind: 'project-quarantined', key });
    quarantined('a');
    quarantined('b');
    await windUntil(clock, () => logged('notify.sent') === 1);
    quarantined('c');
    await clock.wind(10 * SECOND_MS);
    quarantined('d');
    const waitedMs = await windUntil(clock, () => logged('notify.sent') === 2);
    t.ok(waitedMs >= 45 * SECOND_MS, `waited ${waitedMs} ms more`);
    t.alike(webhook.received.map(({ troubles }) => troubles.map(({ key }) => key)), [
        ['a', 'b'],
        ['c', 'd'],
    ]);
});
test('more troubles than fit are counted, and more than ten messages an hour wait', async (t) => {
    const webhook = await createWebhook(t);
    const { clock, notifier, raise, logged } = await createRig(t, webhook.origin);
    for (let n = 0; n < 60; n++)
        raise({ kind: 'project-quarantined', key: `p${n}` });
    await windUntil(clock, () => logged('notify.sent') === 1);
    t.is(webhook.received[0]?.troubles.length, 50);
    t.is(webhook.received[0]?.more, 10);
    const startMs = clock.now();
    for (let n = 2; n <= 11; n++) {
        if (n % 2 === 0)
            raise();
        else
            notifier.resolve(BEHIND);
        await windUntil(clock, () => logged('notify.sent') === n, MINUTE_MS);
    }
    t.ok(clock.now() - startMs >= HOUR_MS - MINUTE_MS, 'the eleventh waited for the next hour');
});
test('what fails is tried again', async (t) => {
    const webhook = await createWebhook(t);
    webhook.answers.push(500, 503, 'silence');
    const { clock, raise, logged } = await createRig(t, webhook.origin, { timeoutMs: 50 });
    raise();
    await windUntil(clock, () => logged('notify.sent') === 1);
    t.is(webhook.received.length, 4);
    t.is(logged('notify.failed'), 3);
    t.ok(new Set(webhook.states.map(String)).size === 1, 'the same message each time');
});
test('a server that is down is given up, with a line in the log, and told an hour later', async (t) => {
    const port = await freeTcpPort();
    const { clock, raise, logs, logged } = await createRig(t, `http://127.0.0.1:${port}`);
    raise();
    const tookMs = await windUntil(clock, () => logged('notify.gave-up') === 1, 15 * SECOND_MS);
    t.ok(tookMs > 5 * MINUTE_MS && tookMs < HOUR_MS, `gave up after ${tookMs} ms`);
    t.is(logged('notify.failed'), 7);
    t.ok(logs.some((line) => line.includes('ECONNREFUSED')));
    raise();
    await clock.wind(30 * MINUTE_MS);
    t.is(logged('notify.failed'), 7, 'it is left in peace');
    const webhook = new WebhookServer();
    await webhook.listen(port);
    t.teardown(() => webhook.close());
    await windUntil(clock, () => logged('notify.sent') === 1, MINUTE_MS);
    t.alike(webhook.states, [['announce-behind began']]);
});
test('the end of a trouble that could not be told comes with its beginning', async (t) => {
    const webhook = await createWebhook(t);
    webhook.answers.push(404);
    const { clock, notifier, raise, logged } = await createRig(t, webhook.origin);
    const since = clock.now();
    raise();
    await windUntil(clock, () => logged('notify.gave-up') === 1);
    t.is(webhook.received.length, 1, 'another try would not help');
    notifier.resolve(BEHIND);
    await windUntil(clock, () => logged('notify.sent') === 1);
    t.alike(webhook.states[1], ['announce-behind over']);
    t.is(webhook.received[1]?.troubles[0]?.since, new Date(since).toISOString());
});
test('redirects are not followed', async (t) => {
    const webhook = await createWebhook(t);
    webhook.answers.push(302);
    const { clock, raise, logs, logged } = await createRig(t, webhook.origin);
    raise();
    await windUntil(clock, () => logged('notify.gave-up') === 1);
    t.is(webhook.received.length, 1);
    t.ok(logs.some((line) => line.includes('redirects (302)')));
});
test('once a day there is a reminder, although nobody raises the trouble again', async (t) => {
    const webhook = await createWebhook(t);
    const { clock, raise, logged } = await createRig(t, webhook.origin);
    raise();
    await windUntil(clock, () => logged('notify.sent') === 1);
    await clock.wind(DAY_MS - HOUR_MS);
    t.is(webhook.received.length, 1);
    await clock.wind(2 * HOUR_MS);
    await windUntil(clock, () => logged('notify.sent') === 2);
    t.alike(webhook.states[1], ['announce-behind lasts']);
});
test('a process that is restarted says nothing twice', async (t) => {
    const webhook = await createWebhook(t);
    const file = path.join(await t.tmp(), 'notified.json');
    const told = [path.join(await t.tmp(), 'missing', 'notified.json'), file];
    const first = await createRig(t, webhook.origin, { told });
    first.raise();
    await windUntil(first.clock, () => first.logged('notify.sent') === 1);
    t.is(fs.statSync(file).mode & 0o777, 0o600);
    const second = await createRig(t, webhook.origin, { told });
    await second.clock.wind(MINUTE_MS);
    second.raise();
    await second.clock.wind(HOUR_MS);
    t.is(second.logged('notify.sent'), 0);
    const third = await createRig(t, webhook.origin, { told });
    await third.clock.wind(MINUTE_MS);
    third.notifier.resolve(BEHIND);
    await windUntil(third.clock, () => third.logged('notify.sent') === 1);
    t.alike(webhook.states, [['announce-behind began'], ['announce-behind over']]);
    t.alike(JSON.parse(fs.readFileSync(file, 'utf8')), { version: 1, told: [] });
});
test('whoever closes it waits for what is still to be told, and not for a server that hangs', async (t) => {
    const webhook = await createWebhook(t);
    const { clock, notifier, raise, logged } = await createRig(t, webhook.origin);
    raise();
    await notifier.close(5000);
    t.is(webhook.received.length, 1, 'without the pause');
    t.is(clock.pending, 0);
    webhook.answers.push('silence');
    const hanging = await createRig(t, webhook.origin);
    hanging.raise();
    const closing = hanging.notifier.close(5000);
    await webhook.count(2);
    await hanging.clock.wind(5000);
    await closing;
    t.is(hanging.logged('notify.unsent'), 1);
    t.is(logged('notify.unsent'), 0);
});
test('no secret of the address and no key reaches a log or a message', async (t) => {
    const webhook = await createWebhook(t);
    webhook.answers.push(500, 302);
    const { clock, notifier, raise, logs, logged } = await createRig(t, webhook.origin);
    raise({ key: KEY, message: `it is\n${KEY}`, cause: `/srv/${KEY}/x`, fix: KEY + 'x'.repeat(2000) });
    await windUntil(clock, () => logged('notify.gave-up') === 1);
    notifier.resolve({ ...BEHIND, key: KEY });
    await windUntil(clock, () => logged('notify.sent') === 1);
    const bodies = webhook.received.map(({ body }) => body);
    for (const secret of [...URL_SECRETS, KEY]) {
        t.absent(logs.join('').includes(secret), `${secret} is not in the log`);
        t.absent(bodies.join('').includes(secret), `${secret} is not in a message`);
    }
    t.ok(bodies.every((body) => body.length < 5000), 'and messages are short');
});
for (const [what, text, why] of [
    ['of another protocol', 'ftp://path-5ecret.example.org', 'must begin with'],
    ['that is no address', 'path-5ecret', 'not a URL'],
    ['that is too long', `https://example.org/path-5ecret${'x'.repeat(2000)}`, 'longer than'],
    ['with a bad escape', 'https://us%er:path-5ecret@example.org/', 'stray'],
]) {
    test(`an address ${what} is refused, and not repeated`, (t) => {
        try {
            parseNotifyUrl(text);
            t.fail('it was taken');
        }
        catch (error) {
            t.ok(String(error).includes(why));
            t.absent(String(error).includes('5ecret'));
        }
    });
}
test('a trouble that ends and comes back within the minute is no news', async (t) => {
    const webhook = await createWebhook(t);
    const { clock, notifier, raise, logged } = await createRig(t, webhook.origin);
    raise();
    await windUntil(clock, () => logged('notify.sent') === 1);
    notifier.resolve(BEHIND);
    await clock.wind(10 * SECOND_MS);
    raise();
    await clock.wind(2 * MINUTE_MS);
    raise({ kind: 'disk-nearly-full', key: 'disk' });
    await windUntil(clock, () => logged('notify.sent') === 2);
    t.alike(webhook.received.map(({ troubles }) => troubles.map(({ kind }) => kind)), [['announce-behind'], ['disk-nearly-full']]);
});
//# sourceMappingURL=notifier.test.js.map