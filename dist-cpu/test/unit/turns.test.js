import test from 'brittle';
import { Turns } from '../../src/turns.js';
import { ManualClock } from '../helpers/clock.js';
const SYNCED = { toSend: 0, toReceive: 0, initialSynced: true, dataEnabled: true };
function setUp() {
    const clock = new ManualClock();
    const sessions = [];
    const ended = [];
    let waiting = 0;
    const connect = (name, transport = 'dht') => {
        const connection = {
            transport,
            bytesRead: 0,
            bytesWritten: 0,
            end: (reason) => {
                ended.push(`${name} ${reason}`);
                const gone = sessions.filter((s) => s.connection === connection);
                for (const session of gone)
                    sessions.splice(sessions.indexOf(session), 1);
                waiting = Math.max(0, waiting - 1);
                return Promise.resolve(reason);
            },
        };
        return connection;
    };
    const sync = (projectId, connection, progress = SYNCED) => {
        const session = {
            projectId,
            deviceId: projectId,
            form: 'handshake',
            connection,
            startedAtMs: clock.now(),
            progress: { deviceId: projectId, ...progress },
            most: 0,
        };
        sessions.push(session);
        return session;
    };
    const turns = new Turns({ sessions: () => sessions, waiting: () => waiting, clock });
    const crowd = (n) => {
        waiting = n;
        turns.start();
    };
    return { clock, turns, ended, connect, sync, crowd };
}
test('who has everything makes room, the one that had most time first', async (t) => {
    const { clock, turns, ended, connect, sync, crowd } = setUp();
    sync('first', connect('first'));
    await clock.wind(1000);
    sync('second', connect('second'));
    await clock.wind(10_000);
    t.is(clock.pending, 0, 'where nobody waits nothing is watched');
    crowd(1);
    await clock.wind(1000);
    t.alike(ended, ['first yielded']);
    await clock.wind(10_000);
    t.is(ended.length, 1);
    t.is(clock.pending, 0);
    await turns.close();
});
test('nobody is sent away who still needs the connection', async (t) => {
    const { clock, turns, ended, connect, sync, crowd } = setUp();
    const partly = connect('partly');
    sync('one of two', partly);
    const other = sync('two of two', partly, { ...SYNCED, toSend: 3 });
    sync('app', connect('app', 'websocket'));
    sync('phone', connect('phone', 'local-network'));
    const shared = connect('shared');
    sync('shared', shared);
    const late = sync('shared', connect('late'), { ...SYNCED, initialSynced: false });
    crowd(2);
    await clock.wind(20_000);
    t.alike(ended, []);
    late.progress = other.progress = { deviceId: 'any', ...SYNCED };
    await clock.wind(1000);
    t.alike(ended, ['partly yielded'], 'both of its projects');
    await clock.wind(1000);
    t.alike(ended.sort(), ['late yielded', 'partly yielded', 'shared yielded']);
    await turns.close();
});
test('a turn lasts some time, and what moves is not cut', async (t) => {
    const { clock, turns, ended, connect, sync, crowd } = setUp();
    const connection = connect('busy');
    sync('busy', connection);
    crowd(1);
    await clock.wind(4999);
    t.alike(ended, []);
    for (let second = 0; second < 5; second++) {
        connection.bytesRead += 10_000;
        await clock.wind(1000);
    }
    t.alike(ended, []);
    await clock.wind(2000);
    t.alike(ended, ['busy yielded']);
    await turns.close();
});
//# sourceMappingURL=turns.test.js.map