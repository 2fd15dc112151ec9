import test from 'brittle';
import { DiskSpace, isDiskFull } from '../../src/lib/disk-space.js';
import { sizeOption, sizeText } from '../../src/lib/size.js';
import { ManualClock, settled } from '../helpers/clock.js';
const MB = 1024 ** 2;
async function setUp(minFreeBytes, freeBytes) {
    const clock = new ManualClock();
    const disk = { freeBytes, looks: 0 };
    const measure = () => {
        disk.looks++;
        return Promise.resolve(disk.freeBytes);
    };
    const space = new DiskSpace({ clock, measure }, { dir: '/', minFreeBytes });
    const events = [];
    space.on('full', () => events.push('full'));
    space.on('room', ({ writesFailed }) => events.push(writesFailed ? 'room after failures' : 'room'));
    await space.ready();
    const wind = async (ms) => {
        await clock.wind(ms);
        await settled();
    };
    return { clock, disk, space, events, wind };
}
test('the disk is full below the reserve, and not by turns at its edge', async (t) => {
    const { disk, space, events, wind } = await setUp(100 * MB, 1000 * MB);
    t.absent(space.isFull);
    disk.freeBytes = 99 * MB;
    await wind(9999);
    t.absent(space.isFull, 'far from the reserve it is looked at every 10 s');
    await wind(1);
    t.ok(space.isFull);
    disk.freeBytes = 101 * MB;
    await wind(1000);
    t.ok(space.isFull, 'a little more is not enough');
    disk.freeBytes = 111 * MB;
    await wind(1000);
    t.absent(space.isFull);
    t.alike(events, ['full', 'room']);
    disk.freeBytes = 99 * MB;
    await wind(1000);
    t.ok(space.isFull, 'near the reserve it is looked at every second');
    await space.close();
});
test('without a reserve only a failed write counts', async (t) => {
    const { clock, disk, space, events, wind } = await setUp(0, 0);
    t.is(disk.looks, 0);
    t.is(clock.pending, 0);
    space.noteFull();
    space.noteFull();
    await settled();
    t.alike(events, ['full']);
    disk.freeBytes = 15 * MB;
    await wind(1000);
    t.ok(space.isFull);
    disk.freeBytes = 16 * MB;
    await wind(1000);
    t.alike(events, ['full', 'room after failures']);
    t.is(clock.pending, 0, 'and then nobody looks any more');
    await space.close();
});
test('a file system that does not say leaves things as they are', async (t) => {
    const clock = new ManualClock();
    const measure = () => Promise.reject(new Error('not supported'));
    const space = new DiskSpace({ clock, measure }, { dir: '/', minFreeBytes: MB });
    await space.ready();
    t.absent(space.isFull);
    t.is(space.freeBytes, null);
    await space.close();
});
test('what files and SQLite say of a full disk', (t) => {
    for (const code of ['ENOSPC', 'EDQUOT', 'SQLITE_FULL']) {
        t.ok(isDiskFull(Object.assign(new Error(), { code })));
    }
    t.absent(isDiskFull(new Error('ENOSPC')));
});
test('sizes', async (t) => {
    t.is(sizeOption('512MB'), 512 * MB);
    t.is(sizeOption('2 gb'), 2048 * MB);
    t.is(sizeOption('0'), 0);
    for (const bad of ['', '12', '-1MB', '1.5GB', '1TB', '00MB'])
        await t.exception(() => sizeOption(bad));
    t.is(sizeText(1.5 * 1024 * MB), '1.5 GB');
    t.is(sizeText(12.4 * MB), '12 MB');
});
//# sourceMappingURL=disk-space.test.js.map