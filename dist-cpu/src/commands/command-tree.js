export function commandTree(commands) {
    return {
        path: [],
        description: '',
        options: [HELP, VERSION],
        arguments: [],
        children: commands.map((command) => node(command, [])),
    };
}
/** The tree's nodes, parents first. */
export function allNodes(root) {
    return [root, ...root.children.flatMap(allNodes)];
}
const HELP = flag('--help', '-h', 'show how it is used');
const VERSION = flag('--version', '-V', 'show the version');
function flag(long, short, description) {
    return { long, short, description, value: 'none', needsValue: false, choices: [] };
}
function node(command, before) {
    const path = [...before, command.name()];
    return {
        path,
        description: command.description(),
        options: [...command.options.filter((o) => !o.hidden).flatMap(optionNode), HELP],
        arguments: command.registeredArguments.map(argumentNode),
        children: command.commands.map((child) => node(child, path)),
    };
}
function optionNode(option) {
    const { long, short, description, argChoices = [] } = option;
    if (!long)
        return [];
    const value = option.isBoolean() ? 'none' : valueKind(option.flags, argChoices);
    const needsValue = option.required;
    return [{ long, short: short ?? undefined, description, value, needsValue, choices: argChoices }];
}
function argumentNode(argument) {
    const choices = argument.argChoices ?? [];
    return { name: argument.name(), value: valueKind(`<${argument.name()}>`, choices), choices };
}
/** The placeholder says what it stands for: `<file>`, `<dir>`. */
function valueKind(flags, choices) {
    if (choices.length > 0)
        return 'choice';
    if (/[<[]file[>\]]/.test(flags))
        return 'file';
    return /[<[]dir[>\]]/.test(flags) ? 'directory' : 'text';
}
//# sourceMappingURL=command-tree.js.map