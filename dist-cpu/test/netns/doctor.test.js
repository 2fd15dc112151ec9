/** `mapeo-web doctor` behind real routers and firewalls: each names what is in the way. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'brittle';
import { ip } from './lib/commands.js';
import { startCli, startProgram } from './lib/programs.js';
import { whyNot, World } from './lib/world.js';
const BOOTSTRAPS = fileURLToPath(new URL('programs/bootstraps.js', import.meta.url));
const BOOTSTRAP_NODES = 3;
const PORT = 49_740;
const FIXED = ['--port', `${PORT}`];
/** A port that the router forwards: to the host's port `to`. */
const forward = (to) => (host) => host.addRules(`
add rule ip nat prerouting iifname "wan" udp dport ${PORT} dnat to ${host.address}:${to}
insert rule ip filter forward ct status dnat accept
`);
const CASES = {
    'a public address': {
        nat: 'none',
        says: { udp: 'udp-ok', nat: 'nat-none', reachable: 'reachable-yes' },
        code: 0,
    },
    'a forwarded port': {
        nat: 'endpoint-independent',
        args: FIXED,
        prepare: forward(PORT),
        says: { nat: 'nat-easy', reachable: 'reachable-yes' },
        code: 0,
    },
    'a port that is forwarded to another number': {
        nat: 'endpoint-independent',
        args: FIXED,
        prepare: forward(PORT + 1),
        says: { udp: 'udp-ok', nat: 'nat-easy', reachable: 'port-mapping-wrong' },
        code: 3,
        fix: ({ address }) => `forward UDP port ${PORT} to port ${PORT} of ${address}`,
    },
    'a home router': {
        nat: 'endpoint-independent',
        says: { nat: 'nat-easy', reachable: 'reachable-punched' },
        code: 0,
    },
    'a hard NAT': {
        nat: 'address-and-port-dependent',
        says: { nat: 'nat-hard', reachable: 'reachable-punched' },
        code: 0,
        fix: () => 'relay',
    },
    'a firewall on a public host': {
        nat: 'none',
        args: FIXED,
        prepare: (host) => host.addRules(`
table ip filter {
  chain input {
    type filter hook input priority 0; policy accept;
    iifname "wan" meta l4proto udp ct state new drop
  }
}
`),
        says: { nat: 'nat-none', reachable: 'firewall-closed' },
        code: 3,
        fix: () => `ufw allow ${PORT}/udp`,
    },
    'a router that lets no UDP out': {
        nat: 'endpoint-independent',
        prepare: (host) => host.addRules(`
add rule ip nat postrouting oifname "wan" meta l4proto tcp masquerade
insert rule ip filter forward meta l4proto udp drop
`),
        says: { udp: 'udp-blocked', bootstrap: 'bootstrap-unknown', reachable: 'reachable-unasked' },
        code: 3,
        fix: () => 'Allow outgoing UDP',
    },
    'a firewall that forbids sending': {
        nat: 'none',
        prepare: (host) => host.addRules(`
table ip filter {
  chain output {
    type filter hook output priority 0; policy accept;
    meta l4proto udp drop
  }
}
`),
        says: { udp: 'udp-forbidden' },
        code: 3,
        fix: () => 'ufw allow out',
    },
    'no way out': {
        nat: 'endpoint-independent',
        prepare: (host) => ip('-n', host.namespace, 'route', 'del', 'default'),
        says: { udp: 'udp-no-network' },
        code: 3,
    },
};
const reason = whyNot();
if (reason !== undefined) {
    test(`the tests of doctor behind routers are skipped: ${reason}`, (t) => t.pass());
}
else {
    test('doctor names what is in the way', { timeout: 120_000 }, async (t) => {
        const dir = await t.tmp();
        const world = await World.create({ servers: BOOTSTRAP_NODES });
        t.teardown(() => world.close());
        const addresses = Array.from({ length: BOOTSTRAP_NODES }, (_, n) => world.serverAddress(n));
        const bootstraps = startProgram(world.servers, [BOOTSTRAPS, '49737', ...addresses]);
        t.teardown(() => bootstraps.end(), { order: -1 });
        await bootstraps.waitFor('bootstraps.ready');
        const list = addresses.map((address) => `${address}:49737`).join();
        const run = async (title, { nat, args = [], prepare, says, code, fix }) => {
            const host = await world.addHost(nat);
            await prepare?.(host);
            const storage = fs.mkdtempSync(path.join(dir, 'peer-'));
            const given = ['doctor', '--json', '--bootstrap', list, '--storage', storage, ...args];
            const doctor = startCli(host.namespace, given);
            t.is(await doctor.exited, code, `${title}: the exit code`);
            const { checks } = (doctor.lines[0] ?? { checks: [] });
            for (const [name, verdict] of Object.entries(says)) {
                const check = checks.find((candidate) => candidate.name === name);
                t.is(check?.verdict, verdict, `${title}: ${check?.detail}`);
            }
            if (!fix)
                return;
            const bad = checks.find(({ severity }) => severity === (code === 0 ? 'warning' : 'failure'));
            t.ok(bad?.fix?.includes(fix(host)), `${title}: ${bad?.fix}`);
        };
        // Most of the time is waiting for what does not come.
        await Promise.all(Object.entries(CASES).map(([title, one]) => run(title, one)));
    });
}
//# sourceMappingURL=doctor.test.js.map