import { plainText } from '../lib/plain-text.js';
import { sizeText } from '../lib/size.js';
import { DEATH_WORDS, deathFix, MANY_DEATHS } from '../mapeo8/deaths.js';
import { isWrong } from './checkup.js';
const LEVELS = ['ok', 'wait', 'attention', 'alarm'];
const MINUTE_MS = 60_000;
/** Joining a network takes less. */
const SETTLING_MS = 2 * MINUTE_MS;
/** Clocks are not that far apart where one machine has but one. */
const CLOCK_ERROR_MS = 5 * MINUTE_MS;
/** Of the reserve: below this it is time to make room. */
const LOW_DISK = 2;
export function peerSafety({ status, views, projects, nowMs, checkup }) {
    const own = peerFindings(status, views, nowMs, checkup);
    const findings = [...own, ...projects.flatMap((project) => projectFindings(project, own))].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
    const level = findings[0]?.level ?? 'ok';
    return { level, headline: headline(level, findings, projects.length), findings };
}
/** What concerns the peer as a whole. */
export function peerFindings(status, views, nowMs, checkup = []) {
    const wrong = checkup.filter(isWrong);
    const own = [
        ...clockFindings(views, nowMs),
        ...diskFindings(status),
        ...networkFindings(status),
        ...engineFindings(status),
    ];
    return [
        ...own.map((finding) => explained(finding, wrong)),
        ...restoredFindings(status),
        ...wrong.filter(({ name }) => !own.some(({ about }) => about === ABOUT[name])).map(asFinding),
        ...(views.length > 0 ? [] : [NOTHING_HOSTED]),
    ];
}
const ABOUT = {
    ...{ peer: 'machine', node: 'machine', clock: 'clock', disk: 'disk', descriptors: 'machine' },
    ...{ storage: 'machine', database: 'machine', udp: 'network', bootstrap: 'network' },
    ...{ nat: 'network', container: 'network', reachable: 'network', announce: 'announcing' },
    relay: 'network',
};
/** That nobody answers shows at once; why, only a check-up tells. */
function explained(finding, wrong) {
    const why = wrong.find(({ name }) => ABOUT[name] === finding.about);
    if (finding.about !== 'network' || !why?.fix)
        return finding;
    const level = finding.level === 'wait' ? 'attention' : finding.level;
    return { ...finding, level, cause: why.cause ?? `${why.title}.`, fix: why.fix };
}
function asFinding({ name, title, detail, cause, fix }) {
    const seen = `Seen: ${detail.replace(/\.$/, '')}.`;
    const finding = peer(ABOUT[name], 'attention', `${title}.`, fix);
    return { ...finding, cause: cause === null ? seen : `${cause} ${seen}` };
}
const NOTHING_HOSTED = {
    level: 'wait',
    about: 'projects',
    projectId: null,
    message: 'No project is hosted yet.',
    fix: 'Give the peer one: mapeo-web pair, mapeo-web link, or mapeo-web projects add FILE.',
};
function headline(level, findings, projects) {
    const count = findings.filter((finding) => finding.level === level).length;
    const all = projects === 1 ? 'The project is' : `All ${projects} projects are`;
    switch (level) {
        case 'ok':
            return `Safe. ${all} stored here in full, announced, and this peer takes connections.`;
        case 'wait':
            return projects === 0
                ? 'Ready. This peer has nothing to keep safe yet.'
                : 'On the way. Nothing needs you; look again in some minutes.';
        case 'attention':
            return `${things(count)} you. What is stored here is served.`;
        case 'alarm':
            return `Not safe. ${things(count)} you now.`;
    }
}
function things(count) {
    return count === 1 ? '1 thing needs' : `${count} things need`;
}
/** What was noted cannot be later than now: a clock that was set back, or was wrong at that time. */
function clockFindings(projects, nowMs) {
    const noted = projects.flatMap((p) => [p.addedAt, p.lastSyncAt ?? 0, p.lastAnnouncedAt ?? 0]);
    const latestMs = noted.reduce((latest, atMs) => Math.max(latest, atMs), 0);
    if (latestMs <= nowMs + CLOCK_ERROR_MS)
        return [];
    const [now, latest] = [nowMs, latestMs].map((ms) => new Date(ms).toISOString().slice(0, 16));
    const message = `The clock is wrong: it says ${now}Z, but something was stored here at ${latest}Z.`;
    return [
        peer('clock', 'attention', message, 'Set it, and let it be kept right: sudo timedatectl set-ntp true'),
    ];
}
function restoredFindings({ restored, projects }) {
    if (!restored)
        return [];
    const { backupCreatedAt, waiting } = restored;
    const made = new Date(backupCreatedAt).toISOString().slice(0, 16).replace('T', ' ');
    const of = projects === 1 ? 'its project' : `${waiting} of its ${projects} projects`;
    const message = `This peer was restored from a backup of ${made} UTC, and waits for a device of ${of}.`;
    const cause = 'What it wrote itself after the backup only devices have. Until it is back it writes nothing of its own; it takes and gives data meanwhile.';
    const fix = 'Open each project in the app of a device that was used since, with internet. Never start the peer that the backup was made of again.';
    return [{ ...peer('restore', 'attention', message, fix), cause }];
}
function diskFindings({ disk, storage }) {
    const { freeBytes, minFreeBytes, full } = disk;
    const free = freeBytes === null ? 'too little is' : `${sizeText(freeBytes)} are`;
    const fix = `Make room on the disk of ${storage}, or lower --min-free-space.`;
    if (full) {
        const message = `The disk is full: ${free} free. Nothing new is taken, so what devices bring is not stored.`;
        return [peer('disk', 'alarm', message, fix)];
    }
    if (freeBytes === null || freeBytes >= minFreeBytes * LOW_DISK)
        return [];
    const message = `The disk is filling up: ${free} free; below ${sizeText(minFreeBytes)} nothing new is taken.`;
    return [peer('disk', 'attention', message, fix)];
}
const NETWORK_FIX = 'mapeo-web doctor names the cause: the internet connection, a firewall that keeps UDP in, or ' +
    'bootstrap nodes that are gone.';
