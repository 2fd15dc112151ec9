/** The commands as plain data: what shells need in order to complete them. */
import type { Argument, Command, Option } from 'commander'

/** What stands in the place of a value. */
export type ValueKind = 'none' | 'text' | 'file' | 'directory' | 'choice'

export interface OptionNode {
  /** With its dashes. */
  long: string
  short: string | undefined
  description: string
  value: ValueKind
  /** False where the flag may stand alone. */
  needsValue: boolean
  choices: string[]
}

export interface ArgumentNode {
  name: string
  value: ValueKind
  choices: string[]
}

export interface CommandNode {
  /** As it is typed after the program's name; empty for the program itself. */
  path: string[]
  description: string
  options: OptionNode[]
  arguments: ArgumentNode[]
  children: CommandNode[]
}

export function commandTree(commands: readonly Command[]): CommandNode {
  return {
    path: [],
    description: '',
    options: [HELP, VERSION],
    arguments: [],
    children: commands.map((command) => node(command, [])),
  }
}

/** The tree's nodes, parents first. */
export function allNodes(root: CommandNode): CommandNode[] {
  return [root, ...root.children.flatMap(allNodes)]
}

const HELP = flag('--help', '-h', 'show how it is used')
const VERSION = flag('--version', '-V', 'show the version')

function flag(long: string, short: string, description: string): OptionNode {
  return { long, short, description, value: 'none', needsValue: false, choices: [] }
}

function node(command: Command, before: string[]): CommandNode {
  const path = [...before, command.name()]
  return {
    path,
    description: command.description(),
    options: [...command.options.filter((o) => !o.hidden).flatMap(optionNode), HELP],
    arguments: command.registeredArguments.map(argumentNode),
    children: command.commands.map((child) => node(child, path)),
  }
}

function optionNode(option: Option): OptionNode[] {
  const { long, short, description, argChoices = [] } = option
  if (!long) return []
  const value = option.isBoolean() ? 'none' : valueKind(option.flags, argChoices)
  const needsValue = option.required
  return [{ long, short: short ?? undefined, description, value, needsValue, choices: argChoices }]
}

function argumentNode(argument: Argument): ArgumentNode {
  const choices = argument.argChoices ?? []
  return { name: argument.name(), value: valueKind(`<${argument.name()}>`, choices), choices }
}

/** The placeholder says what it stands for: `<file>`, `<dir>`. */
function valueKind(flags: string, choices: readonly string[]): ValueKind {
  if (choices.length > 0) return 'choice'
  if (/[<[]file[>\]]/.test(flags)) return 'file'
  return /[<[]dir[>\]]/.test(flags) ? 'directory' : 'text'
}
