import test from 'brittle';
import { Stalls } from '../../src/stalls.js';
import { ManualClock } from '../helpers/clock.js';
const MINUTE = 60_000;
function setUp() {
    const clock = new ManualClock();
    const fakes = [];
    const ended = [];
    const crowd = { waiting: 0 };
    const stalls = new Stalls({
        sessions: () => fakes.map(({ session }) => session),
        unanswered: (session) => fakes.find((fake) => fake.session === session)?.unanswered ?? 0,
        waiting: () => crowd.waiting,
        clock,
    });
    const sync = (name, transport = 'dht') => {
        const connection = {
            transport,
            bytesRead: 0,
            stream: { rawStream: null },
            destroy: (reason) => {
                ended.push(`${name} ${reason}`);
                fakes.splice(fakes.indexOf(fake), 1);
                return Promise.resolve(reason);
            },
        };
        const left = { toSend: 0, toReceive: 10 };
        const session = {
            projectId: name,
            deviceId: name,
            form: 'handshake',
            connection: connection,
            startedAtMs: clock.now(),
            progress: { deviceId: name, initialSynced: true, dataEnabled: true, ...left },
            most: 0,
        };
        const fake = { session, connection, unanswered: 3, left };
        fakes.push(fake);
        return fake;
    };
    const count = (fake, toReceive) => {
        if (fake.session.progress)
            fake.session.progress = { ...fake.session.progress, toReceive };
    };
    stalls.start();
    return { clock, stalls, ended, crowd, sync, count };
}
test('who is asked, has what was asked for, and does not answer is cut', async (t) => {
    const { clock, stalls, ended, sync } = setUp();
    const silent = sync('silent');
    await clock.wind(4 * MINUTE);
    // Keep-alives go on.
    silent.connection.bytesRead += 8000;
    t.alike(ended, []);
    await clock.wind(2 * MINUTE);
    t.alike(ended, ['silent stalled']);
    await stalls.close();
    t.is(clock.pending, 0);
});
test('an honest session is never ended, whatever is left on its counters', async (t) => {
    const { clock, stalls, ended, sync, count } = setUp();
    // A phone that fetches no originals, blocks that nobody has: nothing is asked for.
    sync('settled').unanswered = 0;
    const done = sync('done');
    count(done, 0);
    const slow = sync('slow');
    const counting = sync('counting');
    for (let minute = 0; minute < 120; minute++) {
        // One block of a photo in ten minutes.
        slow.connection.bytesRead += 6554;
        if (minute % 4 === 0)
            count(counting, 1000 - minute);
        await clock.wind(MINUTE);
    }
    t.alike(ended, []);
    const unknown = sync('unknown');
    unknown.session.progress = undefined;
    await clock.wind(20 * MINUTE);
    t.absent(ended.includes('unknown stalled'));
    await stalls.close();
});
test('apps that would not come back end only where others wait', async (t) => {
    const { clock, stalls, ended, crowd, sync } = setUp();
    sync('app', 'websocket');
    sync('nearby', 'local-network');
    await clock.wind(60 * MINUTE);
    t.alike(ended, []);
    crowd.waiting = 1;
    await clock.wind(MINUTE);
    t.alike(ended, ['app stalled', 'nearby stalled']);
    await stalls.close();
});
//# sourceMappingURL=stalls.test.js.map