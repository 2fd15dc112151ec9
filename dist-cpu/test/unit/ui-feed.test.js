/** How often the page is told, by a clock that is wound by hand. */
import { EventEmitter } from 'node:events';
import test from 'brittle';
import { Feed } from '../../src/ui/feed.js';
import { ManualClock } from '../helpers/clock.js';
class Observed extends EventEmitter {
    asked = 0;
    projects = 1;
    facts() {
        this.asked++;
        return { counts: { projects: this.projects } };
    }
    history() {
        return {};
    }
}
class Desk extends EventEmitter {
    view() {
        return null;
    }
}
function setUp() {
    const clock = new ManualClock();
    const [observer, desk] = [new Observed(), new Desk()];
    const feed = new Feed({ observer, desk, clock });
    const view = () => {
        const events = [];
        const leave = feed.subscribe((event) => void events.push(...Object.keys(event)));
        return { events, leave };
    };
    return { clock, observer, desk, feed, view };
}
test('where nobody looks, nothing is worked out', async (t) => {
    const { clock, observer, view } = setUp();
    observer.emit('changed');
    await clock.wind(60_000);
    t.is(observer.asked, 0);
    const { leave } = view();
    observer.emit('changed');
    leave();
    leave();
    t.is(clock.pending, 0, 'no timer is left');
    t.is(observer.listenerCount('changed'), 0);
    const asked = observer.asked;
    await clock.wind(60_000);
    t.is(observer.asked, asked);
});
test('many changes and many viewers cost one look', async (t) => {
    const { clock, observer, desk, view } = setUp();
    const [a, b] = [view(), view()];
    t.alike(a.events, ['facts', 'history', 'pairing'], 'all at once');
    t.is(observer.asked, 2);
    for (let i = 0; i < 100; i++)
        observer.emit('changed');
    await clock.wind(500);
    t.is(observer.asked, 3);
    t.alike(b.events, ['facts', 'history', 'pairing', 'facts']);
    desk.emit('changed');
    t.is(b.events.at(-1), 'pairing', 'a click is answered at once');
    a.leave();
    await clock.wind(10_000);
    t.alike(b.events.slice(-2), ['facts', 'history'], 'now and then, whether or not it changed');
    t.is(a.events.length, 5, 'who left hears no more');
});
test('with many projects it is told less often', async (t) => {
    const { clock, observer, view } = setUp();
    observer.projects = 10_000;
    const { events, leave } = view();
    observer.emit('changed');
    await clock.wind(2999);
    t.is(events.length, 3);
    await clock.wind(1);
    t.is(events.length, 4);
    leave();
});
//# sourceMappingURL=ui-feed.test.js.map