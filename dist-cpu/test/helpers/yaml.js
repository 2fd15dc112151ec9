/** Reads the YAML of this repository: maps, lists, plain and quoted text, anchors and merges. */
import * as yaml from 'prettier/plugins/yaml';
export function parseYaml(text) {
    const { parse } = yaml.parsers.yaml;
    return new Reader().read(parse(text, {}));
}
class Reader {
    #anchors = new Map();
    read(node) {
        if (!node)
            return null;
        const value = this.#value(node);
        // The parser hangs an anchor on what it names.
        if (node.anchor?.value !== undefined)
            this.#anchors.set(node.anchor.value, value);
        return value;
    }
    #value(node) {
        const { type, value = '', children = [] } = node;
        switch (type) {
            case 'mapping':
            case 'flowMapping':
                return this.#mapping(children);
            case 'sequence':
            case 'flowSequence':
                return children.map((child) => this.read(child));
            case 'alias':
                return this.#anchors.get(value);
            case 'plain':
                return value;
            case 'quoteDouble':
            case 'quoteSingle':
                return value;
            default:
                // Documents, items, keys and values: what they hold comes last.
                return this.read(children.at(-1));
        }
    }
    #mapping(items) {
        const result = {};
        for (const item of items) {
            const [key, value] = item?.children ?? [];
            const name = String(this.read(key));
            const content = this.read(value);
            if (name === '<<')
                Object.assign(result, content);
            else
                result[name] = content;
        }
        return result;
    }
}
//# sourceMappingURL=yaml.js.map