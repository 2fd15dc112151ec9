/** Traffic and connections over time: in words, and drawn by uPlot where scripts run. */
import { useState } from 'preact/hooks'
import type { HistoryView, Series } from '../../observe/history.js'
import { count, sizeWords } from '../../observe/words.js'
import { Chart } from './chart.js'

const SPANS = { hour: 'Last hour', day: 'Last day' } as const
const SPAN_MS = { hour: 3_600_000, day: 86_400_000 } as const
type Span = keyof typeof SPANS

export function Charts({ history }: { history: HistoryView }) {
  const [span, setSpan] = useState<Span>('hour')
  const series = history[span]
  return (
    <section aria-labelledby="charts">
      <h2 id="charts">Traffic and connections</h2>
      <p>Last hour: {seriesWords(history.hour)}</p>
      <p>Last day: {seriesWords(history.day)}</p>
      <div class="buttons scripted" role="group" aria-label="Time span of the charts">
        {(Object.keys(SPANS) as Span[]).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === span}
            onClick={() => setSpan(each)}
          >
            {SPANS[each]}
          </button>
        ))}
      </div>
      <div class="charts scripted" aria-hidden="true">
        <Chart
          title="Traffic of syncing"
          spanMs={SPAN_MS[span]}
          atLeast={1000}
          atMs={series.atMs}
          lines={[
            { label: 'received', color: '--in', values: series.bytesIn },
            { label: 'sent', color: '--out', values: series.bytesOut },
          ]}
          say={(value) => `${sizeWords(value)}/s`}
        />
        <Chart
          title="Connections"
          spanMs={SPAN_MS[span]}
          atLeast={4}
          atMs={series.atMs}
          lines={[{ label: 'connections', color: '--line', values: series.connections }]}
          say={(value) => (Number.isInteger(value) ? String(value) : '')}
        />
      </div>
    </section>
  )
}

function seriesWords({ stepMs, bytesIn, bytesOut, connections }: Series): string {
  const known = connections.filter((value) => value !== null)
  if (known.length === 0) return 'nothing measured yet.'
  const total = (rates: Array<number | null>) =>
    sizeWords(rates.reduce<number>((sum, rate) => sum + ((rate ?? 0) * stepMs) / 1000, 0))
  const most = Math.max(...known)
  return `about ${total(bytesIn)} received and ${total(bytesOut)} sent, at most ${count(most, 'connection')} at once.`
}
