import type { Command } from 'commander'
import { adoptCommand } from './adopt.js'
import { announceCommand } from './announce.js'
import { bootstrapCommand } from './bootstrap.js'
import { connectCommand } from './connect.js'
import { demoCommand } from './demo.js'
import { findCommand } from './find.js'
import { joinCommand } from './join.js'
import { linkCommand } from './link.js'
import { notifyCommand } from './notify.js'
import { pairCommand } from './pair.js'
import { projectsCommand } from './projects.js'
import { statusCommand } from './status.js'
import { tokensCommand } from './tokens.js'

/** Every command of `mapeo-web`, in the order `--help` shows them. */
export function commands(): Command[] {
  return [
    demoCommand(),
    announceCommand(),
    adoptCommand(),
    projectsCommand(),
    pairCommand(),
    linkCommand(),
    tokensCommand(),
    connectCommand(),
    joinCommand(),
    findCommand(),
    statusCommand(),
    notifyCommand(),
    bootstrapCommand(),
  ]
}
