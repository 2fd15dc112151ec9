import { EventEmitter } from 'node:events';
import test from 'brittle';
import { OpenProjects } from '../../src/host/open-projects.js';
import { codeOf, MapeoWebError } from '../../src/lib/errors.js';
import { ManualClock, seededRandom, settled } from '../helpers/clock.js';
/** An engine that only keeps count: what is tested is when projects open and close. */
class CountingEngine {
    open = new Map();
    opens = 0;
    failNext = false;
    asEngine() {
        return {
            deviceId: '',
            deviceName: '',
            baseUrl: '',
            setReceiving: () => { },
            storedBytes: () => Promise.resolve(0),
            exportKeys: () => fail(),
            add: () => fail(),
            projectIdOfInvite: () => undefined,
            has: () => true,
            holdWrites: () => Promise.resolve(() => { }),
            deleteData: () => Promise.resolve(),
            close: () => Promise.resolve(),
            open: (projectId) => this.#open(projectId),
        };
    }
    async #open(projectId) {
        this.opens++;
        await settled();
        if (this.failNext) {
            this.failNext = false;
            throw new Error('cannot open');
        }
        this.open.set(projectId, (this.open.get(projectId) ?? 0) + 1);
        return Object.assign(new EventEmitter(), {
            projectId,
            data: {},
            attach: () => { },
            noteUnknownCore: () => { },
            hasCore: () => false,
            hasPeer: () => false,
            unanswered: () => 0,
            progress: () => [],
            ownRole: () => Promise.resolve(null),
            isBlocked: () => Promise.resolve(false),
            allow: () => Promise.resolve('needs-coordinator'),
            close: async () => {
                await settled();
                this.open.set(projectId, (this.open.get(projectId) ?? 0) - 1);
            },
        });
    }
    count(projectId) {
        return this.open.get(projectId) ?? 0;
    }
}
function fail() {
    throw new Error('unused');
}
function setUp({ maxOpen = 100 } = {}) {
    const clock = new ManualClock();
    const engine = new CountingEngine();
    const projects = new OpenProjects({ engine: engine.asEngine(), clock, random: () => 0.5 }, { idleCloseMs: 60_000, maxOpen });
    return { clock, engine, projects };
}
test('a project opens once for many users and closes when idle', async (t) => {
    const { clock, engine, projects } = setUp();
    const leases = await Promise.all([1, 2, 3].map(() => projects.acquire('p')));
    t.is(engine.opens, 1);
    t.is(new Set(leases.map((lease) => lease.project)).size, 1);
    for (const lease of leases) {
        lease.release();
        lease.release();
    }
    await clock.wind(59_999);
    t.ok(projects.isOpen('p'));
    await clock.wind(1);
    await settled();
    t.absent(projects.isOpen('p'));
    t.is(engine.count('p'), 0);
    t.is(clock.pending, 0, 'an idle project has no timer');
});
test('a new user in the idle time keeps the project open', async (t) => {
    const { clock, engine, projects } = setUp();
    const first = await projects.acquire('p');
    first.release();
    await clock.wind(30_000);
    const second = await projects.acquire('p');
    await clock.wind(120_000);
    t.ok(projects.isOpen('p'));
    t.is(engine.opens, 1);
    second.release();
    await clock.wind(60_000);
    t.is(engine.count('p'), 0);
});
test('who comes while a project closes waits, and gets a fresh one', async (t) => {
    const { engine, projects } = setUp();
    const lease = await projects.acquire('p');
    lease.release();
    const closing = projects.closeProject('p');
    const again = await projects.acquire('p');
    await closing;
    t.is(engine.opens, 2);
    t.is(engine.count('p'), 1, 'never two at a time');
    t.ok(again.project);
    await projects.close();
    t.is(engine.count('p'), 0);
});
test('an opening that fails is told to all who wait, and is tried again later', async (t) => {
    const { clock, engine, projects } = setUp();
    engine.failNext = true;
    const failed = [];
    projects.on('failed', (event) => failed.push(event));
    const quarantined = [];
    projects.on('quarantined', ({ reason }) => quarantined.push(reason));
    const recovered = [];
    projects.on('recovered', ({ projectId }) => recovered.push(projectId));
    const both = await Promise.allSettled([projects.acquire('p'), projects.acquire('p')]);
    t.alike(both.map((result) => result.status === 'rejected' && codeOf(result.reason)), ['PROJECT_UNUSABLE', 'PROJECT_UNUSABLE']);
    t.is(failed.length, 1);
    t.absent(projects.isOpen('p'));
    t.alike(quarantined, ['cannot open']);
    const again = await projects.acquire('p').catch((error) => error);
    t.is(codeOf(again), 'PROJECT_UNUSABLE');
    t.is(engine.opens, 1, 'it is left alone');
    const other = await projects.acquire('q');
    t.ok(other.project, 'and the others go on');
    other.release();
    await clock.wind(again.retryAfterMs ?? 0);
    const lease = await projects.acquire('p');
    t.is(engine.count('p'), 1);
    t.alike(recovered, ['p']);
    t.is(projects.quarantine.size, 0);
    lease.release();
    await projects.close();
});
test('the project that has been idle for longest makes room', async (t) => {
    const { clock, engine, projects } = setUp({ maxOpen: 2 });
    for (const id of ['old', 'new']) {
        const lease = await projects.acquire(id);
        lease.release();
        await clock.wind(1000);
    }
    const lease = await projects.acquire('third');
    t.alike([...engine.open]
        .filter(([, n]) => n > 0)
        .map(([id]) => id)
        .sort(), ['new', 'third']);
    t.is(projects.size, 2);
    lease.release();
    await projects.close();
    t.is(clock.pending, 0);
});
test('BUSY with a time to come back where all are in use', async (t) => {
    const { clock, projects } = setUp({ maxOpen: 1 });
    let crowded = 0;
    projects.on('crowded', () => crowded++);
    const lease = await projects.acquire('a');
    const refused = projects.acquire('b').catch((error) => error);
    await clock.wind(4999);
    t.is(projects.waiting, 1);
    await clock.wind(1);
    const error = await refused;
    t.ok(error instanceof MapeoWebError);
    t.is(codeOf(error), 'BUSY');
    t.is(error.retryAfterMs, 15_000);
    t.is(crowded, 1);
    t.absent(projects.isOpen('b'));
    lease.release();
    const again = await projects.acquire('b');
    again.release();
    await projects.close();
});
test('those that wait come in in their order, many of one project as one', async (t) => {
    const { projects } = setUp({ maxOpen: 1 });
    const first = await projects.acquire('a');
    const order = [];
    const waiting = ['b', 'c', 'b'].map(async (id) => {
        const lease = await projects.acquire(id);
        order.push(id);
        lease.release();
    });
    t.is(projects.waiting, 2);
    first.release();
    await Promise.all(waiting);
    t.alike(order, ['b', 'b', 'c']);
    await projects.close();
});
test('a project that is removed while it waits, and a shutdown, leave nobody waiting', async (t) => {
    const { clock, engine, projects } = setUp({ maxOpen: 1 });
    const lease = await projects.acquire('a');
    const removed = projects.acquire('b').catch(codeOf);
    await projects.closeProject('b');
    t.is(await removed, 'BUSY');
    const late = projects.acquire('c').catch(codeOf);
    await projects.close();
    t.is(await late, 'BUSY');
    lease.release();
    t.alike([engine.count('a'), projects.size, projects.waiting, clock.pending], [0, 0, 0, 0]);
});
test('a project that was opened briefly closes early, unless somebody else came', async (t) => {
    const { engine, projects } = setUp();
    const [one, other] = [await projects.acquire('p'), await projects.acquire('p')];
    one.release();
    await projects.closeIdle('p');
    t.is(engine.count('p'), 1);
    other.release();
    await projects.closeIdle('p');
    t.is(engine.count('p'), 0);
});
/**
 * Random users against what must always hold. The reference is the set of leases alone: which
 * projects are in use follows from it, and what may be refused follows from that.
 */
