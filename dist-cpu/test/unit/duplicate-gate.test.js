import test from 'brittle';
import { DuplicateGate } from '../../src/duplicate-gate.js';
import { ManualClock, settled } from '../helpers/clock.js';
/** As much of a connection as the gate looks at; real ones are in the integration tests. */
class Line {
    transport;
    bytesRead = 0;
    isClosed = false;
    deviceId;
    closed;
    #close;
    constructor(deviceId, transport = 'dht') {
        this.transport = transport;
        this.deviceId = deviceId;
        this.closed = new Promise((resolve) => (this.#close = resolve));
    }
    destroy(reason) {
        this.isClosed = true;
        this.#close(reason);
        return this.closed;
    }
    end(reason) {
        return this.destroy(reason);
    }
    asConnection() {
        return this;
    }
}
function setUp() {
    const clock = new ManualClock();
    const gate = new DuplicateGate({ clock }, { staleAfterMs: 6000, retryAfterMs: 5000 });
    const claim = (line, project = 'p') => gate.claim(project, line.asConnection());
    return { clock, claim };
}
test('other devices and other projects do not wait for one another', async (t) => {
    const { claim } = setUp();
    const line = new Line('a');
    await claim(line);
    await claim(line, 'q');
    await claim(new Line('b'));
    t.pass();
});
test('the newer connection of an app that never tries again wins', async (t) => {
    const { claim } = setUp();
    const [first, second, third] = [
        new Line('a'),
        new Line('a', 'websocket'),
        new Line('a', 'local-network'),
    ];
    await claim(first);
    await Promise.all([claim(second), claim(third)]);
    t.is(await first.closed, 'duplicate');
    t.is(await second.closed, 'duplicate');
    t.absent(third.isClosed);
});
test('a second connection waits until the first has gone', async (t) => {
    const { claim } = setUp();
    const [first, second] = [new Line('a'), new Line('a')];
    await claim(first);
    let admitted = false;
    const waiting = claim(second).then(() => (admitted = true));
    await settled();
    t.absent(admitted);
    await first.destroy('remote');
    await waiting;
    t.ok(admitted);
});
test('a first connection that lives makes the second come back later', async (t) => {
    const { clock, claim } = setUp();
    const [first, second] = [new Line('a'), new Line('a')];
    await claim(first);
    const waiting = claim(second);
    const refused = t.exception(waiting, /BUSY/);
    await settled();
    first.bytesRead += 1;
    await clock.wind(6000);
    await refused;
    t.absent(first.isClosed);
    const error = await waiting.catch((e) => e);
    t.is(error.retryAfterMs, 5000);
});
test('a silent first connection is cut, and the second let in', async (t) => {
    const { clock, claim } = setUp();
    const [first, second] = [new Line('a'), new Line('a')];
    await claim(first);
    const waiting = claim(second);
    await clock.wind(6000);
    await waiting;
    t.is(await first.closed, 'stale');
});
test('a third does not queue up behind the second', async (t) => {
    const { claim } = setUp();
    const [first, second, third] = [new Line('a'), new Line('a'), new Line('a')];
    await claim(first);
    const waiting = claim(second);
    await settled();
    await t.exception(claim(third), /BUSY/);
    await first.destroy('remote');
    await waiting;
});
test('a connection that ended while it was held gets nothing', async (t) => {
    const { claim } = setUp();
    const [first, second] = [new Line('a'), new Line('a')];
    await claim(first);
    const waiting = claim(second);
    const refused = t.exception(waiting, /CONNECTION_LOST/);
    await settled();
    await second.destroy('remote');
    await first.destroy('remote');
    await refused;
    await claim(new Line('a'));
    t.pass('the place is free');
});
//# sourceMappingURL=duplicate-gate.test.js.map