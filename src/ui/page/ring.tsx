/**
 * The DHT's keyspace as a circle: this peer, the nodes it knows, its keys, and lines to the nodes
 * that hold them. A key is held by the nodes nearest to it, by a distance that is not the one on the
 * circle; so most lines are short, and some are not.
 */
import type { Neighbourhood } from '../../observe/neighbourhood.js'
import { count } from '../../observe/words.js'

const RADIUS = 100
const KEY_RADIUS = 116
const SIZE = 132

export interface RingProps {
  neighbourhood: Neighbourhood
  /** Of projects, by project id. */
  names: Map<string, string>
}

export function Ring({ neighbourhood, names }: RingProps) {
  const { own, nodes, keys, moreKeys, moreNodes } = neighbourhood
  const words = ringWords(neighbourhood)
  return (
    <section aria-labelledby="ring">
      <h2 id="ring">Neighbourhood in the DHT</h2>
      <p>{words}</p>
      <div class="ring">
        <svg viewBox={`${-SIZE} ${-SIZE} ${2 * SIZE} ${2 * SIZE}`} role="img" aria-label={words}>
          <circle r={RADIUS} class="circle" />
          {keys.map(({ at, holders, projectId }) =>
            holders.map((holder, i) => (
              <path key={`${projectId}-${i}`} class="hold" d={curve(at, holder)} />
            )),
          )}
          {nodes.map((node) => {
            const [x, y] = point(node, RADIUS)
            return <circle key={node} cx={x} cy={y} r="3" class="node" />
          })}
          {keys.map(({ at, projectId, holders }) => {
            const [x, y] = point(at, KEY_RADIUS)
            return (
              <rect key={projectId} x={x - 4} y={y - 4} width="8" height="8" class="key">
                <title>{`${names.get(projectId) ?? 'A project'}: ${holdersWords(holders)}`}</title>
              </rect>
            )
          })}
          <Own at={own} />
        </svg>
        <ul class="legend" aria-hidden="true">
          <li class="own">this peer</li>
          <li class="node">other DHT nodes</li>
          <li class="key">keys of our projects</li>
          <li class="hold">holds the announcement</li>
        </ul>
      </div>
      {moreKeys + moreNodes > 0 && (
        <p class="quiet">
          Not drawn: {count(moreKeys, 'key')}, {count(moreNodes, 'node')}.
        </p>
      )}
    </section>
  )
}

function Own({ at }: { at: number }) {
  const [x, y] = point(at, RADIUS)
  return <path class="own" d={`M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`} />
}

function ringWords({ nodes, moreNodes, keys, moreKeys }: Neighbourhood): string {
  const held = keys.filter(({ holders }) => holders.length > 0)
  const counts = held.map(({ holders }) => holders.length)
  const fewest = Math.min(...counts)
  const most = Math.max(...counts)
  const known = `This peer knows ${count(nodes.length + moreNodes, 'other DHT node')}.`
  if (keys.length === 0) return `${known} It announces no project.`
  if (held.length === 0) {
    return `${known} Who holds its announcements is known once they are renewed.`
  }
  const by = fewest === most ? count(most, 'node') : `${fewest} to ${count(most, 'node')}`
  return `${known} Announcements of ${count(keys.length + moreKeys, 'project')} are held by ${by} each.`
}

function holdersWords(holders: number[]): string {
  return holders.length === 0 ? 'holders not known yet' : `held by ${count(holders.length, 'node')}`
}

function point(at: number, radius: number): [x: number, y: number] {
  const angle = 2 * Math.PI * at - Math.PI / 2
  return [round(radius * Math.cos(angle)), round(radius * Math.sin(angle))]
}

/** Bent towards the middle, so that lines of neighbours can be told apart. */
function curve(from: number, to: number): string {
  const [x1, y1] = point(from, KEY_RADIUS - 4)
  const [x2, y2] = point(to, RADIUS)
  const [mx, my] = [round((x1 + x2) * 0.3), round((y1 + y2) * 0.3)]
  return `M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
