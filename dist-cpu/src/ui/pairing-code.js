import { MapeoWebError } from '../lib/errors.js';
import { formatLink } from '../lib/link.js';
/** Whoever photographs a screen has so long. */
const TOKEN_MS = 3_600_000;
/**
 * `plain`: where the peer is, which is no secret. `add`: with a one-time token. A token of the kind
 * `join` gives all keys away, so it is for who may use the control socket: `mapeo-web link --join`.
 */
export const LINK_KINDS = ['plain', 'add'];
/** @throws `INVALID_CONFIG` where the network has no bootstrap node to name */
export async function pairingCode(peer, kind) {
    const { publicKey, dht } = peer.status();
    if (dht.bootstrapNodes.length === 0) {
        const message = 'this network has no bootstrap node to put in a link';
        const fix = 'Start the peer with --bootstrap HOST:PORT, the nodes that others join through.';
        throw new MapeoWebError('INVALID_CONFIG', message, { fix });
    }
    const address = {
        publicKey: Buffer.from(publicKey, 'hex'),
        bootstrap: dht.bootstrapNodes,
    };
    const token = kind === 'plain' ? undefined : peer.tokens.create(kind, TOKEN_MS);
    const expiry = token && { token: token.secret, expiresAt: token.expiresAt };
    const link = formatLink({ ...address, ...expiry });
    const { default: qrcode } = await import('qrcode');
    // A screen has no scratches, and fewer dots are easier to scan.
    const svg = await qrcode.toString(link, { type: 'svg', errorCorrectionLevel: 'L', margin: 4 });
    const image = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    return { kind, link, image, expiresAt: token?.expiresAt ?? null };
}
//# sourceMappingURL=pairing-code.js.map