import { EventEmitter } from 'node:events';
import test from 'brittle';
import { StreamWatch } from '../../src/stream-watch.js';
import { ManualClock } from '../helpers/clock.js';
const MIB = 1024 * 1024;
function setUp() {
    const clock = new ManualClock();
    const watch = new StreamWatch({ clock });
    const cut = [];
    const connect = (name, { proven = true } = {}) => {
        const rawStream = { bytesReceived: 0, _readableState: { buffered: 0 } };
        const stream = Object.assign(new EventEmitter(), {
            destroyed: false,
            rawBytesRead: 0,
            rawBytesWritten: 0,
            _writableState: { buffered: 0 },
            rawStream,
        });
        watch.add(stream, {
            isProven: () => proven,
            cut: (reason) => {
                cut.push(`${name} ${reason}`);
                stream.emit('close');
            },
        });
        return stream;
    };
    return { clock, watch, cut, connect };
}
test('a reader that takes nothing is cut, one that takes little is not', async (t) => {
    const { clock, watch, cut, connect } = setUp();
    const stuck = connect('stuck');
    const slow = connect('slow');
    stuck._writableState.buffered = slow._writableState.buffered = MIB;
    for (let n = 0; n < 20; n++) {
        await clock.wind(50_000);
        slow.rawBytesWritten += 65_536;
        if (n === 0)
            t.alike(cut, []);
    }
    t.alike(cut, ['stuck slow-reader']);
    slow.emit('close');
    await clock.wind(1000);
    t.is(clock.pending, 0, 'where nobody is connected nothing is looked at');
    watch.close();
});
test('what piles up has a bound, both ways, and a stranger a smaller one', async (t) => {
    const { clock, watch, cut, connect } = setUp();
    connect('greedy')._writableState.buffered = 33 * MIB;
    connect('flooding').rawStream._readableState.buffered = 17 * MIB;
    connect('stranger', { proven: false }).rawStream.bytesReceived = 5 * MIB;
    connect('member').rawStream.bytesReceived = 5000 * MIB;
    await clock.wind(500);
    t.alike(cut, ['greedy slow-reader', 'flooding abuse', 'stranger abuse']);
    watch.close();
    t.is(clock.pending, 0);
});
//# sourceMappingURL=stream-watch.test.js.map