/** Writes bootstrap-nodes.schema.json from the schema the code checks with: they cannot differ. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { z } from 'zod';
import { bootstrapListSchema } from '../src/bootstrap-list.js';
export const SCHEMA_FILE = fileURLToPath(new URL('../../bootstrap-nodes.schema.json', import.meta.url));
/** JSON Schema, draft 2020-12, laid out as the rest of the repository is. */
export async function generateSchema() {
    const { $schema, ...schema } = z.toJSONSchema(bootstrapListSchema, { io: 'input' });
    const titled = { $schema, title: 'mapeo-web bootstrap list', ...schema };
    const config = await prettier.resolveConfig(SCHEMA_FILE);
    return prettier.format(JSON.stringify(titled), { ...config, parser: 'json' });
}
if (process.argv[1] === fileURLToPath(import.meta.url)) {
    writeFileSync(SCHEMA_FILE, await generateSchema());
}
//# sourceMappingURL=generate-schema.js.map