/**
 * A part of the terminal that is drawn again and again: on its second screen, so that what was there
 * before is there again afterwards, with the last picture below it.
 */
import type { WriteStream } from 'node:tty'
import { stripVTControlCharacters } from 'node:util'

const ENTER = '\u001b[?1049h\u001b[?25l'
const LEAVE = '\u001b[?25h\u001b[?1049l'
const HOME = '\u001b[H'
const CLEAR_LINE = '\u001b[K'
const CLEAR_BELOW = '\u001b[J'

export type ScreenStream = Pick<WriteStream, 'write' | 'on' | 'off'> & {
  rows?: number
  columns?: number
}

export class Screen {
  readonly #stream: ScreenStream
  #text = ''
  readonly #redraw = () => this.#write()

  constructor(stream: ScreenStream) {
    this.#stream = stream
  }

  open(): void {
    this.#stream.write(ENTER)
    this.#stream.on('resize', this.#redraw)
  }

  draw(text: string): void {
    this.#text = text
    this.#write()
  }

  /** Leaves the terminal as it was, and the last picture on it. */
  close(): void {
    this.#stream.off('resize', this.#redraw)
    this.#stream.write(`${LEAVE}${this.#text}\n`)
  }

  #write(): void {
    const { rows = 24, columns = 80 } = this.#stream
    const lines = this.#text.split('\n')
    const fitting = lines.length <= rows ? lines : [...lines.slice(0, rows - 1), '…']
    const cut = fitting.map((line) => cutTo(line, columns) + CLEAR_LINE)
    this.#stream.write(HOME + cut.join('\n') + CLEAR_BELOW)
  }
}

/** A line that is too long would wrap, and push the rest down. Its colours are lost with its end. */
function cutTo(line: string, columns: number): string {
  const plain = [...stripVTControlCharacters(line)]
  return plain.length <= columns ? line : `${plain.slice(0, columns - 1).join('')}…`
}
