/**
 * A project as operators and CoMapeo write it: the body of CoMapeo Cloud's `PUT /projects`.
 * An array of them adds all, or none if one is bad. What is wrong is told by its place, never by
 * its value: everything in it but the name is secret.
 */
import { z } from 'zod';
import { asError, MapeoWebError } from '../lib/errors.js';
import { toProjectKey } from '../lib/keys.js';
const key = z.string().regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal characters (32 bytes)');
/** A project of the older apps: its one key is all there is. */
const mapeo8FileSchema = z.strictObject({
    protocol: z.literal('mapeo8'),
    projectName: z.string().trim().min(1, 'must not be empty').max(1000).default('Mapeo project'),
    projectKey: key,
});
export const projectFileSchema = z.strictObject({
    projectName: z.string().trim().min(1, 'must not be empty').max(1000),
    projectKey: key,
    encryptionKeys: z.strictObject({ auth: key, config: key, data: key, blobIndex: key, blob: key }),
});
/** Told apart by `protocol`, so that what is wrong is said of the right one. */
const anyFileSchema = z.unknown().transform((value, context) => {
    const isOlder = typeof value === 'object' && value?.protocol === 'mapeo8';
    const parsed = (isOlder ? mapeo8FileSchema : projectFileSchema).safeParse(value);
    if (parsed.success)
        return parsed.data;
    for (const issue of parsed.error.issues)
        context.addIssue(issue);
    return z.NEVER;
});
/** @throws `INVALID_PROJECT_FILE`, naming the place */
export function parseProjectFile(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        // V8 quotes the text around the mistake, and that text holds keys.
        const place = /position \d+/.exec(asError(error).message)?.[0];
        throw new MapeoWebError('INVALID_PROJECT_FILE', `it is not JSON${place ? ` (at ${place})` : ''}`);
    }
    return checkProjectFile(value);
}
/** A project key of the older apps, alone in its file. @throws `INVALID_PROJECT_FILE` */
export function parseMapeo8Key(text, projectName) {
    const projectKey = text.trim();
    return checkProjectFile({
        protocol: 'mapeo8',
        ...(projectName !== undefined && { projectName }),
        projectKey,
    });
}
/** @throws `INVALID_PROJECT_FILE`, naming the place */
export function checkProjectFile(value) {
    const single = !Array.isArray(value);
    const parsed = z
        .array(anyFileSchema)
        .min(1)
        .max(10_000)
        .safeParse(single ? [value] : value);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const path = (issue?.path ?? []).slice(single ? 1 : 0).map(String);
        const place = path.length > 0 ? `"${path.join('.')}": ` : '';
        throw new MapeoWebError('INVALID_PROJECT_FILE', `${place}${describe(issue)}`);
    }
    return single ? parsed.data[0] : parsed.data;
}
/** The name of a field that does not belong there may be a key that was put in the wrong place. */
function describe(issue) {
    if (issue?.code !== 'unrecognized_keys')
        return issue?.message ?? 'malformed';
    const names = issue.keys.filter((name) => /^[A-Za-z_]{1,20}$/.test(name));
    const shown = names.length === issue.keys.length ? ` (${names.slice(0, 5).join(', ')})` : '';
    return `has a field that does not belong there${shown}`;
}
/** The same for either protocol. */
export function toAnyKeys(file) {
    if (!('protocol' in file))
        return toProjectKeys(file);
    return { ...file, projectKey: toProjectKey(Buffer.from(file.projectKey, 'hex')) };
}
export function toProjectKeys(file) {
    const bytes = (text) => Buffer.from(text, 'hex');
    const { auth, config, data, blobIndex, blob } = file.encryptionKeys;
    return {
        projectName: file.projectName,
        projectKey: toProjectKey(bytes(file.projectKey)),
        encryptionKeys: {
            auth: bytes(auth),
            config: bytes(config),
            data: bytes(data),
            blobIndex: bytes(blobIndex),
            blob: bytes(blob),
        },
    };
}
//# sourceMappingURL=project-file.js.map