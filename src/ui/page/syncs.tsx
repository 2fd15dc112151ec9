/** What moves at this moment. */
import type { RunningSync } from '../../observe/facts.js'
import { count, shortId } from '../../observe/words.js'

const MAX_SHOWN = 12

export function RunningSyncs({ syncs }: { syncs: RunningSync[] }) {
  const moving = syncs.filter(({ toSend, toReceive }) => toSend + toReceive > 0)
  const idle = syncs.length - moving.length
  return (
    <section aria-labelledby="syncs">
      <h2 id="syncs">Syncing now</h2>
      {moving.length === 0 && (
        <p>
          Nothing moves.{' '}
          {idle > 0 && `${count(idle, 'device')} connected and up to date, or being compared.`}
        </p>
      )}
      <ul class="syncs">
        {moving.slice(0, MAX_SHOWN).map((sync) => (
          <li key={sync.projectId + sync.deviceId}>
            <p>
              <strong>{sync.name}</strong> with device {shortId(sync.deviceId)}
            </p>
            <Bar label="Receiving" left={sync.toReceive} most={sync.mostToReceive} {...sync} />
            <Bar label="Sending" left={sync.toSend} most={sync.mostToSend} {...sync} />
          </li>
        ))}
      </ul>
      {moving.length > MAX_SHOWN && <p>and {moving.length - MAX_SHOWN} more</p>}
    </section>
  )
}

interface BarProps {
  label: string
  left: number
  most: number
  name: string
}

function Bar({ label, left, most, name }: BarProps) {
  if (most === 0) return null
  return (
    <p class="bar">
      <span>
        {label}: {left === 0 ? 'done' : `${count(left, 'piece')} left`}
      </span>
      <progress max={most} value={most - left} aria-label={`${label}, ${name}`} />
    </p>
  )
}
