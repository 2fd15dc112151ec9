/**
 * What an operator should hear of without watching: a condition that begins, lasts and ends. Who
 * notices one emits it, as often as it likes; telling it once is the notifier's business.
 *
 * Every text goes to a server of the operator's choice, and so to third parties: none may hold a
 * key, a token or the name of a project. A project is named by its project id, which is public.
 */
export const TROUBLE_KINDS = [
    'start-failed',
    'project-quarantined',
    'unreachable',
    'announce-behind',
    'disk-nearly-full',
    'bootstraps-down',
    'mapeo8-engine-dying',
];
//# sourceMappingURL=trouble.js.map