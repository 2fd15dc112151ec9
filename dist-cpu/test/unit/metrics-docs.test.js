import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'brittle';
import { metricsTables } from '../../scripts/lib/metrics-tables.js';
const FILE = fileURLToPath(new URL('../../../docs/metrics.md', import.meta.url));
test('docs/metrics.md lists the metrics that there are', (t) => {
    const text = fs.readFileSync(FILE, 'utf8');
    t.is(text, metricsTables(text), 'else run: node dist/scripts/metrics-table.js');
});
//# sourceMappingURL=metrics-docs.test.js.map