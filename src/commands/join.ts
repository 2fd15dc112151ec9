import type { Command } from 'commander'
import { resolveBootstrap } from '../bootstrap-list.js'
import type { JoinedProject } from '../http/join-route.js'
import { hex } from '../lib/keys.js'
import { parseLink } from '../lib/link.js'
import { table } from '../lib/output.js'
import { plainText } from '../lib/plain-text.js'
import type { NetworkOptions, StorageOptions } from '../lib/settings.js'
import type { AllowOutcome } from '../sync/engine.js'
import { readLink } from './connect.js'
import { defineCommand } from './context.js'
import { withPeer } from './peer.js'

interface Options extends StorageOptions, NetworkOptions {
  bind: string
}

const HELP = `
On the first peer:   mapeo-web link --join > link.txt
On the second one:   mapeo-web join - < link.txt

The link hands out the keys of every project, once. Keep it secret.`

export function joinCommand(): Command {
  return defineCommand<Options>({
    name: 'join',
    args: '<link>',
    summary: 'host what another peer hosts, so that devices can sync when one of the two is down',
    settings: ['storage', 'bootstrap', 'bootstrapFile', 'bind'],
    extend: (command) => command.addHelpText('after', HELP),
    examples: ['mapeo-web join - < link.txt', 'mapeo-web join - --storage /srv/maps < link.txt'],
    async run({ output }, options, given = '') {
      const link = parseLink(await readLink(given))
      const { askToJoin } = await import('../join.js')
      const isOther = options.bootstrap !== undefined || options.bootstrapFile !== undefined
      const { deviceId, answer } = await withPeer(options.storage, async (peer) => {
        const { keyPair, name } = await peer.identity()
        const joined = await askToJoin({
          link,
          keyPair,
          name,
          bootstrap: isOther ? resolveBootstrap(options).dht : undefined,
          bindHost: options.bind,
        })
        if (joined.projects.length > 0) await peer.add(joined.projects.map(withoutRole))
        await peer.addPartner(hex(link.publicKey))
        return { deviceId: hex(keyPair.publicKey), answer: joined }
      })
      const blocked = answer.blocked.map((project) => ({ ...project, role: 'blocked' as const }))
      const projects = [...answer.projects, ...blocked].map(
        ({ projectId, projectName, role }): Shown => ({ projectId, name: projectName, role }),
      )
      output.result({ deviceId, joined: answer.deviceId, projects }, () =>
        words(projects, deviceId),
      )
    },
  })
}

function withoutRole({ projectName, projectKey, encryptionKeys }: JoinedProject) {
  return { projectName, projectKey, encryptionKeys }
}

interface Shown {
  projectId: string
  name: string
  role: AllowOutcome
}

const MISSING: Record<AllowOutcome, string> = {
  member: 'nothing',
  'needs-coordinator': 'a coordinator must add this peer',
  blocked: 'not hosted: a coordinator took this device out',
}

function words(projects: Shown[], deviceId: string): string {
  if (projects.length === 0) return 'The other peer hosts no project yet.'
  const rows = projects.map(({ projectId, name, role }) => [
    projectId.slice(0, 12),
    plainText(name),
    MISSING[role],
  ])
  const lines = [table([['PROJECT', 'NAME', 'STILL MISSING'], ...rows])]
  if (projects.some(({ role }) => role === 'needs-coordinator'))
    lines.push('', coordinatorHelp(deviceId))
  return lines.join('\n')
}

/** The first peer is an ordinary member as a rule, and those cannot take in anybody. */
function coordinatorHelp(deviceId: string): string {
  return [
    'Until then this peer learns who the members are, and receives no data. A coordinator can',
    '  - add it like the first one: by its own URL, or by its own link (`mapeo-web link` here,',
    '    `mapeo-web connect LINK` there); the project is hosted already, so no token is needed;',
    '  - or invite it nearby, on the same local network (`mapeo-web pair` here).',
    `This peer is device ${deviceId}`,
  ].join('\n')
}
