const entry = import.meta.resolve('@comapeo/core');
const projectModule = (await import(new URL('./mapeo-project.js', entry).href));
const iconModule = (await import(new URL('./icon-api.js', entry).href));
export function blobStoreOf(project) {
    return project[projectModule.kBlobStore];
}
/** The closest variant of that media type. Rejects where there is none; never waits for one. */
export function readIcon({ $icons }, docId, variant) {
    const icons = $icons;
    return icons[iconModule.kGetIconBlob].call($icons, docId, variant);
}
//# sourceMappingURL=comapeo-media.js.map