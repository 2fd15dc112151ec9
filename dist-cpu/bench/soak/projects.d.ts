import type { Ledger, ProjectBook } from './ledger.js';
import type { SoakDevice, World } from './world.js';
export declare class SoakProjects {
    #private;
    constructor(world: World, ledger: Ledger);
    /** A project of one device that all others and the peer are members of. */
    share(owner: SoakDevice, name: string): Promise<ProjectBook>;
    /** A project that exists nowhere: its id, and the body that adds it. */
    invent(): {
        projectId: string;
        body: string;
    };
    /** Whether the command said that it is done; where it did not, either is right. */
    add(projectId: string, body: string): Promise<string | undefined>;
    remove(projectId: string): Promise<string | undefined>;
    /** What is wrong with what the peer says it hosts; through the daemon, or without one. */
    checkHosted(): Promise<string[]>;
    isHosted(projectId: string): Promise<boolean>;
    /** What is wrong with what the data API answers. */
    checkStored(): Promise<string[]>;
}
