/** A bench's figures as text for people and as Markdown for the docs. */
import type { BenchResult, Row } from './bench.js';
import type { Machine } from './machine.js';
interface Report extends BenchResult {
    bench: string;
    title: string;
    ms: number;
}
/** Aligned columns: text to the left, numbers to the right. */
export declare function asTable(rows: Row[]): string;
export declare function asText({ bench, title, rows, ratios, notes, ms }: Report): string;
export declare function asMarkdown({ rows, ratios, notes }: BenchResult, machine: Machine): string;
/**
 * Puts `content` between the marks of the section.
 * @throws where the text has no such section
 */
export declare function replaceSection(text: string, name: string, content: string): string;
export {};
