/** What is wrong with the peer as a whole, why, and what to do. */
import type { TroubleView } from '../../observe/facts.js'
import type { Finding } from '../../observe/peer-safety.js'
import { agoWords } from '../../observe/words.js'
import { Cause } from './cause.js'

/** What was told of covers what is found of the same. */
const COVERS: Partial<Record<TroubleView['kind'], Finding['about']>> = {
  'disk-nearly-full': 'disk',
  'announce-behind': 'announcing',
  'mapeo8-engine-dying': 'mapeo8',
  unreachable: 'network',
}

export function Troubles({
  troubles,
  findings,
  nowMs,
}: {
  troubles: TroubleView[]
  findings: Finding[]
  nowMs: number
}) {
  const covered = new Set(troubles.map(({ kind }) => COVERS[kind]))
  const others = findings.filter(({ about }) => !covered.has(about))
  if (troubles.length + others.length === 0) return null
  return (
    <section aria-labelledby="troubles" class="troubles">
      <h2 id="troubles">What is wrong</h2>
      <ul>
        {troubles.map(({ kind, project, message, cause, fix, since }) => (
          <li key={`${kind}${since}${project}`}>
            <h3>
              {sentence(message)}
              {project !== null && ` (“${project}”)`}
            </h3>
            <Cause cause={cause} fix={fix} />
            <p class="quiet">Began {agoWords(since, nowMs)}</p>
          </li>
        ))}
        {others.map(({ about, message, cause, fix }) => (
          <li key={`${about}${message}`}>
            <h3>{sentence(message)}</h3>
            {fix !== null && <Cause fix={fix} {...(cause !== undefined && { cause })} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1).replace(/\.$/, '')
}
