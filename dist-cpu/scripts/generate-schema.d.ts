export declare const SCHEMA_FILE: string;
/** JSON Schema, draft 2020-12, laid out as the rest of the repository is. */
export declare function generateSchema(): Promise<string>;
