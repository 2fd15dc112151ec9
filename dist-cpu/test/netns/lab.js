/**
 * An internet of network namespaces: hosts behind routers that translate addresses as real ones do,
 * around a switch with DHT nodes on public addresses. Nothing leaves the machine. It takes root,
 * `ip` and `nft`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
/**
 * How a router maps an inside address and port to an outside port (RFC 4787): not at all; to the
 * same one for everybody; to one for each remote address; or to one for each remote address and
 * port. The last three let nobody in who was not written to before.
 */
export const NAT_KINDS = [
    'none',
    'endpoint-independent',
    'address-dependent',
    'address-and-port-dependent',
];
/** For documentation (RFC 5737), so nobody's; routed nowhere but here. */
const PUBLIC = '198.51.100';
const FIRST_HOST = 100;
/** Unsolicited packets die unseen: answered, they would leave traces that spoil a hole punch. */
const FILTER = `
  chain input { type filter hook input priority 0; iifname "wan" ip protocol udp drop; }
  chain forward { type filter hook forward priority 0; iifname "wan" ct state new drop; }`;
const MAPPINGS = {
    // Linux keeps the inside port for all remotes, as most home routers do.
    'endpoint-independent': 'masquerade',
    'address-dependent': 'ip protocol udp snat to $WAN : jhash ip daddr . udp sport mod 20000 seed 0x1 offset 30000',
    'address-and-port-dependent': 'masquerade fully-random',
};
/** Why there can be no lab here; undefined: there can. */
export function labUnavailable() {
    if (process.platform !== 'linux')
        return 'network namespaces are Linux’s';
    if (process.getuid?.() !== 0)
        return 'network namespaces take root';
    const probe = `mw${process.pid}-probe`;
    try {
        run('nft', '--version');
        run('ip', 'netns', 'add', probe);
        run('ip', 'netns', 'exec', probe, 'nft', 'add', 'table', 'ip', 'probe');
        return undefined;
    }
    catch (error) {
        return `namespaces with nft cannot be made here: ${error.message.split('\n')[0]}`;
    }
    finally {
        try {
            run('ip', 'netns', 'del', probe);
        }
        catch {
            // It was never made.
        }
    }
}
export class Lab {
    #prefix;
    #namespaces = [];
    #children = new Set();
    #hosts = 0;
    #nodes = 0;
    constructor(name) {
        this.#prefix = `mw${process.pid}-${name}`;
    }
    /** The switch. */
    open() {
        sweep();
        const net = this.#namespace('net');
        this.#in(net, 'ip', 'link', 'add', 'br0', 'type', 'bridge');
        this.#in(net, 'ip', 'link', 'set', 'br0', 'up');
    }
    /** One more public address on the switch itself, for a node or an echo. */
    addAddress() {
        const address = `${PUBLIC}.${++this.#nodes}`;
        this.#in(this.#name('net'), 'ip', 'address', 'add', `${address}/24`, 'dev', 'br0');
        return address;
    }
    addHost(name, nat) {
        const number = ++this.#hosts;
        const publicHost = `${PUBLIC}.${FIRST_HOST + number}`;
        const host = this.#namespace(name);
        if (nat === 'none') {
            this.#plug(host, 'eth0', `${publicHost}/24`, number);
            return { name, nat, publicHost };
        }
        const router = this.#namespace(`r-${name}`);
        this.#plug(router, 'wan', `${publicHost}/24`, number);
        const inside = `10.0.${number}`;
        this.#in(router, 'ip', 'link', 'add', 'lan', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', host);
        this.#up(router, 'lan', `${inside}.1/24`);
        this.#up(host, 'eth0', `${inside}.2/24`);
        this.#in(host, 'ip', 'route', 'add', 'default', 'via', `${inside}.1`);
        this.#in(router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
        this.#translate(router, nat, publicHost);
        return { name, nat, publicHost };
    }
    /** Changes what the host's router does, while it runs. */
    setNat(host, nat) {
        const router = this.#name(`r-${host.name}`);
        this.#in(router, 'nft', 'flush', 'ruleset');
        this.#translate(router, nat, host.publicHost);
    }
    /** Starts a program of Node's in a host, or on the switch (`net`). */
    spawn(where, args, options = {}) {
        const log = options.logFile === undefined ? undefined : fs.openSync(options.logFile, 'a', 0o600);
        const inside = ['netns', 'exec', this.#name(where), process.execPath, ...args];
        const child = spawn('ip', inside, { stdio: ['ignore', 'pipe', log ?? 'inherit'] });
        if (log !== undefined)
            fs.closeSync(log);
        this.#children.add(child);
        child.once('exit', () => this.#children.delete(child));
        return child;
    }
    /** Nothing is left of it. */
    async close() {
        const ended = [...this.#children].map((child) => once(child, 'exit'));
        for (const child of this.#children)
            child.kill('SIGKILL');
        await Promise.all(ended);
        for (const namespace of this.#namespaces.splice(0).reverse())
            run('ip', 'netns', 'del', namespace);
    }
    #name(name) {
        return `${this.#prefix}-${name}`;
    }
    #namespace(name) {
        const namespace = this.#name(name);
        run('ip', 'netns', 'add', namespace);
        this.#namespaces.push(namespace);
        this.#in(namespace, 'ip', 'link', 'set', 'lo', 'up');
        return namespace;
    }
    /** A cable to the switch. */
    #plug(namespace, device, address, number) {
        const net = this.#name('net');
        const port = `port${number}`;
        this.#in(net, 'ip', 'link', 'add', port, 'type', 'veth', 'peer', 'name', device, 'netns', namespace);
        this.#in(net, 'ip', 'link', 'set', port, 'master', 'br0', 'up');
        this.#up(namespace, device, address);
    }
    #up(namespace, device, address) {
        this.#in(namespace, 'ip', 'address', 'add', address, 'dev', device);
        this.#in(namespace, 'ip', 'link', 'set', device, 'up');
    }
    #translate(router, nat, wan) {
        const mapping = MAPPINGS[nat].replace('$WAN', wan);
        const rules = `table ip lab {${FILTER}
      chain post { type nat hook postrouting priority 100; oifname "wan" ${mapping}; }
    }`;
        execFileSync('ip', ['netns', 'exec', router, 'nft', '-f', '-'], { input: rules });
    }
    #in(namespace, ...command) {
        run('ip', 'netns', 'exec', namespace, ...command);
    }
}
function run(program, ...args) {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
/** Removes what labs left whose process was killed. */
function sweep() {
    for (const line of run('ip', 'netns', 'list').split('\n')) {
        const { pid } = /^mw(?<pid>\d+)-/.exec(line)?.groups ?? {};
        if (pid === undefined || fs.existsSync(`/proc/${pid}`))
            continue;
        const namespace = line.split(' ')[0] ?? '';
        for (const stray of run('ip', 'netns', 'pids', namespace).split('\n').filter(Boolean)) {
            try {
                process.kill(Number(stray), 'SIGKILL');
            }
            catch {
                // It ended meanwhile.
            }
        }
        run('ip', 'netns', 'del', namespace);
    }
}
//# sourceMappingURL=lab.js.map