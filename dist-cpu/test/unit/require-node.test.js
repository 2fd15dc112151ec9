import test from 'brittle';
import { isTooOld } from '../../src/lib/require-node.js';
test('Node 20.12 and later will do', (t) => {
    for (const version of ['20.12.0', '20.20.2', '22.0.0', '100.1.0'])
        t.absent(isTooOld(version));
    for (const version of ['20.11.1', '18.19.0', '0.12.0'])
        t.ok(isTooOld(version));
});
//# sourceMappingURL=require-node.test.js.map