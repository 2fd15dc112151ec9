/** The page of a bootstrap node: figures for its volunteer, and no script. */
import { renderToString } from 'preact-render-to-string'
import { type BootstrapReport, dropsByReason, verdictOf } from '../bootstrap-report.js'
import { duration } from '../lib/output.js'
import { sizeText } from '../lib/size.js'
import { STYLES } from './styles.js'
import type { UiRoutes } from './ui-server.js'

const REFRESH_S = 20
const STYLE_PATH = '/bootstrap.css'

/** `GET /`, and the same figures for programs at `GET /api/status`. */
export function bootstrapPageRoutes(report: () => BootstrapReport): UiRoutes {
  return (server) => {
    server.get('/', (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(document(report())),
    )
    server.get(STYLE_PATH, (_request, reply) => reply.type('text/css').send(STYLES))
    server.get('/api/status', () => report())
  }
}

function document(report: BootstrapReport): string {
  return `<!doctype html>${renderToString(<Page report={report} />)}`
}

function Page({ report }: { report: BootstrapReport }) {
  const { host, port, nodes, records, siblings, uptimeMs, restarts, receivedBytes, entry } = report
  const verdict = verdictOf(report)
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="refresh" content={String(REFRESH_S)} />
        <title>{`Bootstrap node ${host}:${port}`}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
      </head>
      <body>
        <main>
          <h1>
            Bootstrap node {host}:{port}
          </h1>
          <p class="peer">mapeo-web {report.version}</p>
          <p class={`verdict ${verdict.ok ? 'safe' : 'attention'}`} role="status">
            <span class="badge">{verdict.ok ? 'Up' : 'Attention'}</span> {verdict.words}
          </p>
          <Facts
            title="At a glance"
            rows={[
              ['Nodes known', String(nodes)],
              ['Announcements kept for others', String(records)],
              ['Other bootstrap nodes', String(siblings)],
              ['Running for', duration(uptimeMs)],
              ['Restarts survived', String(restarts)],
              ['Received', sizeText(receivedBytes)],
            ]}
          />
          <Facts title="Requests answered" rows={counted(report.served)} none={noCounts(report)} />
          <Facts
            title="Dropped, by reason"
            rows={counted(dropsByReason(report))}
            none={noCounts(report)}
          />
          <section>
            <h2>For the list</h2>
            {entry ? (
              <p>
                {verdict.ok
                  ? 'To let others join through this node, add it to the list:'
                  : 'Once what is said above is mended, others can join through it by this entry:'}{' '}
                <code>{JSON.stringify(entry)}</code>
              </p>
            ) : (
              <p>The address is not a public one: nobody outside can use this node.</p>
            )}
            <p class="quiet">
              From another machine:{' '}
              <code>
                mapeo-web bootstrap check --bootstrap {host}:{port}
              </code>
            </p>
          </section>
        </main>
      </body>
    </html>
  )
}

function Facts({ title, rows, none }: { title: string; rows: string[][]; none?: string }) {
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 && <p class="quiet">{none}</p>}
      <table class="figures">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function noCounts({ served }: BootstrapReport): string {
  return served ? 'None since the start.' : 'Not counted: the limits are off.'
}

function counted(counts: Record<string, number> | null): string[][] {
  const entries = Object.entries(counts ?? {})
  return entries.sort(([, a], [, b]) => b - a).map(([name, count]) => [name, String(count)])
}
