/** `ip`, `nft` and what runs in a namespace. */
import { type ChildProcess } from 'node:child_process';
export declare function ip(...args: string[]): Promise<string>;
/** Many `ip` commands in one process, in a namespace. */
export declare function ipBatch(namespace: string, lines: string[]): Promise<void>;
export declare function loadRules(namespace: string, rules: string): Promise<void>;
export declare function execIn(namespace: string, command: string[]): Promise<string>;
export declare function spawnIn(namespace: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess;
/** Ends whatever runs in it, and the namespace with all that is in it. For the end of a process. */
export declare function removeNamespace(name: string): void;
