/**
 * A QR code that leads an app, or another program, to this peer. With a one-time token in it, it is a
 * secret: it comes on request alone, is in no page before, and goes away when it is hidden.
 */
import { useState } from 'preact/hooks'
import type { LinkKind, PairingCode } from '../pairing-code.js'
import { lasting } from '../../observe/words.js'

export function PairingPanel({ deviceName }: { deviceName: string }) {
  const [code, setCode] = useState<PairingCode | undefined>()
  const [problem, setProblem] = useState('')
  const show = async (kind: LinkKind) => {
    setProblem('')
    try {
      setCode(await requestCode(kind))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <section aria-labelledby="pairing">
      <h2 id="pairing">Pairing</h2>
      <p>
        A link to {deviceName}, as text and as a QR code: with it <code>mapeo-web connect</code>, or
        an app that knows Mapeo Web, reaches this peer from anywhere.
      </p>
      <div class="buttons">
        <LinkButton kind="plain" onShow={show}>
          Show the QR code
        </LinkButton>
        <LinkButton kind="add" onShow={show}>
          Show a QR code that may add a project
        </LinkButton>
      </div>
      <p class="quiet">
        The second one has a one-time token in it, good for an hour. Show it only to whom you want
        to add a project.
      </p>
      <p class="problem" role="alert">
        {problem}
      </p>
      {code && <Code code={code} onHide={() => setCode(undefined)} />}
    </section>
  )
}

interface LinkButtonProps {
  kind: LinkKind
  onShow: (kind: LinkKind) => Promise<void>
  children: string
}

/** Without a script the form leads to a page with the code. */
function LinkButton({ kind, onShow, children }: LinkButtonProps) {
  const onSubmit = (event: Event) => {
    event.preventDefault()
    void onShow(kind)
  }
  return (
    <form method="post" action="/link" onSubmit={onSubmit}>
      <input type="hidden" name="kind" value={kind} />
      <button type="submit">{children}</button>
    </form>
  )
}

export function Code({ code, onHide }: { code: PairingCode; onHide?: () => void }) {
  const { link, image, expiresAt } = code
  return (
    <div class="code" role="group" aria-label="Link to this peer">
      <img src={image} alt="QR code of the link below" width="280" height="280" />
      <p>
        <code class="link">{link}</code>
      </p>
      {expiresAt !== null && (
        <p>
          <strong>Secret.</strong> Whoever has it first may add one project, within the next{' '}
          {lasting(Math.max(0, expiresAt - Date.now() + 30_000))}.
        </p>
      )}
      {onHide && (
        <button type="button" onClick={onHide}>
          Hide it
        </button>
      )}
    </div>
  )
}

async function requestCode(kind: LinkKind): Promise<PairingCode> {
  const response = await fetch('/link', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ kind }),
  })
  const answer = (await response.json()) as PairingCode & {
    error?: { message: string; fix?: string }
  }
  if (answer.error) throw new Error([answer.error.message, answer.error.fix].join('. '))
  return answer
}
