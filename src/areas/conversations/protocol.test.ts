import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ORPCError } from '@orpc/client';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { ProtocolVersion, ProtocolWriting } from './protocol-contract.ts';
import { copyOf } from './protocol-rules.ts';
import type { OwnProtocol } from './protocol-schema.ts';
import { findProtocol } from './protocol-store.ts';
import { refuses } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const api = (name: Parameters<World['as']>[0]) => world.as(name).conversations;
const dataTalk = 'jointly-sample-data-conversation';

/** What a coach writes in Spanish, and only in Spanish. */
const shortTalk: OwnProtocol = {
  purposeKind: 'planning',
  title: { es: 'Diez minutos antes de planificar' },
  about: { es: 'Para empezar juntos.' },
  agreement: { es: 'Hablamos de la práctica.' },
  listening: [],
  roles: [],
  steps: [
    {
      id: 'begin',
      minutes: 10,
      title: { es: 'Empezar' },
      purpose: { es: 'Llegar.' },
      speaks: 'round',
      together: false,
      prompts: [{ es: '¿Qué trae usted hoy?' }],
      avoid: [],
    },
  ],
  checkIn: [],
  research: [],
};

const writingOf = (changes: Partial<ProtocolWriting> = {}): ProtocolWriting => ({
  id: `own-${newId()}`,
  versionId: newId(),
  basedOn: null,
  startedFrom: null,
  language: 'es',
  content: shortTalk,
  ...changes,
});

test('everybody reads the library and a sample, whole in three languages, with its research by name', async () => {
  const library = await api('walt').listProtocols();
  const found = library.find(({ id }) => id === dataTalk);
  assert.equal(found?.isSample, true);
  assert.equal(found?.minutes, 50);
  const { protocol, own, mayWrite } = await api('walt').readProtocol({ id: dataTalk });
  assert.equal(own, null);
  assert.equal(mayWrite, false);
  assert.equal(protocol.steps.length, 4);
  assert.ok(protocol.research.every(({ work }) => work.title.length > 0));
});

test('a coach writes a protocol in Spanish; readers of English and Arabic read the Spanish', async () => {
  const writing = writingOf();
  const written = await api('elena').writeProtocol(writing);
  assert.equal(written.own?.shown.language, 'es');
  assert.equal(written.own?.shown.writtenBy, 'Elena Vargas');
  const { protocol } = await api('theo').readProtocol({ id: writing.id });
  assert.equal(protocol.title.en, 'Diez minutos antes de planificar');
  assert.equal(protocol.steps[0]?.prompts[0]?.ar, '¿Qué trae usted hoy?');
  assert.equal(protocol.version, '1.0.0');
  const summary = (await api('theo').listProtocols()).find(({ id }) => id === writing.id);
  assert.deepEqual([summary?.isSample, summary?.minutes, summary?.purposeKind], [false, 10, 'planning']);
});

test('a copy of a sample keeps its languages and says what it was copied from', async () => {
  const sample = await inDistrict((tx) => findProtocol(tx, dataTalk));
  assert.ok(sample);
  const content = { ...copyOf(sample), title: { en: 'Our data conversation' } };
  const page = await api('dana').writeProtocol(writingOf({ content, startedFrom: dataTalk, language: 'en' }));
  assert.equal(page.own?.startedFrom?.id, dataTalk);
  assert.equal(page.protocol.title.es, 'Our data conversation');
  assert.equal(page.protocol.steps[0]?.title.es, 'Hechos');
  assert.equal(page.protocol.research.length, sample.research.length);
});

test('each save is a version; the same again is accepted, something else under its id is refused', async () => {
  const first = writingOf();
  await api('priya').writeProtocol(first);
  assert.equal((await api('priya').writeProtocol(first)).own?.versions.length, 1);
  await refuses(api('priya').writeProtocol({ ...first, language: 'en' }), 'record/different-content');
  const second = {
    ...first,
    versionId: newId(),
    basedOn: first.versionId,
    content: { ...shortTalk, title: { es: 'Quince minutos' } },
  };
  const after = await api('sam').writeProtocol(second);
  assert.deepEqual(
    after.own?.versions.map(({ number, writtenBy }) => [number, writtenBy]),
    [
      [2, 'Sam Ortiz'],
      [1, 'Priya Raman'],
    ],
  );
  // The first save, delivered once more, changes nothing.
  assert.equal((await api('priya').writeProtocol(first)).protocol.title.es, 'Quince minutos');
  const earlier = await api('theo').readProtocol({ id: first.id, version: 1 });
  assert.equal(earlier.protocol.title.es, 'Diez minutos antes de planificar');
  await refuses(api('theo').readProtocol({ id: first.id, version: 3 }), 'record/not-found');
});

