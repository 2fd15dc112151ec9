import test from 'brittle';
import { parseProjectFile, toAnyKeys } from '../../src/host/project-file.js';
import { MapeoWebError } from '../../src/lib/errors.js';
const SECRET = 'ab'.repeat(32);
const file = (change = {}) => ({
    projectName: 'River monitoring',
    projectKey: SECRET,
    encryptionKeys: { auth: SECRET, config: SECRET, data: SECRET, blobIndex: SECRET, blob: SECRET },
    ...change,
});
function refusal(text) {
    try {
        parseProjectFile(text);
    }
    catch (error) {
        if (error instanceof MapeoWebError && error.code === 'INVALID_PROJECT_FILE') {
            return error.message;
        }
        throw error;
    }
    return '';
}
test('one project, or an array of them', (t) => {
    const one = parseProjectFile(JSON.stringify(file()));
    t.absent(Array.isArray(one));
    if (!Array.isArray(one))
        t.is(toAnyKeys(one).projectKey.toString('hex'), SECRET);
    t.is(parseProjectFile(JSON.stringify([file(), file()])).length, 2);
});
test('what is wrong is told by its place, and never with a key in it', (t) => {
    const cases = [
        ['no name', file({ projectName: ' ' }), /"projectName"/],
        ['short key', file({ projectKey: SECRET.slice(2) }), /"projectKey": must be 64/],
        ['not hexadecimal', file({ projectKey: `zz${SECRET.slice(2)}` }), /"projectKey"/],
        ['key missing', file({ encryptionKeys: { auth: SECRET } }), /"encryptionKeys.config"/],
        ['unknown field', file({ projectSecret: SECRET }), /projectSecret/],
        ['no keys', file({ encryptionKeys: null }), /"encryptionKeys"/],
        ['second of three', [file(), file({ projectKey: 7 }), file()], /"1.projectKey"/],
        ['empty array', [], /./],
        ['a number', 7, /./],
        ['null', null, /./],
    ];
    for (const [name, value, message] of cases) {
        const said = refusal(JSON.stringify(value));
        t.ok(message.test(said), `${name}: ${said}`);
        t.absent(said.includes(SECRET.slice(0, 20)), `${name}: no key in the message`);
    }
});
test('JSON that breaks off inside a key does not put the key into the message', (t) => {
    const whole = JSON.stringify(file());
    for (let cut = 1; cut < whole.length; cut += 7) {
        const said = refusal(whole.slice(0, cut));
        t.ok(said.includes('not JSON') && !said.includes(SECRET.slice(0, 8)));
    }
    t.absent(refusal(`{"projectKey": ${SECRET}}`).includes(SECRET.slice(0, 8)));
});
//# sourceMappingURL=project-file.test.js.map