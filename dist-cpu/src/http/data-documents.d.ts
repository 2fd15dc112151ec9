/** Records as the data endpoints show them: what refers to something else says where to get it. */
import type { DocumentType, ProjectDocument } from '../sync/engine.js';
export interface DocumentPlace {
    projectPublicId: string;
    /** Ends with "/". */
    baseUrl: string;
}
export declare function showDocument(type: DocumentType, document: ProjectDocument, place: DocumentPlace): object;
