/** Completion for bash, 3.2 and later, with or without the package bash-completion. */
import { allNodes } from '../commands/command-tree.js';
import { flagsWithValue, header, PROGRAM } from './shared.js';
export function bashCompletion(root) {
    return `${header('bash')}
_mapeo_web() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  local path= word kind= values= line i
  # bash makes words of their own of what stands around "=".
  if [[ $cur == = ]]; then cur=
  elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case $word in
      ${flagsWithValue(root).join('|')})
        [[ \${COMP_WORDS[i+1]} != = ]] || i=$((i + 1))
        i=$((i + 1)) ;;
      *)
        case "\${path:+$path }$word" in
          ${paths(root).map(pattern).join('|')}) path="\${path:+$path }$word" ;;
        esac ;;
    esac
  done
  case $path in
${allNodes(root).map(commandCase).join('\n')}
  esac
  COMPREPLY=()
  case $kind in
    words) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$values" -- "$cur") ;;
    file|directory)
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -A $kind -- "$cur") ;;
  esac
}
complete -F _mapeo_web ${PROGRAM}
`;
}
function paths(root) {
    return allNodes(root)
        .filter(({ path }) => path.length > 0)
        .map(({ path }) => path.join(' '));
}
function pattern(text) {
    return `"${text}"`;
}
function commandCase(node) {
    const { path, options, children, arguments: args } = node;
    const flags = options.map(({ long }) => long).join(' ');
    const names = children.map((child) => child.path.at(-1)).join(' ');
    const [first] = args;
    const own = names !== '' || first?.value === 'choice'
        ? `kind=words values=${pattern([names, ...(first?.choices ?? [])].join(' ').trim())}`
        : `kind=${first?.value === 'file' || first?.value === 'directory' ? first.value : ''}`;
    const valueCases = options.filter(({ value }) => value !== 'none').map(valueCase);
    return `    ${pattern(path.join(' '))})
      if [[ $cur == -* ]]; then kind=words values=${pattern(flags)}
      else
        case $prev in
${valueCases.map((line) => `          ${line}\n`).join('')}          *) ${own} ;;
        esac
      fi ;;`;
}
function valueCase({ long, value, choices }) {
    if (value === 'choice')
        return `${long}) kind=words values=${pattern(choices.join(' '))} ;;`;
    return `${long}) kind=${value === 'text' ? '' : value} ;;`;
}
//# sourceMappingURL=bash.js.map