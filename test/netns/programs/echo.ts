/** Tells whoever asks from where it asked: `echo.js HOST PORT…`; prints a line when it is there. */
import dgram from 'node:dgram'
import { once } from 'node:events'

const [host = '', ...ports] = process.argv.slice(2)
for (const port of ports) {
  const socket = dgram.createSocket('udp4')
  socket.on('message', (_, from) =>
    socket.send(`${from.address}:${from.port}`, from.port, from.address),
  )
  socket.bind(Number(port), host)
  await once(socket, 'listening')
}
process.stdout.write('ready\n')
