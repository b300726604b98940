import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsCapacity, endsMost, planImport, type StaffMember } from './import-rules.ts';
import { readStaffFile } from './staff-file.ts';
import { type Places, type ReadRows, readDay, readStaffRows } from './staff-row-rules.ts';

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

function read(text: string): ReadRows {
  const result = readStaffRows(readStaffFile(Buffer.from(text)), places, today);
  if ('fault' in result) assert.fail(`${result.fault} ${result.columns.join(', ')}`);
  return result;
}

const theo: StaffMember = {
  id: 'p1',
  email: 'theo@x.example',
  givenName: 'Theo',
  familyName: 'Lindqvist',
  capacities: [
    {
      ...{ id: 'c1', kind: 'teacher', buildingId: 'b1', bandId: null, subjectId: null },
      ...{ startsOn: '2020-01-01', endsOn: null },
    },
  ],
};
const amina: StaffMember = {
  ...theo,
  id: 'p2',
  email: 'amina@x.example',
  givenName: 'Amina',
  familyName: 'Yusuf',
  capacities: [{ ...theo.capacities[0]!, id: 'c2' }],
};
const plan = (text: string, staff: StaffMember[], endMissing = false) =>
  planImport(read(text).rows, staff, { today, endMissing });

const heading = 'email,given_name,family_name,capacity,building,band,subject,starts_on,ends_on\n';

