/** Which projects strangers may add over the HTTP API; the operator's own commands add any. */
import { MapeoWebError } from './errors.js';
/** Until the operator chooses: enough to add the community's one project, and nobody else's. */
export const DEFAULT_ALLOWED_PROJECTS = 1;
const PROJECT_ID = /^[0-9a-z]{52}$/;
const MAX_PROJECTS = 1_000_000;
/** "10", or project ids with commas between them. @throws `INVALID_CONFIG` */
export function parseAllowedProjects(text) {
    const entries = text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
    const [first] = entries;
    if (entries.length === 1 && first !== undefined && /^\d{1,7}$/.test(first)) {
        const number = Number(first);
        if (number <= MAX_PROJECTS)
            return number;
    }
    for (const entry of entries) {
        if (PROJECT_ID.test(entry))
            continue;
        throw new MapeoWebError('INVALID_CONFIG', `the allowed projects must be a number, or project ids of 52 characters; ` +
            `an entry of ${entry.length} characters is neither`);
    }
    return new Set(entries);
}
//# sourceMappingURL=allowed-projects.js.map