import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { TermId } from './profile-contract.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const office = () => world.as('odette').district;
const lakeside = () => ({ list: 'buildings' as const, id: world.place('Lakeside Elementary') });
const names = (places: { name: string }[]) => places.map(({ name }) => name);

test('shows the district to everybody who is signed in', async () => {
  for (const name of ['theo', 'walt', 'bruno', 'sam'] as NamedPerson[]) {
    const profile = await world.as(name).district.readProfile();
    assert.equal(profile.name, 'Maple Ridge Community Schools');
    assert.deepEqual(names(profile.buildings), [
      'Lakeside Elementary',
      'Birchwood Middle',
      'Maple Ridge High',
    ]);
    assert.deepEqual(names(profile.bands), ['K-2', '3-5', '6-8', '9-12']);
    assert.deepEqual(
      profile.subjects.map(({ key }) => key),
      ['mathematics', 'english-language-arts'],
    );
  }
});

test('changes name, language and time zone, and records it', async () => {
  const details = { name: 'Maple Ridge Schools', language: 'ar' as const, timeZone: 'America/Menominee' };
  const profile = await office().changeDetails(details);
  assert.deepEqual([profile.name, profile.language, profile.timeZone], Object.values(details));
  await office().changeDetails({ ...details, name: 'Maple Ridge Community Schools', language: 'en' });
  const entries = await world.query<{ person_id: string }>(
    `select person_id from audit.entries where act = 'district/details-changed'`,
  );
  assert.deepEqual(
    entries.map(({ person_id }) => person_id),
    [world.person('odette').id, world.person('odette').id],
  );
});

test('adds a building at the end, the same again without a second, and catches one that is typed twice', async () => {
  const asked = { list: 'buildings' as const, id: newId(), name: 'Cedar  Elementary' };
  const profile = await world.as('sam').district.addPlace(asked);
  assert.equal(profile.buildings.at(-1)?.name, 'Cedar Elementary');
  assert.deepEqual(await office().addPlace(asked), profile);
  await assert.rejects(office().addPlace({ ...asked, name: 'Oak' }), { code: 'record/different-content' });
  for (const name of ['cedar elementary', ' CEDAR   Elementary '])
    await assert.rejects(office().addPlace({ ...asked, id: newId(), name }), {
      code: 'district/same-name-twice',
      data: { list: 'buildings', name: 'Cedar Elementary' },
    });
  const both = await Promise.allSettled(
    ['Elm', 'ELM'].map((name) => office().addPlace({ list: 'buildings', id: newId(), name })),
  );
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
});

test('gives a subject the key by which it finds its models', async () => {
  const profile = await office().addPlace({
    list: 'subjects',
    id: newId(),
    name: 'Estudios sociales',
    key: 'social-studies',
  });
  assert.equal(profile.subjects.at(-1)?.key, 'social-studies');
  const other = await office().addPlace({ list: 'subjects', id: newId(), name: 'Visual Arts' });
  assert.equal(other.subjects.at(-1)?.key, 'visual-arts');
});

test('renames a place, but not to the name of another', async () => {
  const profile = await office().renamePlace({ ...lakeside(), name: 'Lakeside Primary' });
  assert.equal(profile.buildings[0]?.name, 'Lakeside Primary');
  await assert.rejects(office().renamePlace({ ...lakeside(), name: 'birchwood middle' }), {
    code: 'district/same-name-twice',
  });
  await office().renamePlace({ ...lakeside(), name: 'LAKESIDE Elementary' });
  await office().renamePlace({ ...lakeside(), name: 'Lakeside Elementary' });
});

test('ends a building in use without deleting it, opens it again, and keeps one open', async () => {
  const ended = await office().endPlace({ ...lakeside(), endedOn: '2026-06-30' });
  assert.deepEqual(ended.buildings[0]?.endedOn, '2026-06-30');
  assert.equal((await world.as('theo').people.readSession()).capacities[0]?.building, 'Lakeside Elementary');
  await assert.rejects(office().addPlace({ list: 'buildings', id: newId(), name: 'Lakeside Elementary' }), {
    code: 'district/same-name-twice',
  });
  await office().endPlace({ ...lakeside(), endedOn: null });
  const { bands } = await office().readProfile();
  for (const { id } of bands.slice(1)) await office().endPlace({ list: 'bands', id, endedOn: '2026-06-30' });
  await assert.rejects(office().endPlace({ list: 'bands', id: bands[0]?.id ?? '', endedOn: '2026-06-30' }), {
    code: 'district/last-place',
    data: { list: 'bands' },
  });
});

test('puts the bands into the district’s own order, and takes no list that lacks one', async () => {
  const { bands } = await office().readProfile();
  const ids = bands.map(({ id }) => id as string).toReversed();
  const profile = await office().orderPlaces({ list: 'bands', ids });
  assert.deepEqual(names(profile.bands), ['9-12', '6-8', '3-5', 'K-2']);
  for (const wrong of [ids.slice(1), [...ids.slice(1), ids[1] ?? ''], [...ids, newId()]])
    await assert.rejects(office().orderPlaces({ list: 'bands', ids: wrong }), {
      code: 'district/order-incomplete',
    });
});

test('sets the terms, in place of the present ones, and refuses two that share a day', async () => {
  const term = (name: string, startsOn: string, endsOn: string) => ({
    id: newId() as TermId,
    name,
    startsOn,
    endsOn,
  });
  const [fall, spring] = [
    term('Fall', '2026-09-01', '2027-01-22'),
    term('Spring', '2027-01-25', '2027-06-11'),
  ];
  await office().setTerms({ terms: [spring, fall] });
  const { terms } = await office().setTerms({ terms: [spring, fall] });
  assert.deepEqual(terms, [fall, spring]);
  await assert.rejects(office().setTerms({ terms: [fall, { ...spring, startsOn: '2027-01-22' }] }), {
    code: 'district/terms-overlap',
    data: { one: 'Fall', other: 'Spring' },
  });
  await assert.rejects(office().setTerms({ terms: [term('Back', '2026-09-02', '2026-09-01')] }), {
    code: 'district/terms-overlap',
    data: { one: 'Back', other: 'Back' },
  });
});

test('lets only the district office and the superintendent change anything', async () => {
  const asked = { list: 'buildings' as const, id: newId(), name: 'Oak' };
  for (const name of ['theo', 'priya', 'dana', 'ursula', 'bruno'] as NamedPerson[])
    await assert.rejects(world.as(name).district.addPlace(asked), { code: 'session/not-in-this-capacity' });
  await assert.rejects(world.as(null).district.readProfile(), { code: 'session/none' });
});

test('says what cannot be read', async () => {
  await assert.rejects(office().changeDetails({ name: ' ', language: 'en', timeZone: 'Mars/Olympus' }), {
    code: 'request/not-readable',
    data: {
      issues: [
        { path: 'name', message: 'Too small: expected string to have >=1 characters' },
        { path: 'timeZone', message: 'not a time zone' },
      ],
    },
  });
});

test('keeps districts apart', async () => {
  const stranger = world.as('stranger').district;
  assert.deepEqual((await stranger.readProfile()).buildings, []);
  await assert.rejects(stranger.renamePlace({ ...lakeside(), name: 'Ours' }), { code: 'record/not-found' });
  await assert.rejects(stranger.endPlace({ ...lakeside(), endedOn: '2026-01-01' }), {
    code: 'record/not-found',
  });
});
