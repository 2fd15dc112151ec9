import { checkStorage } from '../doctor/storage.js';
import { systemClock } from '../lib/clock.js';
import { hex } from '../lib/keys.js';
import { Service } from '../lib/service.js';
import { storagePaths } from '../lib/storage.js';
import { version } from '../lib/version.js';
import { causeOf, Checkup } from './checkup.js';
import { EventLog } from './event-log.js';
import { countStates, MAX_PROJECTS, sortBySafety, verdictOf, } from './facts.js';
import { History } from './history.js';
import { neighbourhood } from './neighbourhood.js';
import { peerFindings, peerSafety } from './peer-safety.js';
import { projectSafety } from './safety.js';
import { Syncs } from './syncs.js';
import { Traffic } from './traffic.js';
export class Observer extends Service {
    #collaborators;
    #clock;
    #traffic;
    #history;
    #log;
    #syncs;
    checkup;
    /** Listens from the beginning, so that nothing that happens while the peer starts is missed. */
    constructor(collaborators) {
        super();
        this.#collaborators = collaborators;
        const { peer, nameOf, clock = systemClock } = collaborators;
        this.#clock = clock;
        this.#traffic = new Traffic(peer.replication);
        this.#log = new EventLog({ nameOf, clock });
        this.#syncs = new Syncs({ clock });
        this.checkup = new Checkup({
            // Not the databases: in the process that has them open reading them would free their locks.
            examine: async () => [
                ...(await peer.examine()),
                checkStorage(storagePaths(peer.status().storage)),
            ],
            onChange: () => this.emit('changed'),
            clock,
        });
        this.#history = new History({ read: () => this.#totals(), clock });
        peer.on('activity', (activity) => {
            this.#log.note(activity);
            this.#syncs.note(activity);
            this.emit('changed');
        });
        peer.on('trouble', (trouble) => {
            if (this.#log.trouble(trouble))
                this.checkup.soon();
            this.emit('changed');
        });
        peer.on('trouble-over', (id) => {
            if (this.#log.over(id))
                this.checkup.soon();
            this.emit('changed');
        });
    }
    async open() {
        this.#log.say('plain', 'The peer started');
        this.#history.start();
        this.defer(() => this.#history.stop());
        this.checkup.start();
        this.defer(() => this.checkup.stop());
    }
    history() {
        return this.#history.view();
    }
    report() {
        return { ...this.facts(), history: this.history() };
    }
    /** Whether every project is safe; the ones that need attention first. */
    safety(status = this.#collaborators.peer.status(), views = this.#collaborators.peer.list()) {
        const nowMs = this.#clock.now();
        return sortBySafety(views.map((view) => projectSafety(view, status, nowMs, this.#syncs.devices(view.projectId))));
    }
    /** Is all that devices brought safe? For the terminal; the page shows what it is made of. */
    judge() {
        const status = this.#collaborators.peer.status();
        const views = this.#collaborators.peer.list();
        const projects = this.safety(status, views);
        const checkup = this.checkup.view().found;
        return peerSafety({ status, views, projects, nowMs: this.#clock.now(), checkup });
    }
    facts() {
        const { peer } = this.#collaborators;
        const status = peer.status();
        const { dht, announced } = status;
        const views = peer.list();
        const all = this.safety(status, views);
        const projects = all.slice(0, MAX_PROJECTS);
        const counts = countStates(all);
        const nowMs = this.#clock.now();
        const checkup = this.checkup.view();
        const findings = peerFindings(status, views, nowMs, checkup.found).filter(needsSomebody);
        const troubles = this.#troubles();
        return {
            format: 1,
            version,
            nowMs,
            deviceName: peer.host.deviceName,
            deviceId: status.deviceId,
            uptimeMs: status.uptimeMs,
            verdict: verdictOf(counts, troubles.length + findings.length),
            counts,
            projects,
            moreProjects: all.length - projects.length,
            syncs: this.#running(),
            network: {
                listening: status.listening,
                firewalled: dht.firewalled,
                publicHost: dht.publicHost,
                publicPort: dht.publicPort,
                nodes: dht.nodes,
                words: networkWords(status),
            },
            announced: {
                keys: announced.keys,
                announced: announced.announced,
                copies: announced.records,
                of: announced.reachable,
                due: announced.due,
            },
            connections: status.connections,
            traffic: { bytesIn: this.#traffic.bytesIn, bytesOut: this.#traffic.bytesOut },
            disk: status.disk,
            troubles,
            findings,
            checkup,
            events: this.#log.list(),
            neighbourhood: this.#neighbourhood(projects, views),
        };
    }
    #totals() {
        const { connections } = this.#collaborators.peer.status();
        const { bytesIn, bytesOut } = this.#traffic;
        return { bytesIn, bytesOut, connections };
    }
    #running() {
        const { peer, nameOf } = this.#collaborators;
        return peer.replication.sessions().flatMap(({ projectId, deviceId, startedAtMs }) => {
            const state = this.#syncs.devices(projectId).find((device) => device.deviceId === deviceId);
            const name = nameOf(projectId) ?? '';
            return state ? [{ ...state, projectId, name, sinceMs: startedAtMs }] : [];
        });
    }
    /** What was told of knows the symptom; where a check-up knows why, that is the better cure. */
    #troubles() {
        return this.#log.troubles().map(({ key, ...trouble }) => ({
            ...trouble,
            ...this.#causeOf({ ...trouble, key }),
            project: this.#collaborators.nameOf(key) ?? null,
        }));
    }
    #causeOf({ kind, key, cause }) {
        const names = kind === 'unreachable' ? (REASONS[key] ?? []) : [];
        const why = causeOf(this.checkup.view(), names);
        return why?.fix ? { cause: `${cause}. ${why.cause ?? why.title}`, fix: why.fix } : {};
    }
    /** Of the projects on the page. */
    #neighbourhood(projects, views) {
        const { holders, dht } = this.#collaborators;
        const shown = new Set(projects.map(({ projectId }) => projectId));
        const ids = new Map(views.map(({ discoveryKey, projectId }) => [discoveryKey, projectId]));
        const keys = holders().flatMap((key) => {
            const projectId = ids.get(hex(key.discoveryKey));
            return projectId === undefined ? [] : [{ ...key, projectId }];
        });
        keys.sort((a, b) => Number(shown.has(b.projectId)) - Number(shown.has(a.projectId)));
        return neighbourhood({ ...dht(), keys });
    }
}
/** Where the reasons are why nobody gets through, by the key of the trouble. */
const REASONS = {
    dht: ['udp', 'bootstrap'],
    'udp-port': ['reachable'],
};
/** On the page what passes by itself is no trouble. */
function needsSomebody({ level }) {
    return level === 'attention' || level === 'alarm';
}
function networkWords({ listening, dht }) {
    if (dht.bootstrapNodes.length === 0)
        return 'This is a network of its own.';
    if (!listening)
        return 'Not connected to the DHT: devices cannot find this peer at present.';
    if (dht.unreachableSinceMs !== null) {
        return 'DHT nodes do not answer at present: devices cannot find this peer.';
    }
    return dht.firewalled
        ? 'Devices reach this peer; other DHT nodes help them through the router.'
        : 'Devices reach this peer directly.';
}
//# sourceMappingURL=observer.js.map