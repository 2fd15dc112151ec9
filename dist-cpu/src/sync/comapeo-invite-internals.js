const entry = import.meta.resolve('@comapeo/core');
const { LocalPeers: LocalPeersClass } = (await import(new URL('./local-peers.js', entry).href));
const { InviteApi: InviteApiClass } = (await import(new URL('./invite/invite-api.js', entry).href));
const utils = (await import(new URL('./utils.js', entry).href));
export function createLocalPeers() {
    return new LocalPeersClass();
}
export function createInviteApi(rpc, queries) {
    return new InviteApiClass({ rpc, queries });
}
/** What an invite calls a project by, before it tells its key: a one-way hash of the key. */
export function projectInviteIdOf(projectKey) {
    return utils.projectKeyToProjectInviteId(projectKey);
}
//# sourceMappingURL=comapeo-invite-internals.js.map