for (const seed of [1, 2, 3, 4, 5]) {
    test(`random users, seed ${seed}`, async (t) => {
        const random = seededRandom(seed);
        const below = (n) => Math.floor(random() * n);
        const maxOpen = 1 + below(4);
        const { clock, engine, projects } = setUp({ maxOpen });
        const held = [];
        /** Ids that somebody asked for and was not answered yet, with when they asked. */
        const asking = new Map();
        /** Idle projects, the one that was left first in front. */
        const idle = [];
        const inUse = () => new Set(held.map(({ id }) => id));
        const problems = [];
        let [served, refused] = [0, 0];
        projects.on('closed', ({ projectId }) => {
            const place = idle.indexOf(projectId);
            if (place === -1)
                problems.push(`${projectId} was closed in use`);
            else if (place > 0)
                problems.push(`${projectId} was closed before ${idle[0]}`);
            idle.splice(place, 1);
        });
        const ask = (id) => {
            const asked = projects.acquire(id).then((lease) => {
                served++;
                held.push({ id, lease });
                if (idle.includes(id))
                    idle.splice(idle.indexOf(id), 1);
            }, (error) => {
                refused++;
                if (codeOf(error) !== 'BUSY')
                    problems.push(String(error));
                if (inUse().size < maxOpen)
                    problems.push(`${id} was refused with a place free`);
                // Who comes to a project that waits already waits with it, not longer.
                const since = [...asking.values()].filter((a) => a.id === id).map((a) => a.sinceMs);
                if (clock.now() - Math.min(...since) < 5000)
                    problems.push(`${id} did not wait`);
            });
            asking.set(asked, { id, sinceMs: clock.now() });
            void asked.finally(() => asking.delete(asked));
        };
        const giveBack = (n) => {
            const [{ id, lease }] = held.splice(n, 1);
            if (!inUse().has(id))
                idle.push(id);
            lease.release();
        };
        /** Opening and closing take no time of the clock: what is under way is done before time passes. */
        const pass = async (ms) => {
            for (let turn = 0; turn < 10; turn++)
                await settled();
            await clock.wind(ms);
        };
        for (let step = 0; step < 600; step++) {
            const what = random();
            if (what < 0.45)
                ask(`p${below(8)}`);
            else if (what < 0.85 && held.length > 0)
                giveBack(below(held.length));
            else
                await pass(below(20_000));
            if (random() < 0.7)
                await settled();
            const open = [...engine.open.values()];
            if (open.some((n) => n > 1))
                problems.push('a project is open twice');
            if (open.reduce((sum, n) => sum + n, 0) > maxOpen)
                problems.push('too many are open');
            if (projects.size > maxOpen)
                problems.push('too many places are taken');
            for (const id of inUse())
                if (engine.count(id) !== 1)
                    problems.push(`${id} is not open`);
        }
        while (held.length > 0 || asking.size > 0) {
            while (held.length > 0)
                giveBack(0);
            await pass(1000);
        }
        await pass(120_000);
        t.alike(problems, []);
        t.ok(served > 50, `${served} served, ${refused} refused`);
        t.alike([projects.size, projects.waiting, clock.pending], [0, 0, 0], 'nothing is left');
    });
}
//# sourceMappingURL=open-projects.test.js.map