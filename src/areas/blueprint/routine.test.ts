import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { day, refuses } from '../conversations/test-ground.ts';
import type { Routine } from './routine-contract.ts';
import { blueprintOf, componentOf, routineOf } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const as = (name: NamedPerson | null) => blueprintOf(world, name);
const marked = ({ kept, missed, notHeld, unsaid }: Routine) => [kept, missed, notHeld, unsaid];
const markOf = (routine: Routine, back: number, mark: 'kept' | 'missed' | 'not_held') => ({
  ...{ routineId: routine.id, id: newId(), dueOn: routine.last[back]?.on ?? '', mark },
});

test('a routine has its rhythm, and each time is kept, missed or left out on purpose with one word of anybody in it', async () => {
  const { id: componentId } = await componentOf(world, 'teacher_collaboration');
  const facts = routineOf(world, day(-28), {
    componentId,
    policyLink: 'https://mapleridge.example/policy/12',
  });
  const added = await as('priya').changeRoutine(facts);
  assert.deepEqual(await as('priya').changeRoutine(facts), added, 'again');
  assert.deepEqual(
    [added.last.length, added.nextOn, added.building?.name],
    [5, day(7), 'Lakeside Elementary'],
  );
  assert.equal(added.lapsedSince, day(-21));
  await as('theo').markRoutine(markOf(added, 4, 'kept'));
  await as('theo').markRoutine(markOf(added, 3, 'missed'));
  await as('amina').markRoutine(markOf(added, 2, 'not_held'));
  const mark = markOf(added, 0, 'missed');
  await as('theo').markRoutine(mark);
  assert.deepEqual(marked(await as('theo').markRoutine(mark)), [1, 2, 1, 1]);
  const kept = await as('amina').markRoutine({ ...mark, id: newId(), mark: 'kept' });
  assert.deepEqual([marked(kept), kept.lapsedSince], [[2, 1, 1, 1], null], 'the latest word holds');
  await refuses(as('theo').markRoutine({ ...mark, mark: 'kept' }), 'record/different-content');
  await refuses(
    as('theo').markRoutine({ ...mark, id: newId(), dueOn: day(-1) }),
    'blueprint/not-a-day-of-it',
  );
  await refuses(as('theo').markRoutine({ ...mark, id: newId(), dueOn: day(7) }), 'blueprint/not-a-day-of-it');
  await refuses(as('grace').markRoutine({ ...mark, id: newId() }), 'blueprint/not-in-this-routine');
  await refuses(as('stranger').markRoutine({ ...mark, id: newId() }), 'record/not-found');
  const note = { routineId: added.id, id: newId(), on: day(-1), note: 'Two grades plan the same unit.' };
  await as('theo').noteImpact(note);
  const noted = await as('theo').noteImpact(note);
  assert.deepEqual(
    noted.notes.map((one) => one.note),
    ['Two grades plan the same unit.'],
  );
  await refuses(as('theo').noteImpact({ ...note, id: newId(), on: day(1) }), 'blueprint/in-the-future');
  await refuses(
    as('theo').noteImpact({ ...note, id: newId(), note: 'Amina Yusuf is always late.' }),
    'blueprint/names-a-person',
  );
  const component = await as('theo').readComponent({ componentId });
  assert.deepEqual(
    component.routines.map(({ name, kept: times, of }) => [name, times, of]),
    [['Planning by grade', 2, 5]],
  );
  const wire = JSON.stringify(await as('dana').listRoutines({}));
  assert.doesNotMatch(wire, new RegExp(world.person('amina').id), 'nobody sees who said it');
});

test('the register offers samples and says which are in use; another district has its own', async () => {
  const before = await as('dana').listRoutines({});
  assert.ok(before.samples.length >= 5);
  const sample = before.samples.find(({ id }) => id === 'network_meeting');
  assert.equal(sample?.isInUse, false);
  const facts = routineOf(world, day(-14), {
    ...{ name: 'District Network meeting', whoKind: 'dn_member', buildingId: null, cadence: 'two_weeks' },
    ...{ sampleId: 'network_meeting', componentId: sample?.componentId ?? null },
  });
  await as('dana').changeRoutine(facts);
  const after = await as('theo').listRoutines({});
  assert.equal(after.samples.find(({ id }) => id === 'network_meeting')?.isInUse, true);
  assert.equal(after.routines.find(({ id }) => id === facts.routineId)?.mayMark, false);
  const only = await as('theo').listRoutines({ componentId: sample?.componentId as never });
  assert.deepEqual(
    only.routines.map(({ name }) => name),
    ['District Network meeting'],
  );
  assert.deepEqual((await as('stranger').listRoutines({})).routines, []);
  await refuses(as(null).listRoutines({}), 'session/none');
});

test('who writes routines down where, and what cannot be one', async () => {
  const district = routineOf(world, day(-7), { buildingId: null });
  await refuses(as('priya').changeRoutine(district), 'blueprint/not-in-this-routine');
  await refuses(as('marcus').changeRoutine(routineOf(world, day(-7))), 'blueprint/not-in-this-routine');
  await refuses(as('theo').changeRoutine(routineOf(world, day(-7))), 'session/not-in-this-capacity');
  const added = await as('elena').changeRoutine(district);
  const ended = { ...district, id: newId(), after: 1, endsOn: day(-1) };
  assert.equal((await as('elena').changeRoutine(ended)).isOver, true);
  await refuses(as('elena').changeRoutine({ ...ended, id: newId() }), 'blueprint/changed-meanwhile');
  await refuses(as('elena').changeRoutine({ ...ended, name: 'Other' }), 'record/different-content');
  const wrong = (changes: Parameters<typeof routineOf>[2]) =>
    as('dana').changeRoutine(routineOf(world, day(-7), changes));
  await refuses(wrong({ groupId: newId() }), 'request/not-readable');
  await refuses(wrong({ startsOn: '1989-12-31' }), 'request/not-readable');
  await refuses(wrong({ whoKind: null, groupId: newId() }), 'blueprint/nobody-there');
  await refuses(wrong({ componentId: newId() as never }), 'blueprint/no-such-thing');
  await refuses(wrong({ policyLink: 'javascript:alert(1)' }), 'request/not-readable');
  await refuses(wrong({ name: 'What Ms Kowalski does' }), 'blueprint/names-a-person');
  assert.equal(added.isOver, false);
  const here = routineOf(world, day(-7));
  await as('dana').changeRoutine(here);
  const place = `where id = '${here.buildingId}'`;
  await world.query(`update district.buildings set ended_on = current_date - 9 ${place}`);
  await refuses(as('dana').changeRoutine(routineOf(world, day(-7))), 'blueprint/nobody-there');
  const over = { ...here, id: newId(), after: 1, endsOn: day(-1) };
  assert.equal((await as('dana').changeRoutine(over)).isOver, true, 'its place has ended');
  await world.query(`update district.buildings set ended_on = current_date + 9 ${place}`);
  await as('dana').changeRoutine(routineOf(world, day(-7)));
  await assert.rejects(world.query(`delete from blueprint.routine_marks`), /keeps its rows/);
});
