import type { ProjectView, StatusView } from '../host/views.js';
import type { Safety } from '../observe/peer-safety.js';
import type { StoragePaths } from '../lib/storage.js';
/** All that `status` shows. With `--json` the fields of `status` come first, as they always did. */
export interface Report {
    status: StatusView;
    projects: ProjectView[];
    safety: Safety;
}
export interface Style {
    /** Colours and bars. */
    terminal: boolean;
    /** Sentences are wrapped to it; default: they are not. */
    columns?: number | undefined;
}
/** @throws `NOT_RUNNING`, `CONTROL_FAILED` */
export declare function readReport(paths: StoragePaths): Promise<Report>;
export declare function asJson({ status, safety }: Report): object;
export declare function words(report: Report, style: Style): string;
