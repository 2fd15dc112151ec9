/** Whole HTML documents, made on the server. */
import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { assets } from './assets.js'
import { App, type AppProps } from './page/app.js'
import { Code } from './page/pairing.js'
import type { PairingCode } from './pairing-code.js'

/** Without a script the page is fetched anew now and then. */
const REFRESH_S = 20

export function pageDocument(props: AppProps): string {
  const { script, importMap } = assets()
  const head = (
    <>
      <noscript>
        <meta http-equiv="refresh" content={String(REFRESH_S)} />
      </noscript>
      <script type="importmap" dangerouslySetInnerHTML={{ __html: importMap }} />
      <script type="module" src={script} />
    </>
  )
  const title = `${props.report.verdict.words} ${props.report.deviceName}`
  const body = (
    <>
      <div id="app">
        <App {...props} />
      </div>
      <script
        type="application/json"
        id="facts"
        dangerouslySetInnerHTML={{ __html: harmless(JSON.stringify(props)) }}
      />
    </>
  )
  return html(title, body, head)
}

/** For browsers without scripts; others draw it into the page. */
export function linkDocument(code: PairingCode): string {
  return html(
    'Link to this peer',
    <main>
      <h1>Link to this peer</h1>
      <Code code={code} />
      <p>
        <a href="/">Back to the status page</a>
      </p>
    </main>,
  )
}

export function loginDocument(problem?: string): string {
  return html(
    'Log in',
    <main class="login">
      <h1>Mapeo Web peer</h1>
      <form method="post" action="/login">
        {/* For password managers. */}
        <input name="username" autocomplete="username" value="operator" readOnly hidden />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          autofocus
          {...(problem !== undefined && { 'aria-describedby': 'problem', 'aria-invalid': true })}
        />
        {problem !== undefined && (
          <p id="problem" class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="submit">Log in</button>
      </form>
      <p class="quiet">It is in the file that the peer was started with: --ui-password-file.</p>
    </main>,
  )
}

function html(title: string, body: VNode, head?: ComponentChildren): string {
  const document = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {assets().styles.map((path) => (
          <link key={path} rel="stylesheet" href={path} />
        ))}
        {head}
      </head>
      <body>{body}</body>
    </html>
  )
  return `<!doctype html>${renderToString(document)}`
}

/** Names of projects are others' texts: none may end the script element that they stand in. */
function harmless(json: string): string {
  return json.replace(/</g, '\\u003c')
}
