import test from 'brittle';
import { Shaper } from '../../src/relay/shaper.js';
import { addressed, destroyAfter, isDestroy, streamIdOf } from '../../src/relay/udx-packet.js';
import { ManualClock } from '../helpers/clock.js';
const PACKET_BYTES = 1000;
const RATE = 100_000;
/** Flows that always have something to send. */
function crowd(clock, flows) {
    const shaper = new Shaper({ clock }, { bytesPerSecond: RATE });
    const sent = Array.from({ length: flows }, () => ({ bytes: 0, dropped: 0 }));
    const offer = (flow, packetBytes = PACKET_BYTES) => {
        const isTaken = shaper.push(flow, packetBytes, () => (flow.bytes += packetBytes));
        if (!isTaken)
            flow.dropped += packetBytes;
        return isTaken;
    };
    const total = () => sent.reduce((sum, { bytes }) => sum + bytes, 0);
    return { shaper, sent, offer, total };
}
test('no more than the bandwidth passes, however much comes', async (t) => {
    const clock = new ManualClock();
    const { shaper, sent, offer, total } = crowd(clock, 1);
    const [flow] = sent;
    for (let ms = 0; ms < 10_000; ms += 10) {
        for (let n = 0; n < 5; n++)
            offer(flow);
        await clock.wind(10);
    }
    const burstBytes = 16 * 1024;
    t.ok(total() <= RATE * 10 + burstBytes + PACKET_BYTES, `${total()} bytes in 10 s`);
    t.ok(total() >= RATE * 10 * 0.98, 'and no less');
    t.ok(flow.dropped > 0, 'the queue is short');
    shaper.close();
    t.is(clock.pending, 0);
});
test('each flow has an equal share, whatever the size of its packets', async (t) => {
    const clock = new ManualClock();
    const { shaper, sent, offer } = crowd(clock, 4);
    const sizes = [1400, 1400, 200, 700];
    for (let ms = 0; ms < 20_000; ms += 10) {
        for (const [n, flow] of sent.entries()) {
            for (let bytes = 0; bytes < 2800; bytes += sizes[n] ?? 1)
                offer(flow, sizes[n]);
        }
        await clock.wind(10);
    }
    for (const [n, { bytes }] of sent.entries()) {
        const share = bytes / ((RATE * 20) / 4);
        t.ok(share > 0.95 && share < 1.1, `flow ${n} has ${share.toFixed(2)} of its share`);
    }
    shaper.close();
});
test('nothing waits for long, however many there are', async (t) => {
    for (const flows of [1, 4, 16]) {
        const clock = new ManualClock();
        const bytesPerSecond = 1_250_000;
        const shaper = new Shaper({ clock }, { bytesPerSecond });
        const crowd = Array.from({ length: flows }, () => ({}));
        let longestMs = 0;
        for (let ms = 0; ms < 3000; ms += 5) {
            const atMs = clock.now();
            const onSent = () => (longestMs = Math.max(longestMs, clock.now() - atMs));
            for (const flow of crowd)
                for (let n = 0; n < 8; n++)
                    shaper.push(flow, PACKET_BYTES, onSent);
            await clock.wind(5);
        }
        t.ok(longestMs > 0 && longestMs <= 450, `${flows} flows: ${longestMs} ms`);
        shaper.close();
    }
});
test('what one leaves, the others have; who comes late waits for nobody', async (t) => {
    const clock = new ManualClock();
    const { shaper, sent, offer } = crowd(clock, 2);
    const [greedy, modest] = sent;
    for (let ms = 0; ms < 10_000; ms += 10) {
        for (let n = 0; n < 4; n++)
            offer(greedy);
        if (ms % 100 === 0)
            t.ok(offer(modest), 'its own queue is not full');
        await clock.wind(10);
    }
    t.ok(modest.bytes >= 99 * PACKET_BYTES);
    t.ok(greedy.bytes > RATE * 10 * 0.85);
    shaper.remove(greedy);
    shaper.close();
    t.is(clock.pending, 0);
});
test('a clock that is set back stops nothing', async (t) => {
    const clock = new ManualClock();
    const { shaper, sent, offer, total } = crowd(clock, 1);
    for (let n = 0; n < 60; n++)
        offer(sent[0]);
    const before = total();
    clock.set(clock.now() - 3_600_000);
    await clock.wind(200);
    t.ok(total() > before);
    shaper.close();
});
test('the header of a UDX packet', (t) => {
    const packet = Buffer.alloc(40, 7);
    packet.set([0xff, 1, 1, 0]);
    packet.writeUInt32LE(1234, 4);
    packet.writeUInt32LE(0xffffffff, 12);
    packet.writeUInt32LE(99, 16);
    t.is(streamIdOf(packet), 1234);
    t.is(streamIdOf(packet.subarray(0, 19)), undefined, 'too short');
    t.is(streamIdOf(Buffer.alloc(40, 3)), undefined, 'a request of the DHT');
    const copy = addressed(packet, 5678);
    t.is(streamIdOf(copy), 5678);
    t.is(streamIdOf(packet), 1234, 'a copy');
    t.alike(copy.subarray(20), packet.subarray(20), 'nothing else is changed');
    t.absent(isDestroy(packet));
    const end = destroyAfter(copy);
    t.ok(isDestroy(end));
    t.is(end.byteLength, 20);
    t.is(end.readUInt32LE(12), 0, 'the next one, with wrapping');
    t.is(end.readUInt32LE(16), 99);
});
//# sourceMappingURL=relay-shaper.test.js.map