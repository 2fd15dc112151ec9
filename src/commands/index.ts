import type { Command } from 'commander'
import { bootstrapCommand } from './bootstrap.js'

/** Every command of `mapeo-web`, in the order `--help` shows them. */
export function commands(): Command[] {
  return [bootstrapCommand()]
}
