import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { ImportId } from './import-contract.ts';
import { refuses } from './test-ground.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const office = () => world.as('odette').people;
const heading = 'email,given_name,family_name,capacity,building\r\n';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const staffText = async () => (await office().exportStaff()).text();
const countPersons = async () =>
  (await world.query<{ count: number }>('select count(*)::int as count from people.persons'))[0]?.count;

async function confirm(text: string, more: { endMissing?: boolean; endingCount?: number } = {}) {
  const file = base64(text);
  const endMissing = more.endMissing ?? false;
  const { digest } = await office().previewImport({ file, endMissing });
  return office().confirmImport({ id: newId() as ImportId, file, digest, endMissing, ...more });
}

test('shows what a file would do, with its problems by line, and writes nothing', async () => {
  const before = await countPersons();
  const preview = await office().previewImport({
    file: base64(
      `${heading}ida@x.example,Ida,Novak,teacher,lakeside elementary\r\n` +
        `${world.person('theo').email},Theodor,Lindqvist,teacher,Lakeside Elementary\r\n` +
        'kit@x.example,Kit,Smith,student,Lakeside Elementary\r\nbad,Bad,Line,teacher,\r\n',
    ),
    endMissing: false,
  });
  assert.deepEqual(preview.counts, { added: 1, changed: 1, ended: 0, unchanged: 14, dropped: 1 });
  assert.deepEqual(preview.problems, [{ line: 5, column: 'email', fault: 'email-unreadable', value: null }]);
  assert.deepEqual(
    preview.added.map(({ line, name, changes }) => [line, name, changes[0]?.capacity, changes[0]?.building]),
    [[2, 'Ida Novak', 'teacher', 'Lakeside Elementary']],
  );
  assert.deepEqual(
    preview.changed.map(({ name, changes }) => [name, changes[0]?.what, changes[0]?.from]),
    [['Theodor Lindqvist', 'named', 'Theo Lindqvist']],
  );
  assert.ok(!JSON.stringify(preview).includes('Kit'));
  assert.equal(await countPersons(), before);
  assert.deepEqual(await world.query(`select from audit.entries where act like 'people/import%'`), []);
});

test('does what the preview has shown, once, and keeps who did it with counts alone', async () => {
  const file = base64(`${heading}ida@x.example,Ida,Novak,teacher,Lakeside Elementary\r\n`);
  const { digest } = await office().previewImport({ file, endMissing: false });
  const asked = { id: newId() as ImportId, file, digest, endMissing: false };
  const done = await office().confirmImport(asked);
  assert.deepEqual(done.counts, { added: 1, changed: 0, ended: 0, unchanged: 15, dropped: 0 });
  assert.deepEqual(await office().confirmImport(asked), done);
  await refuses(
    office().confirmImport({ ...asked, file: base64(`${heading}x@x.example,X,Y,coach,\r\n`) }),
    'record/different-content',
  );
  const { persons } = await office().listPersons({ search: 'novak' });
  assert.deepEqual(
    persons.map(({ email, capacities }) => [email, capacities.length]),
    [['ida@x.example', 1]],
  );
  const { imports } = await world.as('sam').people.listImports();
  assert.deepEqual(
    imports.map(({ id, madeBy, counts }) => [id, madeBy, counts.added]),
    [[asked.id, 'Odette Pierce', 1]],
  );
  const [entry] = await world.query<{ detail: unknown }>(
    `select detail from audit.entries where act = 'people/import-confirmed'`,
  );
  assert.deepEqual(entry?.detail, {
    added: 1,
    changed: 0,
    ended: 0,
    unchanged: 15,
    dropped: 0,
    endMissing: false,
  });
});

test('refuses to confirm when people have changed since the preview', async () => {
  const file = base64(`${heading}${world.person('ben').email},Benno,Achterberg,coach,\r\n`);
  const { digest } = await office().previewImport({ file, endMissing: false });
  await world.as('sam').people.changeDetails({
    personId: world.person('ben').id as PersonId,
    ...{ givenName: 'Bennet', familyName: 'Achterberg', email: world.person('ben').email },
  });
  await refuses(
    office().confirmImport({ id: newId() as ImportId, file, digest, endMissing: false }),
    'people/import-out-of-date',
  );
  const person = await office().readPerson({ personId: world.person('ben').id as PersonId });
  assert.equal(person.givenName, 'Bennet');
});

test('an export that is imported again changes nothing, as the whole staff or not', async () => {
  const text = await staffText();
  for (const endMissing of [false, true]) {
    const { counts, problemCount } = await office().previewImport({ file: base64(text), endMissing });
    assert.deepEqual(counts, { added: 0, changed: 0, ended: 0, unchanged: 16, dropped: 0 });
    assert.equal(problemCount, 0);
  }
});