test('reads a person in a capacity out of a line, with places by name or key in any case', () => {
  const { rows, problems } = read(
    `${heading}Theo@X.example , Theo ,  Lindqvist,Teacher, lakeside  ELEMENTARY,k-2,Mathematics,9/1/2026,2027-06-30\n`,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(rows, [
    {
      ...{ line: 2, email: 'theo@x.example', givenName: 'Theo', familyName: 'Lindqvist', kind: 'teacher' },
      ...{ buildingId: 'b1', bandId: 'g1', subjectId: 's1', startsOn: '2026-09-01', endsOn: '2027-06-30' },
      ...{ isInactive: false, endedPlace: null },
    },
  ]);
});

test('reads columns in any order, passes over unknown ones, and takes a roster’s role and status', () => {
  const { rows, dropped } = read(
    'sourcedId,status,role,givenName,familyName,email,School\n' +
      '1,active,teacher,Theo,Lindqvist,theo@x.example,Lakeside Elementary\n' +
      '2,active,student,Kit,Smith,kit@x.example,Lakeside Elementary\n' +
      '3,tobedeleted,aide,Walt,Jensen,walt@x.example,\n' +
      '4,active,guardian,Pat,Smith,pat@x.example,\n',
  );
  assert.deepEqual(
    rows.map(({ email, kind, isInactive }) => [email, kind, isInactive]),
    [
      ['theo@x.example', 'teacher', false],
      ['walt@x.example', 'other_staff', true],
    ],
  );
  assert.equal(dropped, 2);
});

test('drops lines of students before anything of them is read, and shows nothing of them', () => {
  const result = read(
    `${heading}not an e-mail,Kit,Smith,Student,No Such School,,,,\nkit@x.example,Kit,Smith,LEARNERS,,,,bad date,\n` +
      'a@x.example,Kit,Smith,pupil (grade 4),,,,,\nb@x.example,كريم,سميث,طالب,,,,,\n,Kit,Smith,Grade 4,,,,,\n',
  );
  assert.equal(result.dropped, 4);
  assert.deepEqual(result.rows, []);
  assert.deepEqual(result.problems, [
    { line: 6, column: 'capacity', fault: 'capacity-unknown', value: null },
  ]);
  assert.ok(!/Kit|Smith|kit@/.test(JSON.stringify(result)));
});

test('names every problem by its line and goes on with the rest', () => {
  const { rows, problems } = read(
    [
      heading.trim(),
      ',Theo,Lindqvist,teacher,,,,,',
      'theo,Theo,Lindqvist,teacher,,,,,',
      'theo@x.example,,Lindqvist,teacher,,,,,',
      'theo@x.example,Theo,Lindqvist,,,,,,',
      'theo@x.example,Theo,Lindqvist,wizard,,,,,',
      'theo@x.example,Theo,Lindqvist,administrator,,,,,',
      'theo@x.example,Theo,Lindqvist,teacher,Hogwarts,,,,',
      'theo@x.example,Theo,Lindqvist,principal,,,,,',
      'theo@x.example,Theo,Lindqvist,teacher,,,,2026-02-30,',
      'theo@x.example,Theo,Lindqvist,teacher,,,,2026-02-03,2026-02-01',
      'theo@x.example,"Theo\n\nB.",Lindqvist,teacher,,,,,',
      'amina@x.example,Amina,Yusuf,teacher,,K-99,,,',
    ].join('\n'),
  );
  assert.deepEqual(
    problems.map(({ line, column, fault, value }) => [line, column, fault, value]),
    [
      [2, 'email', 'email-missing', null],
      [3, 'email', 'email-unreadable', null],
      [4, 'given_name', 'name-missing', null],
      [5, 'capacity', 'capacity-missing', null],
      [6, 'capacity', 'capacity-unknown', null],
      [7, 'capacity', 'capacity-unclear', null],
      [8, 'building', 'building-unknown', 'Hogwarts'],
      [9, 'building', 'building-needed', null],
      [10, 'starts_on', 'date-unreadable', '2026-02-30'],
      [11, 'ends_on', 'ends-before-start', '2026-02-01'],
      [15, 'band', 'band-unknown', 'K-99'],
    ],
  );
  assert.deepEqual(
    rows.map(({ line, givenName }) => [line, givenName]),
    [[12, 'Theo B.']],
  );
});

test('says which columns are missing, or stand twice', () => {
  const fault = (text: string) => readStaffRows(readStaffFile(Buffer.from(text)), places, today);
  assert.deepEqual(fault('email,name\n'), {
    fault: 'columns-missing',
    columns: ['given_name', 'family_name', 'capacity'],
  });
  assert.deepEqual(fault('email,first_name,last_name,role,E-mail\n'), {
    fault: 'column-twice',
    columns: ['email'],
  });
});

test('reads any encoding, line end and delimiter that a spreadsheet writes', () => {
  const text = 'email;given_name;family_name;capacity\r\nm@x.example;Zoë;"Ni; ño";teacher\r\n';
  const expected = [['m@x.example', 'Zoë', 'Ni; ño']];
  const files = {
    plain: Buffer.from(text),
    marked: Buffer.from(`\uFEFF${text}`),
    latin1: Buffer.from(text, 'latin1'),
    utf16: Buffer.from(`\uFEFF${text}`, 'utf16le'),
    oldMac: Buffer.from(text.replaceAll('\r\n', '\r')),
    tabs: Buffer.from(text.replace(/;(?! )/g, '\t')),
    commas: Buffer.from(text.replace(/;(?! )/g, ',')),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const result = readStaffRows(readStaffFile(bytes), places, today);
    assert.ok('rows' in result, name);
    assert.deepEqual(
      result.rows.map(({ email, givenName, familyName }) => [email, givenName, familyName]),
      expected,
      name,
    );
  }
});

test('refuses a file that is empty, a workbook, or broken off inside quotes', () => {
  const faultOf = (bytes: Buffer) => {
    try {
      readStaffFile(bytes);
      return 'none';
    } catch (error) {
      return (error as { data: { fault: string } }).data.fault;
    }
  };
  assert.equal(faultOf(Buffer.from(' \n')), 'empty');
  assert.equal(faultOf(Buffer.from('PK\u0003\u0004xl/workbook.xml')), 'not-text');
  assert.equal(faultOf(Buffer.from(`${heading}"theo@x.example,Theo`)), 'quotes');
});

test('adds, renames, gives, moves and ends, and leaves alone what the file does not name', () => {
  const result = plan(
    `${heading}theo@x.example,Theodor,Lindqvist,teacher,Lakeside Elementary,,,,2027-06-30\n` +
      'theo@x.example,Theodor,Lindqvist,coach,,,,,\nnew@x.example,Ida,Novak,teacher,,K-2,,2026-10-01,\n',
    [theo, amina],
  );
  assert.deepEqual(result.counts, { added: 1, changed: 1, ended: 0, unchanged: 1 });
  const [changed, added] = result.people;
  assert.deepEqual(changed?.name, { givenName: 'Theodor', familyName: 'Lindqvist' });
  assert.deepEqual(changed?.moved, [
    { capacity: theo.capacities[0], startsOn: '2020-01-01', endsOn: '2027-06-30' },
  ]);
  assert.deepEqual(
    changed?.given.map(({ kind, startsOn, endsOn }) => [kind, startsOn, endsOn]),
    [['coach', today, null]],
  );
  assert.deepEqual([added?.outcome, added?.given[0]?.startsOn], ['added', '2026-10-01']);
});

test('ends who and what is missing only when told that the file is the whole staff', () => {
  const text = `${heading}theo@x.example,Theo,Lindqvist,coach,,,,,\n`;
  const kept = plan(text, [theo, amina]);
  assert.deepEqual(kept.counts, { added: 0, changed: 1, ended: 0, unchanged: 1 });
  assert.deepEqual(
    kept.people.flatMap(({ ended }) => ended),
    [],
  );
  const whole = plan(text, [theo, amina], true);
  assert.deepEqual(whole.counts, { added: 0, changed: 1, ended: 1, unchanged: 0 });
  assert.deepEqual(
    whole.people.flatMap(({ ended }) => ended.map(({ capacity, endsOn }) => [capacity.id, endsOn])),
    [
      ['c1', today],
      ['c2', today],
    ],
  );
});

test('ends a capacity by a status, by a last day, and takes one back that has not begun', () => {
  const later = { ...theo.capacities[0]!, id: 'c3', startsOn: '2026-10-01' };
  const member = { ...theo, capacities: [later] };
  const text = `email,first_name,last_name,role,school,status\ntheo@x.example,Theo,Lindqvist,teacher,Lakeside Elementary,inactive\n`;
  assert.deepEqual(plan(text, [theo]).people[0]?.ended, [{ capacity: theo.capacities[0], endsOn: today }]);
  assert.equal(plan(text, [theo]).people[0]?.outcome, 'ended');
  assert.equal(plan(text, [member]).people[0]?.ended[0]?.endsOn, '2026-09-30');
  const dated = `${heading}theo@x.example,Theo,Lindqvist,teacher,Lakeside Elementary,,,,2026-06-30\n`;
  assert.equal(plan(dated, [theo]).people[0]?.ended[0]?.endsOn, '2026-06-30');
  assert.deepEqual(plan(dated, []).counts, { added: 0, changed: 0, ended: 0, unchanged: 0 });
});

test('gives no new capacity in a place that has ended, none twice, and no two names to one person', () => {
  const result = plan(
    `${heading}theo@x.example,Theo,Lindqvist,coach,"Old ""North"", Annex; wing",,,,\n` +
      'theo@x.example,Theo,Lindqvist,coach,,,,2026-10-01,\ntheo@x.example,Theo,Lindqvist,coach,,,,2026-11-01,\n' +
      'theo@x.example,Theo,Lindqvist,coach,,,,2026-10-01,\ntheo@x.example,T.,Lindqvist,dn_member,,,,,\n',
    [theo],
  );
  assert.deepEqual(
    result.problems.map(({ line, fault }) => [line, fault]),
    [
      [2, 'building-ended'],
      [4, 'capacity-twice'],
      [6, 'name-differs'],
    ],
  );
  assert.equal(result.people[0]?.given.length, 1);
});

test('asks for the number when more than half of the staff would end, and knows the capacity it is confirmed in', () => {
  const nobody = plan(heading, [theo, amina], true);
  assert.equal(endsMost(nobody), true);
  assert.equal(endsCapacity(nobody, 'c2', today), true);
  const half = plan(
    `${heading}theo@x.example,Theo,Lindqvist,teacher,lakeside elementary,,,,\n`,
    [theo, amina],
    true,
  );
  assert.equal(endsMost(half), false);
  assert.equal(endsCapacity(half, 'c1', today), false);
});

test('reads days as ISO and as American spreadsheets write them, and no others', () => {
  assert.equal(readDay('2026-09-08'), '2026-09-08');
  assert.equal(readDay('2026-09-08T00:00:00Z'), '2026-09-08');
  assert.equal(readDay('9/8/2026'), '2026-09-08');
  for (const text of ['2026-02-29', '13/1/2026', '08.09.2026', '2026-9-8', 'soon', '2026-09-08x'])
    assert.equal(readDay(text), null, text);
});

test('plans a file of twenty thousand people in a few seconds', () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, at) => `p${at}@x.example,Given${at},Family${at},teacher,Lakeside Elementary,K-2,,2020-01-01,`,
  );
  const members = Array.from({ length: 20_000 }, (_, at) => ({
    ...theo,
    id: `p${at}`,
    email: `p${at + 10_000}@x.example`,
  }));
  const start = performance.now();
  const { counts } = plan(heading + lines.join('\n'), members, true);
  assert.deepEqual(counts, { added: 10_000, changed: 10_000, ended: 10_000, unchanged: 0 });
  assert.ok(performance.now() - start < 20_000);
});
