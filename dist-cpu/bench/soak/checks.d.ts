/** SQLite's own verdict on every database in a directory. */
export declare function checkDatabases(dir: string): {
    checked: number;
    problems: string[];
};
