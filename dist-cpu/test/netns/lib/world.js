/**
 * A small internet of network namespaces: one segment with public addresses, servers on it, and
 * hosts on it or behind routers of their own. Nothing of it touches the machine's own network.
 *
 * Every name starts with this process's id, so that several runs do not meet, and a run that was
 * killed is cleared away by the next one.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { execIn, ip, ipBatch, loadRules, removeNamespace } from './commands.js';
import { natRules } from './nat.js';
const PREFIX = 'mapeoweb-';
/** Without `sysctl`, which is one more package. */
const FORWARD = ['sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward'];
const TOOLS = ['ip', 'nft'];
/**
 * Public addresses: to HyperDHT those for documentation are none. Nothing in here has a way to
 * whoever has them outside.
 */
const PUBLIC = (n, group) => `45.${group}.0.${n}`;
const SERVERS = 1;
const HOSTS = 2;
/** Why there can be no namespaces here; undefined where there can. */
export function whyNot() {
    if (process.platform !== 'linux')
        return 'network namespaces are a thing of Linux';
    if (process.getuid?.() !== 0)
        return 'only root may make network namespaces';
    const path = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];
    const missing = TOOLS.filter((tool) => !path.some((dir) => fs.existsSync(`${dir}/${tool}`)));
    if (missing.length > 0)
        return `not installed: ${missing.join(', ')}`;
    const name = `${PREFIX}${process.pid}-try`;
    try {
        execFileSync('ip', ['netns', 'add', name], { stdio: 'ignore' });
        execFileSync('ip', ['netns', 'exec', name, 'nft', '-f', '-'], {
            input: natRules('address-dependent', { outside: '45.0.0.1', inside: '10.0.0.1' }),
            stdio: ['pipe', 'ignore', 'ignore'],
        });
        execFileSync('ip', ['netns', 'exec', name, ...FORWARD], { stdio: 'ignore' });
        return undefined;
    }
    catch {
        return 'this machine does not allow network namespaces with nftables (CAP_NET_ADMIN)';
    }
    finally {
        removeNamespace(name);
    }
}
export class World {
    #prefix = `${PREFIX}${process.pid}-`;
    #namespaces = [];
    #onExit = () => this.close();
    #hosts = 0;
    /** The segment with the public addresses, and the servers on it. */
    static async create({ servers }) {
        removeLeftovers();
        const world = new World();
        process.once('exit', world.#onExit);
        await world.#addNamespace('net');
        const addresses = world.#addresses(servers);
        await ipBatch(world.#name('net'), [
            'link set lo up',
            'link add br0 type bridge',
            'link set br0 up',
            ...addresses.map((address) => `addr add ${address}/8 dev br0`),
        ]);
        return world;
    }
    /** The namespace of the servers, which has all of their addresses. */
    get servers() {
        return this.#name('net');
    }
    #addresses(count) {
        return Array.from({ length: count }, (_, n) => PUBLIC(n + 1, SERVERS));
    }
    serverAddress(n) {
        return PUBLIC(n + 1, SERVERS);
    }
    async addHost(nat) {
        const n = ++this.#hosts;
        const publicAddress = PUBLIC(n, HOSTS);
        const host = await this.#addNamespace(`h${n}`);
        if (nat === 'none') {
            await this.#plug(host, `h${n}`, 'wan', publicAddress);
            const setNat = () => Promise.reject(new Error('a host without a router'));
            const addRules = (rules) => loadRules(host, rules);
            return { namespace: host, address: publicAddress, publicAddress, setNat, addRules };
        }
        const router = await this.#addNamespace(`r${n}`);
        await this.#plug(router, `r${n}`, 'wan', publicAddress);
        // Each home has another network: where two are alike, HyperDHT takes them for one.
        const [gateway, address] = [`10.${n}.${n}.1`, `10.${n}.${n}.2`];
        await ipBatch(router, [
            `link add lan type veth peer name eth0 netns ${host}`,
            `addr add ${gateway}/24 dev lan`,
            'link set lan up',
        ]);
        await ipBatch(host, [
            'link set lo up',
            `addr add ${address}/24 dev eth0`,
            'link set eth0 up',
            `route add default via ${gateway}`,
        ]);
        await execIn(router, FORWARD);
        const setNat = async (kind, { keepMappings = false } = {}) => {
            await loadRules(router, natRules(kind, { outside: publicAddress, inside: address }));
            if (!keepMappings)
                await forgetMappings(router, publicAddress);
        };
        await setNat(nat);
        const addRules = (rules) => loadRules(router, rules);
        return { namespace: host, address, publicAddress, setNat, addRules };
    }
    /** Runs at the end of the process too: nothing is left behind. */
    close() {
        process.off('exit', this.#onExit);
        for (const name of this.#namespaces.splice(0).reverse())
            removeNamespace(name);
    }
    async #plug(namespace, port, name, address) {
        await ipBatch(this.#name('net'), [
            `link add ${port} type veth peer name ${name} netns ${namespace}`,
            `link set ${port} master br0 up`,
        ]);
        await ipBatch(namespace, [
            'link set lo up',
            `addr add ${address}/8 dev ${name}`,
            `link set ${name} up`,
        ]);
    }
    #name(name) {
        return this.#prefix + name;
    }
    async #addNamespace(name) {
        const full = this.#name(name);
        await ip('netns', 'add', full);
        this.#namespaces.push(full);
        return full;
    }
}
/** Taking the address away takes its mappings with it: masquerading forgets them. */
async function forgetMappings(router, address) {
    await ipBatch(router, ['link set wan down', 'link set wan up']);
    const shown = await ip('-n', router, 'addr', 'show', 'dev', 'wan');
    if (!shown.includes(address))
        throw new Error(`${router} lost its address`);
}
/** Of runs that were killed. */
function removeLeftovers() {
    const listed = execFileSync('ip', ['netns', 'list']).toString();
    for (const name of listed.split('\n').map((line) => line.split(' ')[0] ?? '')) {
        const pid = /^mapeoweb-(\d+)-/.exec(name)?.[1];
        if (pid !== undefined && !fs.existsSync(`/proc/${pid}`))
            removeNamespace(name);
    }
}
//# sourceMappingURL=world.js.map