import type { HistoryView } from '../../observe/history.js';
export declare function Charts({ history }: {
    history: HistoryView;
}): import("preact").JSX.Element;
