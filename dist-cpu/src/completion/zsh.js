import { allNodes } from '../commands/command-tree.js';
import { brief, header, PROGRAM, quote } from './shared.js';
export function zshCompletion(root) {
    return `#compdef ${PROGRAM}
${header('zsh')}
${allNodes(root).map(commandFunction).join('\n')}
if [[ $funcstack[1] == _mapeo-web ]]; then
  ${functionName(root)} "$@"
else
  compdef ${functionName(root)} ${PROGRAM}
fi
`;
}
function functionName({ path }) {
    return ['_mapeo_web', ...path].join('_').replaceAll('-', '_');
}
function commandFunction(node) {
    const specs = [
        ...node.options.map(optionSpec),
        ...(node.children.length > 0
            ? [`'1:command:->command'`, `'*::argument:->argument'`]
            : node.arguments.filter(({ value }) => value !== 'text').map(argumentSpec)),
    ];
    const dispatch = node.children.length === 0
        ? ''
        : `  case $state in
    command) _describe -t commands command commands ;;
    argument)
      case $line[1] in
${node.children.map((child) => `        ${child.path.at(-1)}) ${functionName(child)} ;;`).join('\n')}
      esac ;;
  esac
`;
    return `${functionName(node)}() {
  local curcontext=$curcontext state line
  local -a commands
  commands=(${node.children.map(childEntry).join(' ')})
  _arguments -C ${specs.join(' \\\n    ')}
${dispatch}}`;
}
function childEntry({ path, description }) {
    return quote(`${path.at(-1)}:${brief(description).replaceAll(':', '\\:')}`).replaceAll('\\\\', '\\');
}
function optionSpec({ long, description, value, needsValue, choices }) {
    const text = `[${inBrackets(brief(description))}]`;
    if (value === 'none')
        return `'${long}${text}'`;
    const message = needsValue ? ':value:' : '::value:';
    return `'${long}${needsValue ? '=' : '=-'}${text}${message}${action(value, choices)}'`;
}
function argumentSpec({ name, value, choices }, index) {
    return `'${index + 1}:${name}:${action(value, choices)}'`;
}
function action(value, choices) {
    if (value === 'choice')
        return `(${choices.join(' ')})`;
    if (value === 'file')
        return '_files';
    return value === 'directory' ? '_files -/' : ' ';
}
function inBrackets(text) {
    return text.replaceAll(`'`, '’').replace(/[[\]:\\]/g, (char) => `\\${char}`);
}
//# sourceMappingURL=zsh.js.map