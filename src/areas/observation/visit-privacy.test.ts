import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { type Adopted, insertEndedWindow, openVisitWorld, publishAgreement, visitBy } from './test-ground.ts';
import type { Visit, WindowId } from './visit-contract.ts';

let world: World;
let adopted: Adopted;
let windowId: WindowId;
before(async () => {
  ({ world, adopted, windowId } = await openVisitWorld());
});
after(() => world.close());

const visit = (changes: Partial<Record<keyof Visit, unknown>> = {}, name: NamedPerson = 'priya') =>
  visitBy(world, name, windowId, adopted, changes);
const deliver = (visits: unknown[], name: NamedPerson | null = 'priya') =>
  world.as(name).observation.deliverVisits({ deviceSentAt: new Date().toISOString(), visits });
const codeOf = async (sent: unknown, name?: NamedPerson) => (await deliver([sent], name)).refused[0]?.code;
const kept = (id: string) => world.query('select * from observation.visits where id = $1', [id]);

const names = [
  'teacher',
  'teacherId',
  'teacher_name',
  'room',
  'roomName',
  'period',
  'student',
  'students',
  'name',
  'note',
  'notes',
  'comment',
  'text',
  'score',
  'rating',
  'photo',
  'audio',
  'subject',
  'observerName',
  'toString',
  'constructor',
];

test('has no place for a name, a room, a period, a note or anything else: not in a visit, not in a tally', async () => {
  for (const field of names) {
    const sent = visit();
    assert.deepEqual((await deliver([{ ...sent, [field]: 'Room 12' }])).refused, [
      { id: sent.id, position: 0, code: 'observation/names-nobody', data: { fields: [field], of: 'visit' } },
    ]);
    const tallied = { ...sent, tallies: [{ ...sent.tallies[0], [field]: null }] };
    assert.deepEqual((await deliver([tallied])).refused, [
      { id: sent.id, position: 0, code: 'observation/names-nobody', data: { fields: [field], of: 'tally' } },
    ]);
    assert.equal((await kept(sent.id)).length, 0);
  }
});

test('says that there is no place for a name even when something else is wrong too', async () => {
  const sent = { ...visit(), teacher: 'Theo Lindqvist', lessonPart: 'never', tallies: [] };
  assert.equal(await codeOf(sent), 'observation/names-nobody');
});

test('the tables of visits have no column into which a name or a note could go', async () => {
  const columns = await world.query<{ table_name: string; column_name: string; data_type: string }>(
    `select table_name, column_name, data_type from information_schema.columns
     where table_schema = 'observation' and table_name in ('visits', 'tallies', 'disputes')
       and data_type not in ('uuid', 'integer', 'boolean', 'timestamp with time zone') order by 1, 2`,
  );
  assert.deepEqual(
    columns.map((column) => `${column.table_name}.${column.column_name}`),
    [
      'disputes.kept_sha256',
      'disputes.offered_sha256',
      'tallies.answer',
      'visits.client_version',
      'visits.lesson_part',
      'visits.room_token',
      'visits.sha256',
    ],
  );
  const sent = visit();
  await deliver([sent]);
  await deliver([{ ...sent, lessonPart: 'end' }]);
  for (const [table, column] of [
    ['tallies', 'answer'],
    ['visits', 'lesson_part'],
    ['visits', 'room_token'],
    ['visits', 'client_version'],
    ['visits', 'sha256'],
    ['disputes', 'kept_sha256'],
    ['disputes', 'offered_sha256'],
  ])
    await assert.rejects(
      world.query(
        `insert into observation.${table}
         select kept.* from (select to_jsonb(t) as row from observation.${table} t limit 1) one,
           jsonb_populate_record(null::observation.${table}, one.row || jsonb_build_object('id', gen_random_uuid(),
             'practice_id', gen_random_uuid(), $1::text, 'Theo, room 12')) kept`,
        [column],
      ),
      /check constraint/,
      `${table}.${column}`,
    );
});

test('a visit is never changed, and goes only when the time that its agreement gave it is over', async () => {
  const sent = visit();
  await deliver([sent]);
  for (const table of ['visits', 'tallies'])
    await assert.rejects(
      world.query(`update observation.${table} set district_id = district_id`),
      /keeps its rows/,
    );
  await assert.rejects(
    world.query('delete from observation.visits where id = $1', [sent.id]),
    /keeps its rows/,
  );
  await assert.rejects(
    world.query('delete from observation.tallies where visit_id = $1', [sent.id]),
    /keeps its rows/,
  );

  await publishAgreement(world, { keptForMonths: 1 });
  const visitIn = async (endedDaysAgo: number) => {
    const ended = await insertEndedWindow(world, adopted, endedDaysAgo);
    const started = new Date(Date.now() - (endedDaysAgo + 1) * 86_400_000).toISOString();
    const old = visit({ windowId: ended, startedAt: started, endedAt: started });
    assert.equal((await deliver([old])).received[0]?.as, 'new');
    return old;
  };
  const [due, notYet] = [await visitIn(33), await visitIn(27)];
  await world.as('theo').observation.listWindows();
  assert.equal((await kept(due.id)).length, 0);
  assert.equal(
    (await world.query('select from observation.tallies where visit_id = $1', [due.id])).length,
    0,
  );
  assert.equal((await kept(notYet.id)).length, 1);
  assert.equal((await kept(sent.id)).length, 1);
});
