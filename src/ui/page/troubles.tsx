/** What is wrong with the peer as a whole, why, and what to do. */
import type { TroubleView } from '../../observe/facts.js'
import { agoWords } from '../../observe/words.js'
import { Cause } from './cause.js'

export function Troubles({ troubles, nowMs }: { troubles: TroubleView[]; nowMs: number }) {
  if (troubles.length === 0) return null
  return (
    <section aria-labelledby="troubles" class="troubles">
      <h2 id="troubles">What is wrong</h2>
      <ul>
        {troubles.map(({ kind, project, message, cause, fix, since }) => (
          <li key={`${kind}${since}${project}`}>
            <h3>
              {message.replace(/\.$/, '')}
              {project !== null && ` (“${project}”)`}
            </h3>
            <Cause cause={cause} fix={fix} />
            <p class="quiet">Began {agoWords(since, nowMs)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
