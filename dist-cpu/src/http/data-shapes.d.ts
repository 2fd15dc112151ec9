/**
 * What the data endpoints let through, as JSON schemas: fastify writes answers by them, and a field
 * that is not listed stays inside. The fields and defaults are those of CoMapeo Cloud 0.4.
 *
 * Nothing is "required" and values are not checked: one odd record, written by some device, must
 * not turn a list of thousands into an error.
 */
type Schema = Record<string, unknown>;
export declare const documentShapes: {
    observation: Schema;
    track: Schema;
    preset: Schema;
    field: Schema;
    alert: Schema;
};
export declare const oneOf: (shape: Schema) => Schema;
export declare const manyOf: (shape: Schema) => Schema;
export {};
