/** Why the process of the older engine ended, in words. Pure: the status page says the same. */
import { sizeText } from '../lib/size.js'

/**
 * `start`: it did not come up. `memory`: it wanted more than it may have. `stuck`: it hung, or a
 * project could not be closed in time. `crash`: the engine threw. `killed`: from outside.
 */
export const DEATH_REASONS = ['start', 'memory', 'stuck', 'crash', 'killed'] as const
export type DeathReason = (typeof DEATH_REASONS)[number]

/** Within an hour: more than what one bad device or one update of the system makes. */
export const MANY_DEATHS = 3

export const DEATH_WORDS: Record<DeathReason, string> = {
  start: 'it did not start',
  memory: 'it used more memory than it may',
  stuck: 'it hung',
  crash: 'an error in it',
  killed: 'something else on this machine ended it',
}

export function deathFix(reason: DeathReason, maxRssBytes: number): string {
  switch (reason) {
    case 'start':
      return 'Install its packages anew: npm ci --include=optional.'
    case 'memory':
      return `It may use ${sizeText(maxRssBytes)}. A device with very many photos or feeds may need more than that: please report it.`
    case 'killed':
      return 'Look into the log of the system: mostly too little memory (journalctl -k).'
    case 'stuck':
    case 'crash':
      return 'Please report it, with the log lines mapeo8.died. Projects of CoMapeo are not affected.'
  }
}
