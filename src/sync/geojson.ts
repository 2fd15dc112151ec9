/**
 * A project's tracks and observations as GeoJSON (RFC 7946), for maps and GIS programs.
 *
 * The features are those of the engine's own exporter. That one (7.1.0) ends in a comma too many
 * when every observation belongs to a track, gives up where a track refers to an observation that
 * was not synced, and writes to a file named after the project, which is a name others choose.
 */
import type { ProjectDocument } from './engine.js'

type Position = [number, number] | [number, number, number]

interface Coordinates {
  latitude?: number
  longitude?: number
  altitude?: number
}

/** The collection piece by piece: it is never in memory as one text. */
export function* featureCollection(documents: {
  tracks: ProjectDocument[]
  observations: ProjectDocument[]
}): Generator<string> {
  yield '{"type":"FeatureCollection","features":['
  let separator = '\n'
  for (const track of documents.tracks) {
    yield separator + feature(track, lineOf(track))
    separator = ',\n'
  }
  for (const observation of documents.observations) {
    yield separator + feature(observation, pointOf(observation))
    separator = ',\n'
  }
  yield '\n]}\n'
}

function feature(properties: ProjectDocument, geometry: object | null): string {
  return JSON.stringify({ type: 'Feature', properties, geometry })
}

/** Where it was put on the map, else where the device was; null for an observation of no place. */
function pointOf({ lat, lon, metadata }: ProjectDocument): object | null {
  const { position } = (metadata ?? {}) as { position?: { coords?: Coordinates } }
  const device = position?.coords
  const place =
    typeof lat === 'number' && typeof lon === 'number'
      ? toPosition({ latitude: lat, longitude: lon, altitude: device?.altitude })
      : toPosition(device)
  return place ? { type: 'Point', coordinates: place } : null
}

/** Null where there are fewer than the two positions that a line needs. */
function lineOf({ locations }: ProjectDocument): object | null {
  const coordinates = ((locations ?? []) as Array<{ coords?: Coordinates }>)
    .map(({ coords }) => toPosition(coords))
    .filter((position) => position !== undefined)
  return coordinates.length > 1 ? { type: 'LineString', coordinates } : null
}

function toPosition(
  coords: Partial<Record<keyof Coordinates, unknown>> = {},
): Position | undefined {
  const { latitude, longitude, altitude } = coords
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined
  return typeof altitude === 'number' ? [longitude, latitude, altitude] : [longitude, latitude]
}
