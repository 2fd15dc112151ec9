/** Is this project safe? In words first, then the facts behind them. */
import type { ProjectSafety } from '../../observe/safety.js'
import { agoWords, count, shortId } from '../../observe/words.js'
import { Cause } from './cause.js'

const BADGES = { safe: 'Safe', syncing: 'Syncing', attention: 'Attention' } as const
const MAX_DEVICES = 6

export function ProjectCard({ project, nowMs }: { project: ProjectSafety; nowMs: number }) {
  const { projectId, name, state, words, issues, lastSync, devices, announced, reachable } = project
  const id = `project-${projectId}`
  return (
    <article class={`card ${state}`} aria-labelledby={id}>
      <header>
        <h3 id={id}>{name === '' ? 'Project without a name' : name}</h3>
        <span class="badge">{BADGES[state]}</span>
      </header>
      <p class="words">{words}</p>
      {issues.map(({ kind, what, cause, fix }, i) => (
        <div key={kind} class="issue">
          {i > 0 && <p>{what}.</p>}
          <Cause cause={cause} fix={fix} />
        </div>
      ))}
      {project.damage && (
        <p class="quiet">
          It began {agoWords(project.damage.sinceMs, nowMs)}. Opening it is tried again now and
          then.
        </p>
      )}
      <dl class="facts">
        <dt>Last full sync</dt>
        <dd>{lastSync.words}</dd>
        <dt>Devices</dt>
        <dd>{devices.words}</dd>
        <dt>Announced</dt>
        <dd>{announced.words}</dd>
        <dt>From outside</dt>
        <dd>{reachable.words}</dd>
      </dl>
      <Behind devices={devices.behind} />
      <p class="quiet">Project {shortId(projectId)}</p>
    </article>
  )
}

function Behind({ devices }: { devices: ProjectSafety['devices']['behind'] }) {
  if (devices.length === 0) return null
  const shown = devices.slice(0, MAX_DEVICES)
  return (
    <details class="behind">
      <summary>{count(devices.length, 'device')} with something left to move</summary>
      <ul>
        {shown.map(({ deviceId, connected, toSend, toReceive }) => (
          <li key={deviceId}>
            {shortId(deviceId)} ({connected ? 'connected' : 'away'}):{' '}
            {[
              ...(toSend > 0 ? [`lacks ${count(toSend, 'piece')}`] : []),
              ...(toReceive > 0 ? [`has ${count(toReceive, 'piece')} that are not here`] : []),
            ].join(', ')}
          </li>
        ))}
        {devices.length > shown.length && <li>and {devices.length - shown.length} more</li>}
      </ul>
      <p class="quiet">
        A piece is a record, or a part of a photo. Devices that left before this peer started are
        not counted.
      </p>
    </details>
  )
}
