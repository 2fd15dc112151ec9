/** As CoMapeo Cloud has it: at most so many in all, or just these (public project ids). */
export type AllowedProjects = number | ReadonlySet<string>;
/** Until the operator chooses: enough to add the community's one project, and nobody else's. */
export declare const DEFAULT_ALLOWED_PROJECTS = 1;
/** "10", or project ids with commas between them. @throws `INVALID_CONFIG` */
export declare function parseAllowedProjects(text: string): AllowedProjects;
