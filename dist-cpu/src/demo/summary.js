/** The end of the demonstration: the numbers, for programs and for people. */
import { duration } from '../lib/output.js';
export function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
export function describe(summary) {
    const { announcedMs, foundMs, syncedMs, peerToPeer, totalMs } = summary;
    const times = [
        ['The peer made the project known in', announcedMs],
        ['Ben’s laptop found it in', foundMs],
        ['Ben had everything after', syncedMs],
        ['Without the peer, they found each other in', peerToPeer.foundMs],
        ['and both had everything after', peerToPeer.ms],
    ];
    const width = Math.max(...times.map(([text]) => text.length));
    const observations = summary.observations + peerToPeer.observations;
    const photos = summary.attachments + peerToPeer.attachments;
    return [
        '',
        `It works. The whole story took ${duration(totalMs)}, and no byte left this machine.`,
        '',
        ...times.map(([text, ms]) => `  ${text.padEnd(width)}  ${duration(ms).padStart(7)}`),
        '',
        `  Both devices now have ${count(observations, 'observation')} and ${count(photos, 'photo')},`,
        '  every one compared with its original.',
        '',
        ...(summary.dir === undefined ? [] : [`  Kept in ${summary.dir}`, '']),
        'Next: run a peer for your own project:  mapeo-web announce --help',
    ].join('\n');
}
//# sourceMappingURL=summary.js.map