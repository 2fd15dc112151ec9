/** The routers of the lab are of the kinds that their names say. */
import { type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'brittle'
import { Lab, labUnavailable, NAT_KINDS } from './lab.js'

const program = (name: string) =>
  path.join(fileURLToPath(new URL('programs/', import.meta.url)), `${name}.js`)

const why = labUnavailable()
if (why !== undefined) test.skip(`skipped: ${why}`, () => {})
else {
  test('every kind of address translation is what it is called', async (t) => {
    const lab = new Lab('kinds')
    t.teardown(() => lab.close())
    lab.open()
    const [a, b] = [lab.addAddress(), lab.addAddress()]
    for (const address of [a, b])
      await line(lab.spawn('net', [program('echo'), address, '7001', '7002']))
    for (const nat of NAT_KINDS) {
      const host = lab.addHost(`host${NAT_KINDS.indexOf(nat)}`, nat)
      const probe = lab.spawn(host.name, [program('probe'), `${a}:7001`, `${a}:7002`, `${b}:7001`])
      t.is(await line(probe), nat)
    }
  })
}

async function line({ stdout }: ChildProcess): Promise<string> {
  for await (const chunk of stdout ?? []) return String(chunk).trim()
  return 'nothing'
}
