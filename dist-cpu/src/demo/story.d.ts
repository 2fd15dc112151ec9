import type { Screen } from './screen.js';
import type { Stage } from './stage.js';
import type { Steps } from './steps.js';
import { type DemoSummary } from './summary.js';
export interface StoryCollaborators {
    stage: Stage;
    steps: Steps;
    screen: Screen;
}
export interface StorySettings {
    observations: number;
    photos: number;
}
export declare class Story {
    #private;
    constructor({ stage, steps, screen }: StoryCollaborators, settings: StorySettings);
    tell(): Promise<DemoSummary>;
}
