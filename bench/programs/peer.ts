/**
 * `mapeo-web announce` as its users run it, but that it ends with the bench, and that what it
 * prints goes to the bench instead of stdout.
 */
import { serve } from '../lib/program.js'

interface Line {
  evt?: string
}

const lines: Line[] = []
const watchers = new Set<() => void>()

const write = process.stdout.write.bind(process.stdout)
process.stdout.write = (text: string | Uint8Array) => {
  for (const line of String(text).split('\n').filter(Boolean)) lines.push(JSON.parse(line) as Line)
  for (const check of [...watchers]) check()
  return write(text)
}

const handlers = {
  /** The first line of this kind, whether printed already or yet to come. */
  waitFor({ evt }: { evt: string }): Promise<Line> {
    return new Promise((resolve) => {
      const check = () => {
        const line = lines.find((l) => l.evt === evt)
        if (!line) return
        watchers.delete(check)
        resolve(line)
      }
      watchers.add(check)
      check()
    })
  },
}

export type PeerHandlers = typeof handlers

serve(handlers)
await import('../../src/cli.js')
