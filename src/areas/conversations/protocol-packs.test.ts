import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';
import { loadProtocolLibrary, readProtocolLibrary } from './protocol-file.ts';
import { asPack, completed, copyOf, mapTexts } from './protocol-rules.ts';
import { OwnProtocol, type ProtocolPack, protocolPurposes, type Wording } from './protocol-schema.ts';

const samples = [...readProtocolLibrary().protocols.values()];

/** Every text of a protocol, for looking at all of them. */
function textsOf(pack: ProtocolPack): Wording[] {
  const found: Wording[] = [];
  mapTexts<Wording, null>(copyOf(pack) as never, (text) => {
    found.push(text);
    return null;
  });
  return found;
}

test('there is a sample for every purpose for which people come together', () => {
  assert.deepEqual(new Set(samples.map(({ purposeKind }) => purposeKind)), new Set(protocolPurposes));
  for (const { sample, id } of samples) assert.ok(sample && id.startsWith('jointly-sample-'), id);
});

test('every sample says how to listen, begins with strengths, and ends with a check-in without names', () => {
  for (const { id, listening, checkIn, steps, roles } of samples) {
    assert.ok(listening.length >= 3 && listening.length <= 4, id);
    assert.ok(checkIn.length >= 3 && checkIn.length <= 4, id);
    assert.ok(roles.length >= 2 && roles.length <= 3, id);
    assert.ok(steps.length >= 4 && steps.length <= 6, id);
    for (const { prompts, avoid } of steps) {
      assert.ok(prompts.length >= 2 && prompts.length <= 4, id);
      assert.ok(avoid.length >= 1 && avoid.length <= 3, id);
    }
    const early = JSON.stringify([listening, steps.slice(0, 2)]);
    assert.match(early, /strength|went well|goes well|value in you|students can do/i, id);
  }
});

test('people write before they speak somewhere in every new sample but the walk', () => {
  for (const { id, steps, purposeKind } of samples)
    if (!['data', 'learning_walk'].includes(purposeKind))
      assert.ok(
        steps.some(({ together }) => together),
        id,
      );
});

test('every text is whole in three languages, each in its own letters', () => {
  for (const pack of samples)
    for (const { en, es, ar } of textsOf(pack)) {
      assert.match(ar, /\p{Script=Arabic}/u, en);
      assert.doesNotMatch(en + es, /\p{Script=Arabic}/u, en);
      assert.notEqual(en, es);
      assert.doesNotMatch(en + es + ar, /[!¡]/, en);
    }
});

test('no note on research says that a practice causes or improves anything', () => {
  for (const { id, research } of samples) {
    assert.ok(research.length > 0, id);
    for (const { note } of research)
      assert.doesNotMatch(
        note.en,
        /\b(improv(es|ing)|cause[sd]?\s+(more|better|less)|causing|proves|guarantees?)\b/i,
        note.en,
      );
  }
});

test('a pack that is broken stops whoever needs it, with the file and the reason', () => {
  const [sample] = samples;
  assert.ok(sample);
  const broken: [string, RegExp][] = [
    ['{', /packs\/protocols\/ours\.json cannot be used/],
    [JSON.stringify({ ...sample, teacher: 'Grace' }), /ours\.json cannot be used: [\s\S]*teacher/],
    [JSON.stringify({ ...sample, title: { en: 'Only English' } }), /ours\.json cannot be used: [\s\S]*title/],
    [JSON.stringify({ ...sample, research: [{ work: 'nobody-1999', note: sample.title }] }), /nobody-1999/],
    [JSON.stringify({ ...sample, research: [], id: 'own-talk' }), /the districts'/],
  ];
  for (const [text, reason] of broken)
    withPacks({ ours: text }, (folder) => assert.throws(() => loadProtocolLibrary(folder), reason));
});

test('two packs with one id are refused', () => {
  const text = JSON.stringify({ ...samples[0], research: [] });
  withPacks({ one: text, two: text }, (folder) =>
    assert.throws(() => loadProtocolLibrary(folder), /two\.json cannot be used: the id .* is taken/),
  );
});

test('a text in one language is read in every language; one in the language of writing comes first', () => {
  assert.deepEqual(completed({ es: 'Escuchar' }, 'es'), { en: 'Escuchar', es: 'Escuchar', ar: 'Escuchar' });
  assert.equal(completed({ en: 'Listen', es: 'Escuchar' }, 'es').ar, 'Escuchar');
  assert.equal(completed({ en: 'Listen' }, 'ar').es, 'Listen');
});

test('a copy of every sample is a protocol of one’s own, and says the same', () => {
  for (const pack of samples) {
    const own = OwnProtocol.parse(copyOf(pack));
    const again = asPack(own, { id: pack.id, number: 1, language: 'ar' });
    assert.deepEqual({ ...again, version: pack.version, sample: true }, pack);
  }
});

/** A folder of packs with these protocols and no works, for as long as it is needed. */
function withPacks(protocols: Record<string, string>, work: (folder: URL) => void): void {
  const { path, remove } = temporaryDirectory('jointly-packs-');
  try {
    for (const name of ['protocols', 'research']) mkdirSync(`${path}/${name}`);
    writeFileSync(`${path}/research/works.json`, '[]');
    for (const [name, text] of Object.entries(protocols))
      writeFileSync(`${path}/protocols/${name}.json`, text);
    work(pathToFileURL(`${path}/`));
  } finally {
    remove();
  }
}
