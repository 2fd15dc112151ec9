import { createRequire } from 'node:module';
const manifest = createRequire(import.meta.url)('../../../package.json');
/** The version of this package. */
export const version = manifest.version;
//# sourceMappingURL=version.js.map