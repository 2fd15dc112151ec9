/** Whether a UDP port can be bound, asked of the kernel before HyperDHT is. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import { asError, codeOf, MapeoWebError } from './errors.js';
import { ipv4Scope } from './ipv4.js';
/**
 * HyperDHT (6.34.0) on a port it cannot have is neither usable nor closable: its network watcher
 * stays and keeps the process alive. So the port is tried with a plain socket first.
 * @throws `UNBINDABLE_ADDRESS`, `PORT_IN_USE`, `INVALID_CONFIG` where the system forbids the port.
 */
export async function probeUdpPort(bindHost, port) {
    if (bindHost !== '0.0.0.0' && ipv4Scope(bindHost) === undefined) {
        throw new MapeoWebError('UNBINDABLE_ADDRESS', `"${bindHost}" is not an IPv4 address`);
    }
    const socket = dgram.createSocket('udp4');
    try {
        socket.bind({ address: bindHost, port, exclusive: true });
        await once(socket, 'listening');
    }
    catch (error) {
        throw bindError(error, bindHost, port);
    }
    finally {
        const closed = once(socket, 'close');
        socket.close();
        await closed;
    }
}
/** What the failure of binding `bindHost:port` means for the user. */
export function bindError(error, bindHost, port) {
    const code = codeOf(error);
    const options = { cause: error };
    if (code === 'EADDRINUSE') {
        return new MapeoWebError('PORT_IN_USE', `UDP port ${port} of ${bindHost} is taken`, options);
    }
    if (code === 'EADDRNOTAVAIL' || code === 'EINVAL') {
        const detail = `${bindHost} is not an address of this machine`;
        return new MapeoWebError('UNBINDABLE_ADDRESS', detail, options);
    }
    if (code === 'EACCES' || code === 'EPERM') {
        const fix = 'Choose a --port above 1023, or allow this user to bind lower ones.';
        const detail = `this user may not bind UDP port ${port} of ${bindHost}`;
        return new MapeoWebError('INVALID_CONFIG', detail, { ...options, fix });
    }
    return asError(error);
}
//# sourceMappingURL=udp.js.map