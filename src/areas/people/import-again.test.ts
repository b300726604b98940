import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { capacityKinds } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import { planImport, type StaffMember } from './import-rules.ts';
import { capacityKey, doOverlap, isOver, needsBuilding } from './person-rules.ts';
import { readStaffFile, writeStaffFile } from './staff-file.ts';
import { type Places, readStaffRows } from './staff-row-rules.ts';

const today = '2026-09-08';
const places: Places = {
  buildings: [
    { id: 'b1', name: 'Lakeside Elementary', endedOn: null },
    { id: 'b2', name: '=SUM(A1) School', endedOn: null },
    { id: 'b3', name: 'Old "North", Annex; wing', endedOn: '2025-06-30' },
  ],
  bands: [{ id: 'g1', name: 'K-2', endedOn: null }],
  subjects: [{ id: 's1', key: 'mathematics', name: 'Matemáticas', endedOn: null }],
};

const day = fc.integer({ min: -900, max: 900 }).map((days) => addDays(today, days));
const nameText = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
    fc.constantFrom(
      '=1+1',
      '+49',
      '-x',
      '@cmd',
      "'=x",
      "''+1",
      '=\u0338',
      "O'Neil",
      'a"b',
      'a,b;c\td',
      'José',
      'آمنة',
    ),
  )
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && !text.includes('\u0000') && !text.includes('\uFEFF'));
const capacity = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(...capacityKinds),
    buildingId: fc.constantFrom(null, 'b1', 'b2', 'b3'),
    bandId: fc.constantFrom(null, 'g1'),
    subjectId: fc.constantFrom(null, 's1'),
    startsOn: day,
    endsOn: fc.option(day, { nil: null }),
  })
  .map((held) =>
    needsBuilding(held.kind) && held.buildingId === null ? { ...held, buildingId: 'b1' } : held,
  )
  .filter((held) => held.endsOn === null || held.endsOn >= held.startsOn);
const staff = fc
  .uniqueArray(
    fc.record({
      id: fc.uuid(),
      email: fc.nat(9999).map((number) => `p${number}@x.example`),
      givenName: nameText,
      familyName: nameText,
      capacities: fc.array(capacity, { maxLength: 4 }),
    }),
    { selector: ({ email }) => email, maxLength: 12 },
  )
  .map((members) => members.map((member) => ({ ...member, capacities: withoutRepeats(member.capacities) })));

/** What the database would hold: no capacity over, and none of a kind and place twice at a time. */
function withoutRepeats(capacities: StaffMember['capacities']): StaffMember['capacities'] {
  const kept: StaffMember['capacities'] = [];
  for (const held of capacities.filter((each) => !isOver(each, today)))
    if (!kept.some((other) => capacityKey(other) === capacityKey(held) && doOverlap(other, held)))
      kept.push(held);
  return kept;
}

function exported(members: readonly StaffMember[]): Buffer {
  const nameOf = (list: Places['buildings'], id: string | null) =>
    list.find((place) => place.id === id)?.name ?? '';
  const rows = members.flatMap((member) =>
    member.capacities.map((held) => ({
      ...{ email: member.email, given_name: member.givenName, family_name: member.familyName },
      ...{ capacity: held.kind, building: nameOf(places.buildings, held.buildingId) },
      ...{ band: nameOf(places.bands, held.bandId), subject: nameOf(places.subjects, held.subjectId) },
      ...{ starts_on: held.startsOn, ends_on: held.endsOn ?? '' },
    })),
  );
  return Buffer.from(writeStaffFile(rows));
}

test('what is exported and imported again changes nothing, even as the whole staff', () => {
  fc.assert(
    fc.property(staff, (members) => {
      const result = readStaffRows(readStaffFile(exported(members)), places, today);
      assert.ok('rows' in result);
      assert.deepEqual(result.problems, []);
      const { counts, problems } = planImport(result.rows, members, { today, endMissing: true });
      assert.deepEqual(problems, []);
      assert.deepEqual({ ...counts, unchanged: 0 }, { added: 0, changed: 0, ended: 0, unchanged: 0 });
    }),
    { numRuns: 400 },
  );
});

test('no cell of an export begins as a formula', () => {
  fc.assert(
    fc.property(staff, (members) => {
      for (const { cells } of readStaffFile(exported(members)))
        for (const cell of cells) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
    }),
  );
});

test('a file never ends anybody it names as going on, and never anybody at all unless it says so', () => {
  fc.assert(
    fc.property(staff, staff, (before, wanted) => {
      const read = readStaffRows(readStaffFile(exported(wanted)), places, today);
      assert.ok('rows' in read);
      const { people } = planImport(read.rows, before, { today, endMissing: false });
      const explicit = new Set(read.rows.filter((row) => row.endsOn !== null).map(({ email }) => email));
      for (const plan of people) assert.ok(plan.ended.length === 0 || explicit.has(plan.email));
    }),
  );
});
