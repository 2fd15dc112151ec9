/** What the peer and the process of the older engine say to one another, over the fork's channel. */
/** Exit codes, after sysexits.h: more memory than it may have; */
export const EXIT_MEMORY = 75;
/** and a project that could not be closed, or opened anew. */
export const EXIT_STUCK = 70;
//# sourceMappingURL=messages.js.map