function networkFindings({ listening, uptimeMs, dht, announced }) {
    const findings = [];
    if (dht.bootstrapNodes.length === 0) {
        const message = 'This peer is a network of its own: devices elsewhere cannot find it.';
        findings.push(peer('network', 'attention', message, 'Start it without --bootstrap none.'));
    }
    else if (!listening || dht.nodes === 0 || dht.online === false) {
        const isNew = uptimeMs < SETTLING_MS;
        const message = isNew
            ? 'Joining the network: devices cannot reach this peer yet.'
            : 'No DHT node answers: devices cannot reach this peer over the internet.';
        findings.push(peer('network', isNew ? 'wait' : 'alarm', message, isNew ? null : NETWORK_FIX));
    }
    if (announced.expired > 0) {
        const message = `${announced.expired} of ${announced.keys} projects cannot be found: their announcements ran out.`;
        const fix = 'The log line announce.behind names the cause: lost packets, slow answers or a busy machine.';
        findings.push(peer('announcing', 'alarm', message, fix));
    }
    return findings;
}
function engineFindings({ mapeo8 }) {
    if (!mapeo8?.lastDeath || mapeo8.recentDeaths < MANY_DEATHS)
        return [];
    const message = `The engine of Mapeo 8 projects ended ${mapeo8.recentDeaths} times within an hour.`;
    const { reason } = mapeo8.lastDeath;
    const cause = `The last time: ${DEATH_WORDS[reason]}. Its devices begin anew each time.`;
    const fix = deathFix(reason, mapeo8.maxRssBytes);
    return [{ ...peer('mapeo8', 'attention', message, fix), cause }];
}
function peer(about, level, message, fix) {
    return { level, about, projectId: null, message, fix };
}
/** What stands in the way of all projects is said once, of the peer. */
const SAID_OF_PEER = {
    'disk-full': ['disk'],
    'not-found': ['network', 'announcing'],
    'few-copies': ['network', 'announcing'],
};
const ALARMS = new Set(['damaged', 'disk-full']);
function projectFindings(project, own) {
    const { projectId, issues, state } = project;
    const name = `“${plainText(project.name)}”`;
    const of = { about: 'projects', projectId };
    if (state === 'syncing') {
        return [{ ...of, level: 'wait', message: `${name}: ${project.words}`, fix: null }];
    }
    return issues
        .filter(({ kind }) => !own.some(({ about }) => SAID_OF_PEER[kind]?.includes(about)))
        .map(({ kind, what, cause, fix }) => ({
        ...of,
        level: ALARMS.has(kind) ? 'alarm' : 'attention',
        message: `${name}: ${what}. ${plainText(cause, 300)}`,
        fix,
    }));
}
//# sourceMappingURL=peer-safety.js.map