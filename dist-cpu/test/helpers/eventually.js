/** Waits for something that no event announces. */
const POLL_MS = 20;
/** Resolves with the first truthy answer. @throws after `timeoutMs`, with `what` in the message */
export async function eventually(probe, { timeoutMs = 20_000, what = 'the condition' } = {}) {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
        const answer = await probe();
        if (answer)
            return answer;
        if (Date.now() > deadline)
            throw new Error(`${what} did not come true in ${timeoutMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
}
//# sourceMappingURL=eventually.js.map