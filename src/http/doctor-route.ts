/** The control socket's examination of the peer that runs: progress, then every verdict. */
import type { FastifyInstance } from 'fastify'
import type { Check, DoctorEvent, OnProgress } from '../doctor/check.js'
import { asError, withoutKeys } from '../lib/errors.js'
import { streamEvents } from './event-stream.js'

export interface ExaminablePeer {
  /** Whoever asks while one is under way gets its result too. */
  examine(onProgress?: OnProgress): Promise<Check[]>
}

export function doctorRoute(server: FastifyInstance, peer: ExaminablePeer): void {
  server.get('/doctor', (_request, reply) => {
    streamEvents(reply, (send, end) => {
      let isThere = true
      const tell = (event: DoctorEvent) => {
        if (isThere) send(event)
      }
      peer
        .examine((doing) => tell({ evt: 'doctor.progress', doing }))
        .then(
          (checks) => tell({ evt: 'doctor.done', checks }),
          (error: unknown) => {
            tell({ evt: 'doctor.failed', message: withoutKeys(asError(error).message) })
          },
        )
        .finally(end)
      return () => {
        isThere = false
      }
    })
  })
}
