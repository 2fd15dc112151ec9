/** What the peer and the process of the older engine say to one another, over the fork's channel. */

/** With `serialization: 'advanced'`, so that buffers arrive as such. */
export type Request =
  | {
      op: 'open'
      projectId: string
      /** Where its feeds and media are; made where it is missing. */
      dir: string
      /** 32 bytes. Secret: it travels over the channel, never as an argument. */
      projectKey: Buffer
    }
  | { op: 'close'; projectId: string }
  | { op: 'receiving'; on: boolean }
  /** The device is gone: where nothing is read, a Unix socket does not tell. */
  | { op: 'leave'; round: string }

export interface Answer {
  id: number
  error?: { code: string; message: string }
}

/** What became of a round, by the name that the peer gave it. */
export type RoundEvent =
  /** The device proved to know the project key. */
  | { evt: 'proven'; round: string }
  | { evt: 'progress'; round: string; progress: RoundProgress }
  /** `error` is undefined where both sides have everything that the other had. */
  | { evt: 'ended'; round: string; error?: string }

/** Records are counted in blocks of feeds, media in files. */
export interface RoundProgress {
  db: { sofar: number; total: number }
  media: { sofar: number; total: number }
}

export type FromWorker =
  | (Answer & { evt?: undefined })
  | RoundEvent
  | { evt: 'ready' }
  /** What it uses now, every few seconds. */
  | { evt: 'use'; rssBytes: number }

/** Exit codes, after sysexits.h: more memory than it may have; */
export const EXIT_MEMORY = 75
/** and a project that could not be closed, or opened anew. */
export const EXIT_STUCK = 70

export interface WorkerSettings {
  /** Where it listens for streams; each begins with a line of JSON, `StreamHeader`. */
  socketPath: string
  /** What the device is called in the older handshake. */
  deviceName: string
  /** It ends by itself beyond this many bytes of resident memory. */
  maxRssBytes: number
}

export interface StreamHeader {
  projectId: string
  round: string
}
