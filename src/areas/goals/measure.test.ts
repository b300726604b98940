import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day, refuses } from '../conversations/test-ground.ts';
import type { MeasureId } from './measure-contract.ts';
import { latestSchoolYear, readPeriod, schoolYearName } from './school-year-rules.ts';
import { agreeNorm } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const goals = (name: Parameters<World['as']>[0]) => world.as(name).goals;
const retention = () => ({
  measureId: newId() as MeasureId,
  kind: 'retention' as const,
  name: 'Teachers who stayed',
  counted: 'Teachers who teach here again on October 1',
  ofWhom: 'Teachers who taught here on October 1 of the year before',
});
const latest = () => latestSchoolYear(day(0));
const yearOf = (measureId: MeasureId, changes: object = {}) => ({
  ...{ yearId: newId(), measureId, startsIn: latest() - 1, counted: 57, of: 64 },
  ...{ source: 'Staff list of October', note: '', correctsId: null, ...changes },
});

test('a school year is written as people write it, and begins in July', () => {
  assert.equal(schoolYearName(2025), '2025-26');
  assert.equal(schoolYearName(2099), '2099-00');
  assert.deepEqual(
    ['2026-06-30', '2026-07-01', '2026-12-31'].map((on) => latestSchoolYear(on)),
    [2025, 2026, 2026],
  );
  assert.deepEqual(readPeriod('2025/2026'), { period: '2025-26', on: '2026-06-30', startsOn: '2025-07-01' });
  assert.equal(readPeriod('5/4/2026')?.period, '2026-05-04');
  for (const none of ['2025-27', '2025', '2026-02-30', 'spring', '25-26', '1901-01-01'])
    assert.equal(readPeriod(none), null, none);
});

test('retention is kept by year, so many of so many; a correction names the old', async () => {
  const measure = retention();
  const begun = await goals('odette').makeMeasure(measure);
  assert.deepEqual([begun.years, begun.measure.latest, begun.mayKeep], [[], null, true]);
  assert.deepEqual(await goals('odette').makeMeasure(measure), begun);
  await refuses(goals('odette').makeMeasure({ ...measure, name: 'Other' }), 'record/different-content');
  const year = yearOf(measure.measureId);
  const page = await goals('odette').keepYear(year);
  assert.deepEqual([page.measure.latest?.counted, page.measure.latest?.of], [57, 64]);
  assert.deepEqual(await goals('odette').keepYear(year), page);
  const right = yearOf(measure.measureId, { counted: 58, correctsId: year.yearId });
  const after = await goals('sam').keepYear(right);
  assert.deepEqual(
    after.years.map(({ counted, correctedById }) => [counted, correctedById]),
    [
      [57, right.yearId],
      [58, null],
    ],
  );
  assert.equal(after.measure.latest?.counted, 58);
  assert.equal((await goals('theo').readMeasure({ measureId: measure.measureId })).mayKeep, false);
  assert.equal((await goals('theo').listMeasures()).measures.length, 1);
});

test('a year of few, a year to come, a year twice, more than all, or a name is refused', async () => {
  const measure = retention();
  await goals('dana').makeMeasure(measure);
  const first = yearOf(measure.measureId);
  await goals('dana').keepYear(first);
  const keep = (changes: object) => goals('dana').keepYear(yearOf(measure.measureId, changes));
  await refuses(keep({}), 'goals/year-kept', { startsIn: latest() - 1 });
  await refuses(keep({ startsIn: latest() - 2, counted: 8, of: 9 }), 'goals/group-too-small');
  await refuses(keep({ startsIn: latest() - 2, counted: 65 }), 'goals/more-than-all');
  await refuses(keep({ startsIn: latest() + 1 }), 'goals/year-not-possible', { latest: latest() });
  await refuses(keep({ startsIn: latest() - 2, note: 'without Grace Kowalski' }), 'goals/names-a-person');
  await refuses(keep({ startsIn: latest() - 2, correctsId: first.yearId }), 'record/not-found');
  await keep({ correctsId: first.yearId, counted: 56 });
  await refuses(keep({ correctsId: first.yearId, counted: 55 }), 'goals/already-corrected');
  await refuses(
    goals('dana').makeMeasure({ ...retention(), counted: 'Everybody but Marcus Bell' }),
    'goals/names-a-person',
  );
  for (const nobody of ['theo', 'priya', 'bruno'] as const)
    await refuses(goals(nobody).makeMeasure(retention()), 'session/not-in-this-capacity');
});

test('a measure is set beside norms in force, with why; what was said stays', async () => {
  const measure = retention();
  await goals('dana').makeMeasure(measure);
  const text = 'We listen to each other, and take what we hear seriously.';
  const normId = await agreeNorm(world, text);
  const said = {
    ...{ relationId: newId(), measureId: measure.measureId, normIds: [normId] },
    why: 'People tell us they stay where they are listened to.',
  };
  const page = await goals('dana').relateMeasure(said);
  assert.deepEqual(page.measure.norms, [{ id: normId, text, building: null, isAgreed: true }]);
  assert.equal(page.measure.relationWhy, said.why);
  assert.deepEqual(await goals('dana').relateMeasure(said), page);
  await refuses(goals('dana').relateMeasure({ ...said, why: 'x' }), 'record/different-content');
  const other = (changes: object) =>
    goals('dana').relateMeasure({ ...said, relationId: newId(), ...changes });
  await refuses(other({ why: 'Ms Kowalski says so' }), 'goals/names-a-person');
  await refuses(other({ normIds: [newId()] }), 'goals/norm-not-agreed');
  const proposed = newId();
  await world.as('theo').culture.proposeNorm({
    ...{ id: proposed as never, kind: 'norm', text: 'We ask before we judge.', why: '' },
    ...{ buildingId: null, sampleId: null },
  });
  await refuses(other({ normIds: [proposed] }), 'goals/norm-not-agreed');
  assert.deepEqual((await other({ normIds: [], why: '' })).measure.norms, []);
  await refuses(goals('theo').relateMeasure(said), 'session/not-in-this-capacity');
  const kept = await world.query('select from goals.measure_relations where measure_id = $1', [
    measure.measureId,
  ]);
  assert.equal(kept.length, 2);
});

test('another district sees no measure', async () => {
  const measure = retention();
  await goals('dana').makeMeasure(measure);
  await refuses(goals('stranger').readMeasure({ measureId: measure.measureId }), 'record/not-found');
  await refuses(goals('stranger').keepYear(yearOf(measure.measureId)), 'record/not-found');
  assert.deepEqual((await goals('stranger').listMeasures()).measures, []);
  await refuses(goals(null).listMeasures(), 'session/none');
});
