import { hex } from '../lib/keys.js';
export function viewProject(project, { open, damage, sessions }) {
    return {
        projectId: project.projectId,
        discoveryKey: hex(project.discoveryKey),
        name: project.name,
        protocol: project.protocol,
        open,
        connections: sessions.length,
        addedAt: project.addedAt,
        lastSyncAt: project.lastSyncAt,
        lastAnnouncedAt: project.lastAnnouncedAt,
        records: project.records,
        reachable: project.reachable,
        state: project.state,
        damage: damage ? viewDamage(damage) : null,
        sessions: sessions.map((session) => ({
            deviceId: session.deviceId,
            form: session.form,
            transport: session.connection.transport,
            sinceMs: session.startedAtMs,
            bytesRead: session.connection.bytesRead,
            bytesWritten: session.connection.bytesWritten,
            toSend: session.progress?.toSend ?? null,
            toReceive: session.progress?.toReceive ?? null,
            total: session.progress ? session.most : null,
        })),
    };
}
function viewDamage({ reason, sinceMs, retryAtMs }) {
    return { reason, sinceMs, retryAtMs };
}
//# sourceMappingURL=views.js.map