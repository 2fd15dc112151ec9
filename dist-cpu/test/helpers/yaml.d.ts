export declare function parseYaml(text: string): unknown;
