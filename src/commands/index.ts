import type { Command } from 'commander'

/** Every command of `mapeo-web`, in the order `--help` shows them. */
export function commands(): Command[] {
  return []
}
