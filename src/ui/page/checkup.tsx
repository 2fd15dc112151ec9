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
        {found.map(({ verdict, severity, title, detail, cause, fix }) => (
          <li key={verdict} class={severity}>
            <h3>
              {severity === 'warning' && 'Could be better: '}
              {title}
            </h3>
            {fix !== null && <Cause fix={fix} {...(cause !== null && { cause })} />}
            <p class="quiet">Seen: {detail.replace(/\.$/, '')}.</p>
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
  const things = `${count(looked, 'thing')} looked at ${when}`
  const wrong = found.filter(({ severity }) => severity === 'failure').length
  const better = found.length - wrong
  if (found.length === 0) return `Nothing is wrong: ${things}.`
  if (better === 0) return `${wrong} wrong, of ${things}.`
  if (wrong === 0) return `Nothing is wrong; ${better} could be better, of ${things}.`
  return `${wrong} wrong, and ${better} could be better, of ${things}.`
}
