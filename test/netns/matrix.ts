/**
 * Who reaches whom: a client behind each kind of address translation, and a peer behind each.
 *
 *     npm run netns [-- --json]
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { labUnavailable, NAT_KINDS, type NatKind } from './lab.js'
import { Scene } from './scene.js'

export interface Cell {
  client: NatKind
  peer: NatKind
  way: 'direct' | 'relay' | 'none'
  connectedMs: number | null
  syncedMs: number | null
}

const CLIENT_MS = 45_000

/** One client after the other against one peer, with a relay on a public address. */
export async function runRow(
  peerNat: NatKind,
  clients: readonly NatKind[],
  { dir, relay }: { dir: string; relay: boolean },
): Promise<Cell[]> {
  const scene = new Scene({ name: `p${NAT_KINDS.indexOf(peerNat)}`, dir })
  try {
    await scene.open()
    const project = await scene.shareProject('wanted')
    const relayed = relay ? await scene.shareProject('relayed') : undefined
    const peer = scene.lab.addHost('peer', peerNat)
    await scene.startPeer(peer, project)
    if (relayed) {
      const host = scene.lab.addHost('relay', 'none')
      await scene.startPeer(host, relayed, ['--relay', 'members'])
    }
    const cells: Cell[] = []
    for (const client of clients) {
      const host = scene.lab.addHost(`client${NAT_KINDS.indexOf(client)}`, client)
      const before = relayed ? [relayed.keys] : []
      const result = await scene.runClient(host, project, { before, timeoutMs: CLIENT_MS })
      const { connectedMs, syncedMs, remoteHost, synced } = result
      const through = remoteHost === peer.publicHost ? 'direct' : 'relay'
      cells.push({ client, peer: peerNat, way: synced ? through : 'none', connectedMs, syncedMs })
    }
    return cells
  } finally {
    await scene.close()
  }
}

export function asMarkdown(cells: Cell[]): string {
  const show = ({ way, connectedMs }: Cell) =>
    way === 'none' ? 'not' : `${way}, ${((connectedMs ?? 0) / 1000).toFixed(1)} s`
  const rows = NAT_KINDS.map((client) => {
    const row = NAT_KINDS.map((peer) => cells.find((c) => c.client === client && c.peer === peer))
    return `| ${[client, ...row.map((cell) => (cell ? show(cell) : ''))].join(' | ')} |`
  })
  return [
    `| client \\ peer | ${NAT_KINDS.join(' | ')} |`,
    `| --- |${' --- |'.repeat(NAT_KINDS.length)}`,
    ...rows,
    '',
  ].join('\n')
}

async function main(): Promise<void> {
  const why = labUnavailable()
  if (why !== undefined) {
    process.stderr.write(`${why}\n`)
    process.exit(2)
  }
  const cells: Cell[] = []
  const relay = !process.argv.includes('--no-relay')
  for (const peer of NAT_KINDS) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mapeo-web-netns-'))
    cells.push(...(await runRow(peer, NAT_KINDS, { dir, relay })))
    process.stderr.write(`netns: peer ${peer} done\n`)
    fs.rmSync(dir, { recursive: true })
  }
  process.stdout.write(
    process.argv.includes('--json') ? JSON.stringify({ cells }) + '\n' : asMarkdown(cells),
  )
  process.exit()
}

if (process.argv[1] === import.meta.filename) await main()
