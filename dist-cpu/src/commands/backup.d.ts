export declare function backupCommand(): import("commander").Command;
