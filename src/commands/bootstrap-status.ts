/** `bootstrap status`: what a bootstrap node on this machine is doing. */
import path from 'node:path'
import type { Command } from 'commander'
import { type BootstrapReport, dropsByReason, verdictOf } from '../bootstrap-report.js'
import { control } from '../http/control-client.js'
import { duration, table } from '../lib/output.js'
import type { StorageOptions } from '../lib/settings.js'
import { sizeText } from '../lib/size.js'
import { storagePaths } from '../lib/storage.js'
import { defineCommand } from './context.js'

interface Options extends StorageOptions {
  port: number
}

/** A directory per port: several nodes, and a peer, can share a machine and its --storage. */
export function bootstrapStorage({ storage, port }: Options): string {
  return path.join(storage, `bootstrap-${port}`)
}

export function bootstrapStatusCommand(): Command {
  return defineCommand<Options>({
    name: 'status',
    summary: 'what the bootstrap node on this machine is doing (exit code 4 where none runs)',
    settings: ['storage', 'bootstrapPort'],
    examples: ['mapeo-web bootstrap status', 'mapeo-web bootstrap status --port 49738 --json'],
    async run({ output }, options) {
      const paths = storagePaths(bootstrapStorage(options))
      const report = await control<BootstrapReport>(paths, 'GET', '/status')
      output.result(report, () => words(report))
    },
  })
}

function words(report: BootstrapReport): string {
  const { host, port, nodes, records, siblings, uptimeMs, restarts, uiUrl } = report
  const rows = [
    ['node', `${host}:${port}`],
    ['running', `${duration(uptimeMs)}, process ${report.pid}, ${restarts} restarts before`],
    ['knows', `${nodes} nodes, ${siblings} other bootstrap nodes`],
    ['keeps', `${records} announcements of others`],
    ['received', sizeText(report.receivedBytes)],
    ['answered', counted(report.served)],
    ['dropped', counted(dropsByReason(report))],
    ...(uiUrl === null ? [] : [['page', uiUrl]]),
  ]
  return `${verdictOf(report).words}\n${table(rows)}`
}

function counted(counts: Record<string, number> | null): string {
  if (!counts) return 'not counted: the limits are off'
  const entries = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
  return entries.length === 0 ? 'nothing' : entries.join(', ')
}
