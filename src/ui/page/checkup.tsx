/** What the last check-up of machine and network found, and a button for another. */
import type { CheckupView } from '../../observe/checkup.js'
import { agoWords, count } from '../../observe/words.js'
import { Cause } from './cause.js'

export function CheckupSection({ checkup, nowMs }: { checkup: CheckupView; nowMs: number }) {
  const { isRunning, found, problem } = checkup
  return (
    <section aria-labelledby="checkup">
      <h2 id="checkup">Check-up of machine and network</h2>
      <p role="status">{result(checkup, nowMs)}</p>
      {problem !== null && <p>It could not be made: {problem}.</p>}
      <ul class="troubles">
        {found.map(({ verdict, severity, detail, cause, fix }) => (
          <li key={verdict}>
            <h3>
              {severity === 'warning' && 'Could be better: '}
              {detail.replace(/\.$/, '')}
            </h3>
            {fix !== null && <Cause fix={fix} {...(cause !== null && { cause })} />}
          </li>
        ))}
      </ul>
      <form method="post" action="/checkup">
        <button type="submit" disabled={isRunning}>
          {isRunning ? 'Looking…' : 'Check now'}
        </button>
      </form>
    </section>
  )
}

function result({ isRunning, atMs, looked, found }: CheckupView, nowMs: number): string {
  if (isRunning) return 'Being made: other nodes are asked whether they reach this peer.'
  if (atMs === null) return 'None was made yet: the first comes a minute after the start.'
  const when = agoWords(atMs, nowMs)
  if (found.length === 0) return `Nothing is wrong: ${looked} things were looked at ${when}.`
  return `${count(found.length, 'thing')} of ${looked} could be better, as of ${when}.`
}