test('the export is a file that spreadsheets read right and do not run', async () => {
  await confirm(`${heading}eve@x.example,=cmd|calc,O'Neil é,other_staff,\r\n`);
  const file = await office().exportStaff();
  assert.ok(file instanceof Blob);
  assert.match(file.type, /^text\/csv/);
  const text = await file.text();
  assert.match(text, /\r\neve@x\.example,'=cmd\|calc,O'Neil é,other_staff,/);
  const bytes = new Uint8Array(await file.arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
});

test('ends whom a file leaves out only when it is said to be the whole staff', async () => {
  const text = (await staffText())
    .split('\r\n')
    .filter((line) => !line.startsWith('eve@'))
    .join('\r\n');
  assert.equal((await confirm(text)).counts.ended, 0);
  const { counts } = await confirm(text, { endMissing: true });
  assert.equal(counts.ended, 1);
  const again = await office().previewImport({ file: base64(text), endMissing: true });
  assert.deepEqual(
    { ...again.counts, unchanged: 0 },
    { added: 0, changed: 0, ended: 0, unchanged: 0, dropped: 0 },
  );
});

test('asks for the number before it ends more than half of the staff, and takes no other number', async () => {
  const lines = (await staffText()).split('\r\n');
  const text = lines.filter((line) => /^\uFEFF?email|odette|sam\.ortiz/.test(line)).join('\r\n');
  const file = base64(text);
  const preview = await office().previewImport({ file, endMissing: true });
  assert.equal(preview.asksForEndingCount, true);
  const { ended } = preview.counts;
  const asked = { id: newId() as ImportId, file, digest: preview.digest, endMissing: true };
  const refused = await refuses(office().confirmImport(asked), 'people/import-ends-most');
  assert.deepEqual(refused.data, { ending: ended, of: preview.staffCount });
  await refuses(office().confirmImport({ ...asked, endingCount: ended - 1 }), 'people/import-ends-most');
  const before = await world.query(`select from people.capacities where ends_on is null`);
  assert.ok(before.length > 10);
});

test('takes no file as the whole staff while lines of it have problems', async () => {
  const text = `${await staffText()}bad,Bad,Line,teacher,\r\n`;
  const refused = await refuses(confirm(text, { endMissing: true }), 'people/import-has-problems');
  assert.deepEqual(refused.data, { count: 1 });
});

test('never ends the capacity in which it is confirmed', async () => {
  const lines = (await staffText()).split('\r\n').filter((line) => !line.startsWith('odette'));
  await refuses(confirm(lines.join('\r\n'), { endMissing: true }), 'people/import-ends-you');
});

test('says which columns are missing from a file, and what it is if it is no such file', async () => {
  const preview = (text: string) => office().previewImport({ file: base64(text), endMissing: false });
  const missing = await refuses(preview('email,name\n'), 'people/import-unreadable');
  assert.deepEqual(missing.data, {
    ...{ fault: 'columns-missing', columns: ['given_name', 'family_name', 'capacity'], line: null },
  });
  const workbook = await refuses(preview('PK\u0003\u0004'), 'people/import-unreadable');
  assert.equal((workbook.data as { fault: string }).fault, 'not-text');
});

test('brings in twenty thousand people in a few seconds', async () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, at) => `many${at}@x.example,Given${at},Family${at},teacher,Lakeside Elementary`,
  );
  const start = performance.now();
  const { counts } = await confirm(heading + lines.join('\r\n'));
  const seconds = (performance.now() - start) / 1000;
  assert.equal(counts.added, 20_000);
  assert.ok(seconds < 30, `${seconds.toFixed(1)} s`);
  const { total } = await office().listPersons({ search: 'family19999' });
  assert.equal(total, 1);
});

test('is open to the district office and the superintendent alone', async () => {
  const file = base64(heading);
  for (const name of ['priya', 'theo', 'dana', 'ursula'] as NamedPerson[]) {
    await refuses(
      world.as(name).people.previewImport({ file, endMissing: false }),
      'session/not-in-this-capacity',
    );
    await refuses(world.as(name).people.exportStaff(), 'session/not-in-this-capacity');
  }
  await refuses(world.as(null).people.previewImport({ file, endMissing: false }), 'session/none');
});

test('the other district sees no import and exports its own staff', async () => {
  const stranger = world.as('stranger').people;
  assert.deepEqual((await stranger.listImports()).imports, []);
  const text = await (await stranger.exportStaff()).text();
  assert.equal(text.trim().split('\r\n').length, 2);
});
