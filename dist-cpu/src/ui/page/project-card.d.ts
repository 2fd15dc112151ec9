/** Is this project safe? In words first, then the facts behind them. */
import type { ProjectSafety } from '../../observe/safety.js';
export declare function ProjectCard({ project, nowMs }: {
    project: ProjectSafety;
    nowMs: number;
}): import("preact").JSX.Element;
