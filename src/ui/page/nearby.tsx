/**
 * Taking a project from a device nearby: the page opens the pairing window and asks about each
 * invite. Plain forms, so it goes without a script, too.
 */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { PairingView } from '../pairing-desk.js'

export function Nearby({
  pairing,
  deviceName,
}: {
  pairing: PairingView | null
  deviceName: string
}) {
  const isOpen = pairing?.isOpen ?? false
  return (
    <section aria-labelledby="nearby">
      <h2 id="nearby">Take a project from a device nearby</h2>
      {isOpen && pairing ? (
        <Open pairing={pairing} />
      ) : (
        <>
          <p>
            For ten minutes, CoMapeo on the same network sees this peer as {deviceName}, and a
            coordinator can invite it into a project. You are asked before it is taken.
          </p>
          <div class="buttons">
            <Act to="/pairing/open">Show this peer nearby</Act>
          </div>
        </>
      )}
      {pairing?.outcomes.map(({ projectName, reason }, i) => (
        <p key={`${projectName}${i}`}>
          “{projectName}”: {reason}.
        </p>
      ))}
    </section>
  )
}

function Open({ pairing }: { pairing: PairingView }) {
  const { deviceName, addresses, port, devices, invites } = pairing
  return (
    <>
      <ol class="steps">
        <li>
          Connect the coordinator’s phone or computer to the same network as this machine
          {addresses.length > 0 && ` (${addresses.join(', ')}, TCP port ${port})`}.
        </li>
        <li>Open the project in CoMapeo, then its settings, and there its team.</li>
        <li>
          Invite a device, and choose <strong>{deviceName}</strong>.
        </li>
      </ol>
      <p>{devices.length === 0 ? 'No device in sight yet.' : `In sight: ${devices.join(', ')}.`}</p>
      <div aria-live="polite">
        {invites.map(({ inviteId, projectName, invitorName, invitorDeviceId }) => (
          <div key={inviteId} class="code">
            <p>
              Host <strong>“{projectName}”</strong>? {invitorName} (device{' '}
              {invitorDeviceId.slice(0, 8)}) invites this peer.
            </p>
            <div class="buttons">
              <Act to="/pairing/answer" fields={{ inviteId, accept: 'yes' }}>
                Yes, host it
              </Act>
              <Act to="/pairing/answer" fields={{ inviteId, accept: 'no' }}>
                No
              </Act>
            </div>
          </div>
        ))}
      </div>
      <div class="buttons">
        <Act to="/pairing/close">Stop showing it</Act>
      </div>
    </>
  )
}

interface ActProps {
  to: string
  fields?: Record<string, string>
  children: ComponentChildren
}

/** A button that has the peer do something; what came of it comes with the next event. */
function Act({ to, fields = {}, children }: ActProps) {
  const [problem, setProblem] = useState('')
  const onSubmit = (event: Event) => {
    event.preventDefault()
    send(to, fields).then(setProblem, (error: unknown) => setProblem(String(error)))
  }
  return (
    <form method="post" action={to} onSubmit={onSubmit}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{children}</button>
      <p class="problem" role="alert">
        {problem}
      </p>
    </form>
  )
}

/** What went wrong, in words; an empty text: nothing did. */
async function send(to: string, fields: Record<string, string>): Promise<string> {
  const response = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(fields),
  })
  const answer = (await response.json()) as { error?: { message: string; fix?: string } }
  return answer.error ? [answer.error.message, answer.error.fix ?? ''].join('. ') : ''
}
