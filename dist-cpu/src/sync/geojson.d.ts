/**
 * A project's tracks and observations as GeoJSON (RFC 7946), for maps and GIS programs.
 *
 * The features are those of the engine's own exporter. That one (7.1.0) ends in a comma too many
 * when every observation belongs to a track, gives up where a track refers to an observation that
 * was not synced, and writes to a file named after the project, which is a name others choose.
 */
import type { ProjectDocument } from './engine.js';
/** The collection piece by piece: it is never in memory as one text. */
export declare function featureCollection(documents: {
    tracks: ProjectDocument[];
    observations: ProjectDocument[];
}): Generator<string>;
