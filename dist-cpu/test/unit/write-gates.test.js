import test from 'brittle';
import { WriteGate, WriteGates } from '../../src/sync/write-gates.js';
import { settled } from '../helpers/clock.js';
test('what is under way is waited for, and what comes later waits', async (t) => {
    const gate = new WriteGate();
    const ran = [];
    gate.enter(() => ran.push('under way'));
    let isClosed = false;
    const closing = gate.close().then((open) => {
        isClosed = true;
        return open;
    });
    gate.enter(() => ran.push('first'));
    gate.enter(() => ran.push('second'));
    await settled();
    t.absent(isClosed);
    gate.leave();
    const open = await closing;
    t.alike(ran, ['under way']);
    open();
    t.alike(ran, ['under way', 'first', 'second'], 'in the order of coming');
});
test('it is open once everybody who closed it has opened it, each once', async (t) => {
    const gate = new WriteGate();
    const [one, other] = await Promise.all([gate.close(), gate.close()]);
    let runs = 0;
    gate.enter(() => runs++);
    one?.();
    one?.();
    t.is(runs, 0);
    other?.();
    t.is(runs, 1);
});
test('each project has a gate of its own', async (t) => {
    const gates = new WriteGates();
    await gates.close('river');
    let runs = 0;
    gates.of('river').enter(() => runs++);
    gates.of('forest').enter(() => runs++);
    t.is(runs, 1);
});
//# sourceMappingURL=write-gates.test.js.map