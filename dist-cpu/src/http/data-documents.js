/** CoMapeo has videos and others, which the attachments endpoint does not serve. */
const SERVED_ATTACHMENTS = new Set(['photo', 'audio']);
export function showDocument(type, document, place) {
    switch (type) {
        case 'observation':
            return {
                ...document,
                attachments: (document.attachments ?? [])
                    .filter((attachment) => SERVED_ATTACHMENTS.has(attachment.type))
                    .map(({ driveDiscoveryId, type: kind, name }) => ({
                    url: urlOf(place, 'attachments', driveDiscoveryId, kind, name),
                })),
                presetRef: showRef(document.presetRef, 'preset', place),
            };
        case 'track':
            return {
                ...document,
                observationRefs: showRefs(document.observationRefs, 'observation', place),
                presetRef: showRef(document.presetRef, 'preset', place),
            };
        case 'preset':
            return {
                ...document,
                fieldRefs: showRefs(document.fieldRefs, 'field', place),
                iconRef: showRef(document.iconRef, 'icon', place),
            };
        case 'field':
            return document;
    }
}
function showRef(ref, type, place) {
    if (ref === undefined || ref === null)
        return undefined;
    const { docId, versionId } = ref;
    return { docId, versionId, url: urlOf(place, type, docId) };
}
function showRefs(refs, type, place) {
    return (refs ?? []).map((ref) => showRef(ref, type, place));
}
/** Encoded: names come from other devices, and must not lead elsewhere on this host. */
function urlOf({ projectPublicId, baseUrl }, ...path) {
    return `${baseUrl}projects/${projectPublicId}/${path.map(encodeURIComponent).join('/')}`;
}
//# sourceMappingURL=data-documents.js.map