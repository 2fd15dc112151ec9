export const systemClock = {
    now: () => Date.now(),
    after(delayMs, run) {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
    },
};
/** Resolves after `delayMs` of the clock, or as soon as the signal aborts; true if it was time. */
export function pause(clock, delayMs, signal) {
    if (signal.aborted)
        return Promise.resolve(false);
    return new Promise((resolve) => {
        const onAbort = () => {
            cancel();
            resolve(false);
        };
        const cancel = clock.after(delayMs, () => {
            signal.removeEventListener('abort', onAbort);
            resolve(true);
        });
        signal.addEventListener('abort', onAbort, { once: true });
    });
}
//# sourceMappingURL=clock.js.map