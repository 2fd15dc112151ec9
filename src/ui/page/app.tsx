/**
 * The status page: the same components on the server, which makes words of them that need no
 * script, and in the browser, which keeps them up to date. Nothing here imports Node.
 */
import type { PeerReport } from '../../observe/facts.js'
import type { PairingView } from '../pairing-desk.js'
import { agoWords, count, lasting, shortId, sizeWords } from '../../observe/words.js'
import { Charts } from './charts.js'
import { CheckupSection } from './checkup.js'
import { EventList } from './events.js'
import { Nearby } from './nearby.js'
import { PairingPanel } from './pairing.js'
import { ProjectCard } from './project-card.js'
import { Ring } from './ring.js'
import { RunningSyncs } from './syncs.js'
import { Troubles } from './troubles.js'

export interface AppProps {
  report: PeerReport
  pairing: PairingView | null
  /** The page has lost the peer: what it shows is old. */
  lost?: boolean
  /** There is a login, so one can log out. */
  canLogOut: boolean
}

const STATE_WORDS = { safe: 'Safe', syncing: 'Syncing', attention: 'Attention' } as const

export function App({ report, pairing, lost = false, canLogOut }: AppProps) {
  const { deviceName, verdict, troubles, syncs, projects, neighbourhood } = report
  const { counts, moreProjects } = report
  const names = new Map(projects.map(({ projectId, name }) => [projectId, name]))
  return (
    <>
      <a class="skip" href="#main">
        Skip to the projects
      </a>
      <header class="top">
        <p class="peer">
          Mapeo Web peer <strong>{deviceName}</strong>
        </p>
        <div class={`verdict ${verdict.state}`} role="status">
          {(counts.projects > 0 || troubles.length > 0) && (
            <span class="badge">{STATE_WORDS[verdict.state]}</span>
          )}
          <h1>{verdict.words}</h1>
        </div>
        <p class="lost" role="alert">
          {lost &&
            `No answer from the peer since ${agoWords(report.nowMs, Date.now())}: what you see is old. Is it running?`}
        </p>
      </header>
      <main id="main" tabIndex={-1}>
        <Troubles troubles={troubles} findings={report.findings} nowMs={report.nowMs} />
        <RunningSyncs syncs={syncs} />
        <section aria-labelledby="projects">
          <h2 id="projects">Projects</h2>
          {projects.length === 0 && (
            <p>None yet. Have a coordinator hand one over, or an app add one: see below.</p>
          )}
          <div class="cards">
            {projects.map((project) => (
              <ProjectCard key={project.projectId} project={project} nowMs={report.nowMs} />
            ))}
          </div>
          {moreProjects > 0 && (
            <p>
              {count(moreProjects, 'more project')} in no worse state:{' '}
              <code>mapeo-web projects list</code>
            </p>
          )}
        </section>
        <Summary report={report} />
        <CheckupSection checkup={report.checkup} nowMs={report.nowMs} />
        <Charts history={report.history} />
        <div class="beside">
          <PairingPanel deviceName={deviceName} />
          <Nearby pairing={pairing} deviceName={deviceName} />
        </div>
        <div class="beside">
          <EventList events={report.events} nowMs={report.nowMs} />
          <Ring neighbourhood={neighbourhood} names={names} />
        </div>
      </main>
      <footer>
        <p>
          Version {report.version}, device {shortId(report.deviceId)}.{' '}
          <a href="/api/status">The same facts for programs (JSON)</a>
        </p>
        {canLogOut && (
          <form method="post" action="/logout">
            <button type="submit">Log out</button>
          </form>
        )}
      </footer>
    </>
  )
}

function Summary({ report }: { report: PeerReport }) {
  const { network, announced, connections, traffic, disk, uptimeMs } = report
  const { bytesIn, bytesOut } = traffic
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">This peer</h2>
      <dl class="summary">
        <Fact name="Network" words={network.words} />
        <Fact
          name="Announced"
          words={
            announced.keys === 0
              ? 'nothing'
              : `${announced.announced} of ${count(announced.keys, 'project')}, ` +
                `${announced.copies} of ${count(announced.of, 'copy', 'copies')}`
          }
        />
        <Fact name="Connections" words={String(connections)} />
        <Fact
          name="Synced since start"
          words={`${sizeWords(bytesIn)} received, ${sizeWords(bytesOut)} sent`}
        />
        <Fact
          name="Disk"
          words={
            (disk.freeBytes === null ? 'not watched' : `${sizeWords(disk.freeBytes)} free`) +
            (disk.full ? ': too little, nothing new is taken' : '')
          }
        />
        <Fact name="Running for" words={lasting(uptimeMs)} />
      </dl>
    </section>
  )
}

function Fact({ name, words }: { name: string; words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  )
}
