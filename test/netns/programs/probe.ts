/**
 * What kind of address translation is between here and the echoes: `probe.js A:1 A:2 B:1`, three
 * places at two addresses. Prints the kind (see `NAT_KINDS`).
 */
import dgram from 'node:dgram'
import { once } from 'node:events'
import os from 'node:os'

const ANSWER_MS = 3000
const socket = dgram.createSocket('udp4')
socket.bind(0)
await once(socket, 'listening')

async function seenBy(place: string): Promise<string> {
  const [host = '', port = ''] = place.split(':')
  socket.send('?', Number(port), host)
  const [answer] = (await once(socket, 'message', {
    signal: AbortSignal.timeout(ANSWER_MS),
  })) as [Buffer]
  return answer.toString()
}

const seen: string[] = []
for (const place of process.argv.slice(2)) seen.push(await seenBy(place))
const [first, samePlace, elsewhere] = seen
const own = Object.values(os.networkInterfaces()).flatMap((all) => all?.map((a) => a.address) ?? [])
const isOwn = own.some((address) => first === `${address}:${socket.address().port}`)
let kind = 'address-and-port-dependent'
if (isOwn) kind = 'none'
else if (first === samePlace)
  kind = first === elsewhere ? 'endpoint-independent' : 'address-dependent'
process.stdout.write(kind + '\n')
socket.close()
