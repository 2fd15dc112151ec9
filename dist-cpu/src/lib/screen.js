import { stripVTControlCharacters } from 'node:util';
const ENTER = '\u001b[?1049h\u001b[?25l';
const LEAVE = '\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const CLEAR_LINE = '\u001b[K';
const CLEAR_BELOW = '\u001b[J';
export class Screen {
    #stream;
    #text = '';
    #redraw = () => this.#write();
    constructor(stream) {
        this.#stream = stream;
    }
    open() {
        this.#stream.write(ENTER);
        this.#stream.on('resize', this.#redraw);
    }
    draw(text) {
        this.#text = text;
        this.#write();
    }
    /** Leaves the terminal as it was, and the last picture on it. */
    close() {
        this.#stream.off('resize', this.#redraw);
        this.#stream.write(`${LEAVE}${this.#text}\n`);
    }
    #write() {
        const { rows = 24, columns = 80 } = this.#stream;
        const lines = this.#text.split('\n');
        const fitting = lines.length <= rows ? lines : [...lines.slice(0, rows - 1), '…'];
        const cut = fitting.map((line) => cutTo(line, columns) + CLEAR_LINE);
        this.#stream.write(HOME + cut.join('\n') + CLEAR_BELOW);
    }
}
/** A line that is too long would wrap, and push the rest down. Its colours are lost with its end. */
function cutTo(line, columns) {
    const plain = [...stripVTControlCharacters(line)];
    return plain.length <= columns ? line : `${plain.slice(0, columns - 1).join('')}…`;
}
//# sourceMappingURL=screen.js.map