/** What the HTTP API does with what no program that means well sends. */
import test from 'brittle'
import { sendRaw, statusesOf } from '../fuzz/peer.js'
import { createHttpPeer } from '../helpers/peer.js'

test('an address with a broken escape is answered, whatever the method', async (t) => {
  const { url } = await createHttpPeer(t)
  const where = { host: '127.0.0.1', port: Number(new URL(url).port) }
  for (const method of ['OPTIONS', 'PATCH', 'GET', 'DELETE']) {
    const request = `${method} /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`
    const [status = 0] = statusesOf(await sendRaw(where, Buffer.from(request)))
    t.ok(status === 404 || status === 400, `${method}: ${status}`)
  }
  t.is((await fetch(`${url}nothing`)).status, 404)
  t.is((await fetch(`${url}healthcheck`)).status, 200)
})
