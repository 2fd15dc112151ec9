import test from 'brittle';
import { Service } from '../../src/lib/service.js';
class Probe extends Service {
    log = [];
    #failAt;
    constructor(failAt = Infinity) {
        super();
        this.#failAt = failAt;
    }
    async open() {
        for (let i = 1; i <= 3; i++) {
            if (i === this.#failAt)
                throw new Error(`step ${i}`);
            this.log.push(`open ${i}`);
            this.defer(() => this.log.push(`close ${i}`));
        }
    }
}
test('what was opened is closed last in, first out, once', async (t) => {
    const probe = new Probe();
    await Promise.all([probe.ready(), probe.ready()]);
    t.ok(probe.opened);
    await Promise.all([probe.close(), probe.close()]);
    t.ok(probe.closed);
    t.alike(probe.log, ['open 1', 'open 2', 'open 3', 'close 3', 'close 2', 'close 1']);
    await t.exception(probe.ready(), /closed/);
});
test('an opening that fails half-way releases what it had', async (t) => {
    const probe = new Probe(3);
    await t.exception(probe.ready(), /step 3/);
    t.alike(probe.log, ['open 1', 'open 2', 'close 2', 'close 1']);
    t.absent(probe.opened);
    await probe.close();
    t.ok(probe.closed);
});
test('closing before opening means never opening', async (t) => {
    const probe = new Probe();
    await probe.close();
    await t.exception(probe.ready(), /closed/);
    t.alike(probe.log, []);
});
test('one release that fails does not keep the others from running', async (t) => {
    const log = [];
    class Stubborn extends Service {
        async open() {
            this.defer(() => log.push('first'));
            this.defer(() => {
                throw new Error('stuck');
            });
        }
    }
    const service = new Stubborn();
    await service.ready();
    await t.exception(service.close(), /stuck/);
    t.alike(log, ['first']);
});
//# sourceMappingURL=service.test.js.map