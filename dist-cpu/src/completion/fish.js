/** Completion for fish 3. */
import { allNodes } from '../commands/command-tree.js';
import { brief, flagsWithValue, header, PROGRAM, quote } from './shared.js';
export function fishCompletion(root) {
    const paths = allNodes(root).filter(({ path }) => path.length > 0);
    return `${header('fish')}
function __mapeo_web_path
  set -l path
  set -l skip 0
  for word in (commandline -opc)[2..]
    if test $skip = 1
      set skip 0
      continue
    end
    switch $word
      case ${flagsWithValue(root).join(' ')}
        set skip 1
      case '*'
        if contains -- (string join -- ' ' $path $word) ${paths.map(({ path }) => quote(path.join(' '))).join(' ')}
          set path $path $word
        end
    end
  end
  string join -- ' ' $path
end
function __mapeo_web_at
  set -l at (__mapeo_web_path)
  test "$at" = "$argv[1]"
end
complete -c ${PROGRAM} -f
${allNodes(root).flatMap(commandLines).join('\n')}
`;
}
function commandLines(node) {
    const at = `complete -c ${PROGRAM} -n ${quote(`__mapeo_web_at "${node.path.join(' ')}"`)}`;
    const [first] = node.arguments;
    return [
        ...node.children.map((c) => `${at} -a ${c.path.at(-1)} -d ${quote(brief(c.description))}`),
        ...node.options.map((option) => `${at} ${optionWords(option)}`),
        ...(first?.value === 'file' ? [`${at} -F`] : []),
        ...(first?.value === 'choice' ? [`${at} -a ${quote(first.choices.join(' '))}`] : []),
    ];
}
function optionWords({ long, short, description, value, needsValue, choices }) {
    const names = [`-l ${long.slice(2)}`, ...(short === undefined ? [] : [`-s ${short.slice(1)}`])];
    const only = needsValue ? '-x' : '';
    const values = {
        none: '',
        text: only,
        file: '-r -F',
        directory: `-x -a '(__fish_complete_directories)'`,
        choice: `${only} -a ${quote(choices.join(' '))}`,
    };
    return [...names, values[value], '-d', quote(brief(description))]
        .filter((word) => word !== '')
        .join(' ');
}
//# sourceMappingURL=fish.js.map