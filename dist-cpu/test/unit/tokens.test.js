/** One-time tokens, with a clock that is wound by hand. */
import test, {} from 'brittle';
import { openHostDb } from '../../src/host/host-db.js';
import { Tokens } from '../../src/host/tokens.js';
import { ManualClock } from '../helpers/clock.js';
import { errorCode } from '../helpers/error-code.js';
const HOUR_MS = 3_600_000;
function createTokens(t) {
    const clock = new ManualClock();
    const db = openHostDb(':memory:');
    t.teardown(() => db.close());
    return { clock, db, tokens: new Tokens({ db, clock }) };
}
test('a token is good once, for its kind', (t) => {
    const { tokens } = createTokens(t);
    const { secret, tokenId } = tokens.create('add', HOUR_MS);
    t.is(secret.length, 32);
    t.is(errorCode(() => tokens.redeem(secret, 'join')), 'TOKEN_REFUSED', 'of another kind');
    t.is(errorCode(() => tokens.redeem('', 'add')), 'TOKEN_REFUSED');
    t.is(errorCode(() => tokens.redeem(tokenId, 'add')), 'TOKEN_REFUSED', 'the id is no secret');
    const redemption = tokens.redeem(secret, 'add');
    t.is(tokens.list()[0]?.state, 'open', 'until it is committed');
    redemption.commit('project');
    t.is(errorCode(() => tokens.redeem(secret, 'add')), 'TOKEN_REFUSED');
    const [view] = tokens.list();
    t.is(view?.state, 'used');
    t.is(view?.usedFor, 'project');
    redemption.cancel();
    t.is(tokens.list()[0]?.state, 'used', 'a late cancel changes nothing');
});
test('a failed attempt does not use it up; two at once cannot both succeed', (t) => {
    const { tokens } = createTokens(t);
    const { secret } = tokens.create('join', HOUR_MS);
    const first = tokens.redeem(secret, 'join');
    t.is(errorCode(() => tokens.redeem(secret, 'join')), 'TOKEN_REFUSED');
    first.cancel();
    first.commit('too late');
    t.is(tokens.list()[0]?.state, 'open');
    tokens.redeem(secret, 'join').commit('device');
    t.is(tokens.list()[0]?.usedFor, 'device');
});
test('tokens expire, and can be revoked', async (t) => {
    const { clock, tokens } = createTokens(t);
    const old = tokens.create('add', HOUR_MS);
    t.is(old.expiresAt % 1000, 0);
    await clock.wind(HOUR_MS);
    t.is(errorCode(() => tokens.redeem(old.secret, 'add')), 'TOKEN_REFUSED');
    const revoked = tokens.create('add', HOUR_MS);
    t.is(tokens.revoke(revoked.tokenId).state, 'revoked');
    t.is(errorCode(() => tokens.redeem(revoked.secret, 'add')), 'TOKEN_REFUSED');
    t.is(errorCode(() => tokens.revoke('nothing')), 'TOKEN_NOT_FOUND');
    const used = tokens.create('add', HOUR_MS);
    tokens.redeem(used.secret, 'add').commit('project');
    t.is(tokens.revoke(used.tokenId).state, 'used', 'what is done is done');
    const states = tokens.list().map(({ state }) => state);
    t.alike(states.sort(), ['expired', 'revoked', 'used']);
    await clock.wind(100 * 24 * HOUR_MS);
    tokens.create('add', HOUR_MS);
    t.is(tokens.list().length, 1, 'what became of old ones is forgotten');
});
test('how long it lives is bounded, and no secret is stored', (t) => {
    const { db, tokens } = createTokens(t);
    for (const ttlMs of [0, -1, Number.NaN, 59_000, 10 * 366 * 24 * HOUR_MS]) {
        t.is(errorCode(() => tokens.create('add', ttlMs)), 'INVALID_CONFIG', String(ttlMs));
    }
    const { secret } = tokens.create('add', HOUR_MS);
    const stored = JSON.stringify(db.prepare('SELECT *, hex(hash) FROM token').all());
    t.absent(stored.includes(secret));
    t.absent(JSON.stringify(tokens.list()).includes(secret));
});
//# sourceMappingURL=tokens.test.js.map