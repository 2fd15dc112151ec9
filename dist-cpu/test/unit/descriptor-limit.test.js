import test from 'brittle';
import { descriptorLimit, DESCRIPTORS_PER_PROJECT, parseLimits, shareDescriptors, } from '../../src/lib/descriptor-limit.js';
test('the limit is read from what Linux says of the process', (t) => {
    const limits = (soft) => 'Limit                     Soft Limit           Hard Limit           Units     \n' +
        'Max processes             95000                95000                processes \n' +
        `Max open files            ${soft.padEnd(20)} 524288               files     \n`;
    t.is(parseLimits(limits('1024')), 1024);
    t.is(parseLimits(limits('unlimited')), Infinity);
    t.is(parseLimits('Max open files'), undefined);
    t.ok(descriptorLimit() >= 256);
});
test('what is shared out fits in the limit', (t) => {
    for (const limit of [256, 512, 1024, 4096, 20_000, 1_048_576]) {
        for (const httpSockets of [0, 64, 512]) {
            for (const maxOpenProjects of [undefined, 1, 5000]) {
                const shares = shareDescriptors({ limit, httpSockets, maxOpenProjects });
                const sum = shares.maxOpenProjects * DESCRIPTORS_PER_PROJECT + shares.coreFiles + shares.httpSockets;
                t.ok(sum + 192 <= limit, `${sum} and the process's own fit in ${limit}`);
                t.ok(shares.maxOpenProjects >= 1 && shares.coreFiles >= 16);
            }
        }
    }
});
test('1,024 descriptors are enough for many projects, with and without HTTP', (t) => {
    t.alike(shareDescriptors({ limit: 1024 }), {
        maxOpenProjects: 104,
        coreFiles: 416,
        httpSockets: 0,
    });
    t.alike(shareDescriptors({ limit: 1024, httpSockets: 512 }), {
        maxOpenProjects: 52,
        coreFiles: 208,
        httpSockets: 416,
    });
});
test('memory bounds what descriptors do not, and an operator may choose', (t) => {
    t.is(shareDescriptors({ limit: 65_536 }).maxOpenProjects, 256);
    t.is(shareDescriptors({ limit: 65_536, maxOpenProjects: 1000 }).maxOpenProjects, 1000);
    t.is(shareDescriptors({ limit: 1024, maxOpenProjects: 1000 }).maxOpenProjects, 104);
});
//# sourceMappingURL=descriptor-limit.test.js.map