/** The alert that a tool posts: what CoMapeo Cloud 0.4 accepts, as a JSON schema. */
import type { Alert } from '../sync/engine.js';
export declare const alertSchema: {
    type: string;
    properties: {
        detectionDateStart: {
            type: string;
            format: string;
        };
        detectionDateEnd: {
            type: string;
            format: string;
        };
        sourceId: {
            type: string;
            minLength: number;
        };
        metadata: {
            type: string;
        };
        geometry: {
            anyOf: {
                type: string;
                properties: {
                    type: {
                        type: string;
                        const: string;
                    };
                    coordinates: object;
                };
                required: string[];
            }[];
        };
    };
    required: string[];
};
/** Takes what belongs to an alert out of a body that has passed the schema. @throws `HttpError` */
export declare function toAlert(body: Alert): Alert;
