import type { Command } from 'commander'
import type { StatusView } from '../host/views.js'
import { control } from '../http/control-client.js'
import type { RelayStats } from '../relay.js'
import { sizeText } from '../lib/size.js'
import { duration, table } from '../lib/output.js'
import type { StorageOptions } from '../lib/settings.js'
import { storagePaths } from '../lib/storage.js'
import { defineCommand } from './context.js'

export function statusCommand(): Command {
  return defineCommand<StorageOptions>({
    name: 'status',
    summary: 'what the running peer is doing (exit code 4 where none runs)',
    settings: ['storage'],
    examples: ['mapeo-web status', 'mapeo-web status --json --storage /srv/maps'],
    async run({ output }, { storage }) {
      const status = await control<StatusView>(storagePaths(storage), 'GET', '/status')
      output.result(status, () => words(status))
    },
  })
}

function words(status: StatusView): string {
  const { announced, dht, relay } = status
  return table([
    ['device', status.deviceId],
    ['running', `${duration(status.uptimeMs)}, process ${status.pid}`],
    ['storage', status.storage],
    ...(status.httpUrl === null ? [] : [['HTTP', `${status.httpUrl}, for apps ${status.baseUrl}`]]),
    ...(status.uiUrl === null ? [] : [['page', status.uiUrl]]),
    [
      'projects',
      `${status.projects} hosted, ${status.openProjects} open of at most ${status.maxOpenProjects}`,
    ],
    ['announced', announcing(announced)],
    ['devices', `${status.connections} connected, ${status.sessions} syncing`],
    ['reachable', status.listening ? `yes, as ${dht.publicHost ?? 'unknown address'}` : 'not yet'],
    ...(relay === null ? [] : [['relay', relaying(relay)]]),
    ['DHT', `${dht.nodes} nodes known, joined through ${dht.bootstrap}`],
    ...(Object.keys(status.refused).length === 0 ? [] : [['refused', refusals(status.refused)]]),
  ])
}

function relaying(relay: RelayStats): string {
  const refused = Object.values(relay.refused).reduce((sum, n) => sum + n, 0)
  return (
    `for ${relay.users}: ${relay.sessions} of at most ${relay.maxSessions} sessions, ` +
    `${sizeText(relay.relayedBytes)} in all, ${refused} refused`
  )
}

function refusals(refused: StatusView['refused']): string {
  return Object.entries(refused)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ')
}

function announcing(announced: StatusView['announced']): string {
  const { keys, announced: out, records, reachable, due, expired, oldestMs, cycleMs } = announced
  if (keys === 0) return 'nothing yet'
  const facts = [
    `${out} of ${keys} projects`,
    `${records} of ${reachable} copies`,
    ...(oldestMs === null
      ? []
      : [`renewed every ${duration(cycleMs)}, the oldest ${duration(oldestMs)} ago`]),
    ...(due > 0 ? [`${due} waiting`] : []),
    ...(expired > 0 ? [`${expired} EXPIRED: see the log for the cause`] : []),
  ]
  return facts.join(', ')
}
