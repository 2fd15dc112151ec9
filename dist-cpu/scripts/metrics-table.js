/** Writes the tables of docs/metrics.md from the metrics themselves: they cannot differ. */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { metricsTables } from './lib/metrics-tables.js';
const FILE = fileURLToPath(new URL('../../docs/metrics.md', import.meta.url));
fs.writeFileSync(FILE, metricsTables(fs.readFileSync(FILE, 'utf8')));
//# sourceMappingURL=metrics-table.js.map