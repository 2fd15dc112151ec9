/** Where figures come from: they mean nothing without it. */
import os from 'node:os';
export function describeMachine() {
    const cpus = os.cpus();
    return {
        cpu: cpus[0]?.model.trim() ?? 'unknown',
        cores: cpus.length,
        memoryGb: Math.round(os.totalmem() / 2 ** 30),
        kernel: `${os.type()} ${os.release().split('-')[0] ?? ''}`,
        node: process.version,
        date: new Date().toISOString().slice(0, 10),
    };
}
//# sourceMappingURL=machine.js.map