/** Requests to a bootstrap node: ours against the one of plain hyperdht, in turns. */
import type { Bench, BenchContext, BenchResult, Row } from './lib/bench.js'
import { median, round } from './lib/numbers.js'
import { cpuMs, peakRssBytes } from './lib/process-use.js'
import type { Program } from './lib/program.js'
import { Scene } from './lib/scene.js'
import { freeUdpPorts } from '../src/demo/processes.js'
import type { LoadHandlers } from './programs/load.js'
import type { PeerHandlers } from './programs/peer.js'
import type { PlainBootstrapHandlers } from './programs/plain-bootstrap.js'

const ROUNDS = 5
const ROUND_MS = 5000
/** In the table of the node that is asked, so that its answers are full. */
const NEIGHBOURS = 30

interface Node {
  title: string
  address: string
  pid: number
  perCpuSecond: number[]
  perSecond: number[]
}

export const bootstrapBench: Bench = {
  name: 'bootstrap',
  title: 'requests per second of a bootstrap node, against plain hyperdht',
  async run(context: BenchContext): Promise<BenchResult> {
    const scene = new Scene(context)
    const nodes = [await ours(scene), await plain(scene)]
    for (const { address } of nodes) await scene.network(NEIGHBOURS, address)
    const load = scene.start<LoadHandlers>('load')
    // The first of each warms up.
    for (let i = 0; i <= ROUNDS; i++) {
      context.say(i === 0 ? 'warming up' : `round ${i} of ${ROUNDS}`)
      for (const node of i % 2 ? nodes : [...nodes].reverse()) await measure(load, node, i > 0)
    }
    const [mine, theirs] = nodes.map(({ perCpuSecond }) => median(perCpuSecond))
    return {
      rows: nodes.map(row),
      ratios: {
        'requests per CPU second, ours / hyperdht': round((mine ?? NaN) / (theirs ?? NaN), 2),
      },
      notes: [
        `Medians of ${ROUNDS} rounds of ${ROUND_MS / 1000} s in turns: FIND_NODE, LOOKUP and PING from 16 addresses, ${NEIGHBOURS} nodes in the table.`,
        'Requests per second of the node’s own processor time is the fair figure: what asks needs the other core, and sets the pace.',
      ],
    }
  },
}

async function measure(load: Program<LoadHandlers>, node: Node, counts: boolean): Promise<void> {
  const before = cpuMs(node.pid)
  const answers = await load.call('run', { address: node.address, ms: ROUND_MS })
  const cpu = cpuMs(node.pid) - before
  if (!counts) return
  node.perCpuSecond.push(answers / (cpu / 1000))
  node.perSecond.push(answers / (ROUND_MS / 1000))
}

async function ours(scene: Scene): Promise<Node> {
  const [port = 0] = await freeUdpPorts(1)
  const address = ['--host', '127.0.0.1', '--bind', '127.0.0.1', '--port', String(port)]
  const where = ['--storage', scene.fresh('bootstrap'), '--bootstrap', 'none', '--json']
  const args = ['bootstrap', ...address, ...where, '--log-level', 'warn']
  const program = scene.start<PeerHandlers>('peer', args)
  await program.call('waitFor', { evt: 'bootstrap.ready' })
  return node('mapeo-web bootstrap', `127.0.0.1:${port}`, program.pid)
}

async function plain(scene: Scene): Promise<Node> {
  const program = scene.start<PlainBootstrapHandlers>('plain-bootstrap')
  return node('hyperdht bootstrapper', await program.call('start', undefined), program.pid)
}

function node(title: string, address: string, pid: number): Node {
  return { title, address, pid, perCpuSecond: [], perSecond: [] }
}

function row({ title, pid, perCpuSecond, perSecond }: Node): Row {
  return {
    node: title,
    'requests/s': Math.round(median(perSecond)),
    'requests per CPU s': Math.round(median(perCpuSecond)),
    'peak RSS MB': Math.round(peakRssBytes(pid) / 1e6),
  }
}
