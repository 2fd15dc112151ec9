/** Why something is wrong and what to do; commands in it are set as such. */
export function Cause({ cause, fix }: { cause?: string; fix: string }) {
  return (
    <dl class="cause">
      {cause !== undefined && (
        <>
          <dt>Cause</dt>
          <dd>{withCode(cause)}</dd>
        </>
      )}
      <dt>What to do</dt>
      <dd>{withCode(fix)}</dd>
    </dl>
  )
}

/** Our texts write commands in backticks. */
function withCode(text: string) {
  return text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))
}
