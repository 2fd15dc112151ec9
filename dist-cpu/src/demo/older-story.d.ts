import type { StoryCollaborators, StorySettings } from './story.js';
import { type DemoSummary } from './summary.js';
export declare class OlderStory {
    #private;
    constructor(parts: StoryCollaborators, settings: StorySettings);
    tell(): Promise<DemoSummary>;
}
