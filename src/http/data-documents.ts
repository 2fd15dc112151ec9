/** Records as the data endpoints show them: what refers to something else says where to get it. */
import type { DocumentType, ProjectDocument } from '../sync/engine.js'

interface Ref {
  docId: string
  versionId: string
}

interface Attachment {
  driveDiscoveryId: string
  type: string
  name: string
}

export interface DocumentPlace {
  projectPublicId: string
  /** Ends with "/". */
  baseUrl: string
}

/** CoMapeo has videos and others, which the attachments endpoint does not serve. */
const SERVED_ATTACHMENTS = new Set(['photo', 'audio'])

export function showDocument(
  type: DocumentType,
  document: ProjectDocument,
  place: DocumentPlace,
): object {
  switch (type) {
    case 'observation':
      return {
        ...document,
        attachments: ((document.attachments ?? []) as Attachment[])
          .filter((attachment) => SERVED_ATTACHMENTS.has(attachment.type))
          .map(({ driveDiscoveryId, type: kind, name }) => ({
            url: urlOf(place, 'attachments', driveDiscoveryId, kind, name),
          })),
        presetRef: showRef(document.presetRef, 'preset', place),
      }
    case 'track':
      return {
        ...document,
        observationRefs: showRefs(document.observationRefs, 'observation', place),
        presetRef: showRef(document.presetRef, 'preset', place),
      }
    case 'preset':
      return {
        ...document,
        fieldRefs: showRefs(document.fieldRefs, 'field', place),
        iconRef: showRef(document.iconRef, 'icon', place),
      }
    case 'field':
      return document
  }
}

function showRef(ref: unknown, type: string, place: DocumentPlace): object | undefined {
  if (ref === undefined || ref === null) return undefined
  const { docId, versionId } = ref as Ref
  return { docId, versionId, url: urlOf(place, type, docId) }
}

function showRefs(refs: unknown, type: string, place: DocumentPlace): object[] {
  return ((refs ?? []) as Ref[]).map((ref) => showRef(ref, type, place) as object)
}

/** Encoded: names come from other devices, and must not lead elsewhere on this host. */
function urlOf({ projectPublicId, baseUrl }: DocumentPlace, ...path: string[]): string {
  return `${baseUrl}projects/${projectPublicId}/${path.map(encodeURIComponent).join('/')}`
}
