/**
 * A device in a host of the lab, with our client library: writes an observation, looks for whoever
 * hosts its projects, and prints how that went.
 */
import path from 'node:path';
import { MapeoManager } from '@comapeo/core';
import Fastify from 'fastify';
import { MapeoWebClient } from '../../../src/client.js';
import { toProjectKeys } from '../../../src/host/project-file.js';
import { identityOf, projectIdOf } from '../../../src/lib/keys.js';
import { migrations } from '../../../src/sync/comapeo-internals.js';
const input = JSON.parse(process.argv[2] ?? '');
const rootKey = Buffer.from(input.rootKey, 'hex');
const manager = new MapeoManager({
    rootKey,
    dbFolder: path.join(input.dir, 'db'),
    coreStorage: path.join(input.dir, 'core'),
    projectMigrationsFolder: migrations.project,
    clientMigrationsFolder: migrations.client,
    fastify: Fastify(),
});
const client = new MapeoWebClient({ keyPair: identityOf(rootKey), bootstrap: input.bootstrap });
await client.ready();
async function join(keys) {
    const details = toProjectKeys(keys);
    const project = await manager.getProject(projectIdOf(details.projectKey));
    return { project, sync: client.join(project, { ...details, announce: input.announce }) };
}
for (const keys of input.before) {
    const { sync } = await join(keys);
    await sync.synced({ timeoutMs: input.timeoutMs });
}
const startedAtMs = Date.now();
const result = {
    synced: false,
    remoteHost: null,
    connectedMs: null,
    syncedMs: null,
};
const { project, sync } = await join(input.keys);
sync.once('connected', ({ remoteHost }) => {
    result.remoteHost = remoteHost ?? null;
    result.connectedMs = Date.now() - startedAtMs;
});
await project.observation.create({
    schemaName: 'observation',
    lat: -2.35,
    lon: -72.1,
    attachments: [],
    tags: { note: `at ${startedAtMs}` },
    metadata: { manualLocation: false },
});
try {
    await sync.synced({ timeoutMs: input.timeoutMs });
    result.synced = true;
    result.syncedMs = Date.now() - startedAtMs;
}
catch {
    // It is in the result.
}
await new Promise((resolve) => process.stdout.write(JSON.stringify(result) + '\n', resolve));
process.exit();
//# sourceMappingURL=client.js.map