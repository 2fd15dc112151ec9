import test from 'brittle';
import { silentLogger } from '../../src/lib/logger.js';
import { Pairing } from '../../src/pairing.js';
import { ManualClock, settled } from '../helpers/clock.js';
function setUp() {
    const clock = new ManualClock();
    const shown = { now: 0, ever: 0 };
    const pairing = new Pairing({
        deviceName: 'peer',
        show: () => {
            shown.now++;
            shown.ever++;
            return Promise.resolve({
                port: 7,
                addresses: ['192.168.1.2'],
                hide: () => Promise.resolve(void shown.now--),
            });
        },
        devices: () => [{ deviceId: 'a', name: 'Ana' }],
        onChange: () => { },
        clock,
        log: silentLogger,
    });
    const answers = [];
    const invite = (inviteId, accept = () => Promise.resolve('project')) => ({
        inviteId,
        projectName: 'River',
        roleName: null,
        invitorName: 'Ana',
        invitorDeviceId: 'a',
        accept: () => {
            answers.push(`${inviteId} yes`);
            return accept();
        },
        reject: () => void answers.push(`${inviteId} no`),
    });
    return { clock, pairing, shown, answers, invite };
}
const codeOf = (error) => error.code;
test('a window is visible as long as it is open, and one is enough', async (t) => {
    const { clock, pairing, shown } = setUp();
    const events = [];
    const opening = pairing.open({ minutes: 2, acceptAll: true });
    t.is(await pairing.open({ minutes: 1, acceptAll: true }).catch(codeOf), 'PAIRING_OPEN');
    const window = await opening;
    t.is(await pairing.open({ minutes: 1, acceptAll: true }).catch(codeOf), 'PAIRING_OPEN');
    t.is(shown.now, 1);
    window.subscribe((event) => events.push(event));
    t.alike(events.map(({ evt }) => evt), ['window-opened', 'device-seen'], 'a listener hears what was before it');
    await clock.wind(119_999);
    t.ok(pairing.isOpen);
    await clock.wind(1);
    t.absent(pairing.isOpen);
    t.is(shown.now, 0);
    t.alike(events.at(-1), { evt: 'window-closed', reason: 'time', accepted: 0 });
    await pairing.open({ minutes: 1, acceptAll: true });
    t.is(shown.ever, 2, 'another can be opened');
    await pairing.close();
    t.is(clock.pending, 0);
});
test('a window lasts 1 to 60 whole minutes', async (t) => {
    const { pairing, shown } = setUp();
    for (const minutes of [0, -1, 61, 1.5, Number.NaN, Infinity]) {
        const code = await pairing.open({ minutes, acceptAll: true }).catch(codeOf);
        t.is(code, 'INVALID_CONFIG', String(minutes));
    }
    t.is(shown.ever, 0);
});
test('outside a window every invite is refused', async (t) => {
    const { pairing, answers, invite } = setUp();
    pairing.offer(invite('1'));
    const window = await pairing.open({ minutes: 1, acceptAll: true });
    await window.close('operator');
    pairing.offer(invite('2'));
    t.alike(answers, ['1 no', '2 no']);
});
test('the end of a window finishes what was accepted, and refuses what waits', async (t) => {
    const { clock, pairing, answers, invite } = setUp();
    const events = [];
    const window = await pairing.open({ minutes: 1, acceptAll: false });
    window.subscribe((event) => events.push(event));
    let finish = () => { };
    pairing.offer(invite('1', () => new Promise((resolve) => (finish = resolve))));
    pairing.offer(invite('2'));
    pairing.offer(invite('3', () => Promise.reject(new Error('gone'))));
    pairing.answer('1', true);
    pairing.answer('3', true);
    await clock.wind(60_000);
    t.is(events.at(-1)?.evt, 'invite-refused', 'it waits for the first');
    pairing.offer(invite('4'));
    finish('project 1');
    await settled();
    t.alike(answers, ['1 yes', '3 yes', '2 no', '4 no']);
    const outcome = events.map((event) => {
        if (event.evt === 'invite-refused')
            return `${event.inviteId} ${event.reason}`;
        return event.evt === 'invite-accepted' ? `${event.inviteId} accepted` : '';
    });
    t.alike(outcome.filter((text) => text !== ''), ['3 failed', '2 unanswered', '1 accepted']);
    t.alike(events.at(-1), { evt: 'window-closed', reason: 'time', accepted: 1 });
});
test('one who never answers keeps no window from ending', async (t) => {
    const { clock, pairing, invite } = setUp();
    const events = [];
    const window = await pairing.open({ minutes: 1, acceptAll: true });
    window.subscribe((event) => events.push(event));
    pairing.offer(invite('1', () => new Promise(() => { })));
    t.ok(pairing.isBusyWith('a'));
    await clock.wind(120_000);
    t.is(events.at(-1)?.evt, 'window-closed');
});
test('unseen, a window takes 20 projects', async (t) => {
    const { pairing, answers, invite } = setUp();
    await pairing.open({ minutes: 1, acceptAll: true });
    for (let i = 0; i < 22; i++) {
        pairing.offer(invite(String(i)));
        if (i % 5 === 0)
            await settled();
    }
    await settled();
    t.is(answers.filter((a) => a.endsWith('yes')).length, 20);
    t.alike(answers.slice(-2), ['20 no', '21 no']);
    await pairing.close();
});
//# sourceMappingURL=pairing.test.js.map