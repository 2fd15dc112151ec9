/** What happened lately. */
import type { NotableEvent } from '../../observe/event-log.js'
import { agoWords } from '../../observe/words.js'

const MAX_SHOWN = 40

export function EventList({ events, nowMs }: { events: NotableEvent[]; nowMs: number }) {
  return (
    <section aria-labelledby="events">
      <h2 id="events">What happened</h2>
      <ol class="events" tabIndex={0} aria-labelledby="events">
        {events.slice(0, MAX_SHOWN).map(({ id, atMs, tone, text, times }) => (
          <li key={id} class={tone}>
            <time dateTime={new Date(atMs).toISOString()} title={new Date(atMs).toISOString()}>
              {agoWords(atMs, nowMs)}
            </time>
            <span>
              {text}
              {times > 1 && <span class="quiet"> ({times} times)</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
