/** Whether this process runs in a container, and what its network is. */
import fs from 'node:fs';
import { ipv4Scope } from '../lib/ipv4.js';
import { verdict } from './check.js';
const CGROUP_NAMES = /\b(docker|containerd|kubepods|libpod|lxc)\b/;
/** @param root where the file system begins */
export function containerKind(root = '/') {
    if (fs.existsSync(`${root}.dockerenv`))
        return 'docker';
    if (fs.existsSync(`${root}run/.containerenv`))
        return 'podman';
    try {
        // With cgroups of version 2 a container sees itself at the top: then the files above decide.
        return CGROUP_NAMES.exec(fs.readFileSync(`${root}proc/1/cgroup`, 'utf8'))?.[1];
    }
    catch {
        return undefined;
    }
}
export function checkContainer({ kind, addresses, outside }) {
    if (kind === undefined)
        return verdict('container-none', 'no container');
    const own = addresses.filter((address) => ipv4Scope(address) !== 'loopback');
    const shown = own.slice(0, 3).join(', ') || 'none';
    const detail = `runs in a container (${kind}); its addresses: ${shown}`;
    // A host's network has the bridges of its containers beside its own address.
    const isBridge = own.length > 0 && own.every((address) => ipv4Scope(address) === 'private');
    const isBehind = outside.mapping !== 'none' && outside.reachability !== 'reachable';
    if (!isBridge || !isBehind)
        return verdict('container-ok', detail);
    const seen = outside.seen;
    if (seen === null || ipv4Scope(seen.host) === 'loopback')
        return verdict('container-ok', detail);
    return verdict('container-bridge', `${detail}; others see ${seen.host}`);
}
//# sourceMappingURL=container.js.map