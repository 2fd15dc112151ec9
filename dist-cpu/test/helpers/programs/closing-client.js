import { MapeoWebClient } from '../../../src/index.js';
import { createDevice } from '../device.js';
const input = JSON.parse(process.argv[2] ?? '');
const device = await createDevice({ teardown: () => { } }, {
    dir: input.dir,
    rootKey: Buffer.from(input.rootKey, 'hex'),
});
const project = await device.manager.getProject(input.projectId);
const client = new MapeoWebClient({
    keyPair: device.keyPair,
    bootstrap: input.bootstrap,
    bindHost: '127.0.0.1',
});
await client.ready();
const sync = client.join(project, {
    projectKey: Buffer.from(input.projectKey, 'hex'),
    announce: true,
});
if (input.waitForSync)
    await sync.synced({ timeoutMs: 20_000 });
await client.close();
await device.close();
process.stdout.write('closed\n');
//# sourceMappingURL=closing-client.js.map