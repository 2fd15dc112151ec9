/** RELAY. What a relay tells of itself: in `mapeo-web status --json`, and in docs/relay.md. */
export function noCounts() {
    return {
        relayedBytes: 0,
        droppedBytes: 0,
        started: 0,
        ended: { remote: 0, idle: 0, 'too-long': 0, closing: 0 },
        refused: {
            stranger: 0,
            'too-many-sessions': 0,
            'too-many-of-device': 0,
            'too-many-pending': 0,
            unusable: 0,
        },
        unpaired: 0,
    };
}
//# sourceMappingURL=stats.js.map