/** What is really on the wire of `_comapeo._tcp`, read from multicast packets on loopback. */
import test from 'brittle';
import { Advertisement } from '../../src/advertisement.js';
import { eventually } from '../helpers/eventually.js';
import { browse } from '../helpers/mdns.js';
const PORT = 45_678;
test('devices nearby see the peer, see a new name after a refresh, and see it go', async (t) => {
    const browser = await browse(t);
    // Others may be advertising on this machine too.
    const names = () => [...browser.seen.values()].filter((s) => s.port === PORT).map((s) => s.name);
    const advertisement = new Advertisement({}, { port: PORT, bindHost: '127.0.0.1' });
    t.teardown(() => advertisement.close());
    await advertisement.ready();
    await eventually(() => names().length === 1, { what: 'the peer by mDNS' });
    const [first = ''] = names();
    t.ok(/^[0-9a-f]{16}$/.test(first), 'a name as CoMapeo devices have');
    t.is(first, advertisement.name);
    // Who comes later asks.
    const later = await browse(t);
    await eventually(() => later.seen.has(first), { what: 'the answer to a question' });
    await advertisement.refresh();
    await eventually(() => names().length === 1 && names()[0] !== first, { what: 'another name' });
    await advertisement.close();
    await eventually(() => names().length === 0, { what: 'the goodbye' });
});
test('where there is no such network it says so, once, and closes all the same', async (t) => {
    const advertisement = new Advertisement({}, { port: PORT, bindHost: '192.0.2.77' });
    t.teardown(() => advertisement.close());
    const reasons = [];
    advertisement.on('invisible', ({ reason }) => reasons.push(reason));
    await advertisement.ready();
    await advertisement.refresh();
    await advertisement.refresh();
    t.alike(reasons, ['this machine is on no local network']);
});
//# sourceMappingURL=advertisement.test.js.map