test('two people edit: the later save is refused with the newer version, and nothing of either is lost', async () => {
  const first = writingOf();
  await api('elena').writeProtocol(first);
  const next = (title: string) => ({
    ...first,
    versionId: newId(),
    basedOn: first.versionId,
    content: { ...shortTalk, title: { es: title } },
  });
  await api('dana').writeProtocol(next('De Dana'));
  const stale = next('De Elena');
  const error = await api('elena')
    .writeProtocol(stale)
    .then(
      () => assert.fail('the stale save was accepted'),
      (refused: unknown) => refused,
    );
  assert.ok(error instanceof ORPCError && error.code === 'conversations/protocol-changed');
  const { current } = error.data as { current: ProtocolVersion };
  assert.equal(current.writtenBy, 'Dana Whitfield');
  assert.equal(current.content.title.es, 'De Dana');
  const page = await api('elena').writeProtocol({ ...stale, basedOn: current.versionId });
  assert.equal(page.protocol.title.es, 'De Elena');
  assert.equal(page.own?.versions.length, 3);
});

test('of two saves at once on the same version, one is written and one is refused', async () => {
  const first = writingOf();
  await api('elena').writeProtocol(first);
  const saves = ['dana', 'sam'] as const;
  const results = await Promise.allSettled(
    saves.map((name) => api(name).writeProtocol({ ...first, versionId: newId(), basedOn: first.versionId })),
  );
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});

test('who may not write a protocol is turned away', async () => {
  for (const name of ['theo', 'rosa', 'walt', 'ursula', 'bruno'] as const)
    await refuses(api(name).writeProtocol(writingOf()), 'session/not-in-this-capacity');
  await refuses(api(null).writeProtocol(writingOf()), 'session/none');
  await refuses(api(null).listProtocols(), 'session/none');
});

test('refuses a work in no list, a copy of nothing, and a version of a protocol that is not there', async () => {
  const research = [{ work: 'nobody-1999', note: { es: 'Nadie lo escribió.' } }];
  await refuses(
    api('elena').writeProtocol(writingOf({ content: { ...shortTalk, research } })),
    'conversations/unknown-work',
    { works: ['nobody-1999'] },
  );
  await refuses(api('elena').writeProtocol(writingOf({ startedFrom: 'no-such-one' })), 'record/not-found');
  await refuses(api('elena').writeProtocol(writingOf({ basedOn: newId() })), 'record/not-found');
  await refuses(api('elena').readProtocol({ id: `own-${newId()}` }), 'record/not-found');
  await refuses(api('elena').readProtocol({ id: dataTalk, version: 1 }), 'record/not-found');
});

test('what cannot be read is refused: no step, a text in no language, a field for a teacher, the id of a sample', async () => {
  const [step] = shortTalk.steps;
  assert.ok(step);
  const broken: object[] = [
    { content: { ...shortTalk, steps: [] } },
    { content: { ...shortTalk, title: {} } },
    { content: { ...shortTalk, steps: [step, step] } },
    { content: { ...shortTalk, teacher: 'Grace' } },
    { id: dataTalk },
  ];
  for (const changes of broken)
    await refuses(api('elena').writeProtocol(writingOf(changes)), 'request/not-readable');
});

test('a protocol is put away and taken up again; put away, it stays readable', async () => {
  const writing = writingOf();
  await api('elena').writeProtocol(writing);
  const away = { id: writing.id, actId: newId() };
  assert.equal((await api('sam').retireProtocol(away)).own?.isRetired, true);
  assert.equal((await api('sam').retireProtocol(away)).own?.isRetired, true);
  await refuses(api('sam').takeUpProtocol(away), 'record/different-content');
  assert.equal((await api('theo').readProtocol({ id: writing.id })).protocol.id, writing.id);
  const found = await inDistrict((tx) => findProtocol(tx, writing.id));
  assert.equal(found?.title.en, 'Diez minutos antes de planificar');
  const back = { id: writing.id, actId: newId() };
  assert.equal((await api('dana').takeUpProtocol(back)).own?.isRetired, false);
  // Delivered late once more, the first act changes nothing.
  assert.equal((await api('sam').retireProtocol(away)).own?.isRetired, false);
  await refuses(api('theo').retireProtocol({ ...away, actId: newId() }), 'session/not-in-this-capacity');
  await refuses(api('sam').retireProtocol({ id: `own-${newId()}`, actId: newId() }), 'record/not-found');
  const acts = await world.query<{ act: string }>(
    `select act from audit.entries where detail ->> 'protocolId' = $1 order by id`,
    [writing.id],
  );
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['conversations/protocol-written', 'conversations/protocol-retired', 'conversations/protocol-taken-up'],
  );
});

test('what was written stays: no version is changed or removed, and another district sees none', async () => {
  const writing = writingOf();
  await api('elena').writeProtocol(writing);
  await assert.rejects(world.query('delete from conversations.protocols'), /keeps its rows/);
  await refuses(api('stranger').readProtocol({ id: writing.id }), 'record/not-found');
  assert.ok((await api('stranger').listProtocols()).every(({ isSample }) => isSample));
});

function inDistrict<Result>(work: (tx: Parameters<typeof findProtocol>[0]) => Promise<Result>) {
  return world.database.inDistrict(world.districtId, work);
}
