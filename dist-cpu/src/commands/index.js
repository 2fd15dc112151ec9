/** In the order in which `--help` shows them. */
const LOADERS = {
    demo: async () => (await import('./demo.js')).demoCommand(),
    announce: async () => (await import('./announce.js')).announceCommand(),
    adopt: async () => (await import('./adopt.js')).adoptCommand(),
    projects: async () => (await import('./projects.js')).projectsCommand(),
    pair: async () => (await import('./pair.js')).pairCommand(),
    link: async () => (await import('./link.js')).linkCommand(),
    tokens: async () => (await import('./tokens.js')).tokensCommand(),
    connect: async () => (await import('./connect.js')).connectCommand(),
    join: async () => (await import('./join.js')).joinCommand(),
    find: async () => (await import('./find.js')).findCommand(),
    backup: async () => (await import('./backup.js')).backupCommand(),
    restore: async () => (await import('./restore.js')).restoreCommand(),
    status: async () => (await import('./status.js')).statusCommand(),
    doctor: async () => (await import('./doctor.js')).doctorCommand(),
    notify: async () => (await import('./notify.js')).notifyCommand(),
    bootstrap: async () => (await import('./bootstrap.js')).bootstrapCommand(),
    completion: async () => (await import('./completion.js')).completionCommand(),
};
function isCommandName(text) {
    return text !== undefined && Object.hasOwn(LOADERS, text);
}
/** Every command of `mapeo-web`. */
export function commands() {
    return Promise.all(Object.values(LOADERS).map((load) => load()));
}
/**
 * What a command line needs: the command that it names, or all of them for help and for a mistyped
 * one. Loading all takes half a second on a small machine.
 */
export async function commandsFor(argv) {
    const name = argv.slice(2).find((argument) => !argument.startsWith('-'));
    return isCommandName(name) ? [await LOADERS[name]()] : commands();
}
//# sourceMappingURL=index.js.map