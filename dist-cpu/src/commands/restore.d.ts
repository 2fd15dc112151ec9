export declare function restoreCommand(): import("commander").Command;
