import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { adoptVision } from '../../../test/adopted-vision.ts';
import { apiClient, openWorld, type World } from '../../../test/world.ts';
import { addDays } from '../../kit/days.ts';
import { newId } from '../../kit/new-id.ts';
import { readPdf } from './test-pdf.ts';

let world: World;
let consentId: never;
before(async () => {
  world = await openWorld();
  await adoptVision(world);
  consentId = world.person('fiona').capacityId as never;
});
after(() => world.close());

const refused = (code: string, status: number) => (error: { code?: string; status?: number }) =>
  error.code === code && error.status === status;
const about = (body: string, more: Record<string, unknown> = {}) => ({
  id: newId() as never,
  consentId,
  about: 'board_update' as const,
  replyTo: null,
  body,
  ...more,
});

test('an associate reads what the consent names, and each first opening of a day is seen by the district', async () => {
  const field = await world.as('fiona').reports.readField();
  assert.equal(field.district, 'Maple Ridge Community Schools');
  assert.equal(field.givenBy, 'Sam Ortiz');
  const shared = await world.as('fiona').reports.readShared({ scope: 'board_update', language: 'en' });
  assert.deepEqual(shared.document, await world.as('theo').reports.readBoard({ language: 'en' }));
  await world.as('fiona').reports.readShared({ scope: 'board_update' });
  const { visions } = await world.as('fiona').reports.readShared({ scope: 'visions' });
  assert.equal(visions.length, 1);
  assert.ok((visions[0]?.practices.length ?? 0) > 2 && (visions[0]?.practices[0]?.lookFors.length ?? 0) > 0);
  const { looks } = await world.as('theo').reports.listLooks();
  assert.deepEqual(
    looks.map(({ name, scope }) => [name, scope]),
    [
      ['Fiona Abara', 'board_update'],
      ['Fiona Abara', 'visions'],
    ],
  );
  const audited = await world.query(`select from audit.entries where act = 'reports/looked'`);
  assert.equal(audited.length, 2);
});

test('the shared page downloads, and the own pages of the district stay shut', async () => {
  const get = (path: string) =>
    fetch(`${world.url}/api/reports/${path}`, { headers: { cookie: world.cookieOf('fiona') } });
  const pdf = await get('field-update.pdf?language=en');
  assert.equal(readPdf(new Uint8Array(await pdf.arrayBuffer())).title.slice(0, 12), 'Board update');
  for (const path of ['board', 'board.pdf', 'given', 'field-looks', 'field-scopes', 'next'])
    assert.equal((await get(path)).status, 403, path);
  const staff = await fetch(`${world.url}/api/reports/field`, { headers: { cookie: world.cookieOf('sam') } });
  assert.equal(staff.status, 403);
});

test('what a consent does not name is refused, and nothing more once it has ended', async () => {
  const given = await world.as('sam').people.giveConsent({
    id: newId() as never,
    givenName: 'Nils',
    familyName: 'Berg',
    email: 'nils.berg@field.example',
    scopes: ['visions'],
    startsOn: (await world.as('sam').people.readSession()).district.today,
    endsOn: addDays((await world.as('sam').people.readSession()).district.today, 30),
  });
  const { link } = await world
    .as('sam')
    .people.makeInvitation({ personId: given.person.id, id: newId() as never });
  const [districtId, secret] = new URL(link).hash.slice(1).split('.');
  const accepted = await fetch(`${world.url}/api/people/invitation/acceptance`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ districtId, secret, password: 'a kite above the long pier' }),
  });
  const nils = apiClient(world.url, (accepted.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  await nils.reports.readShared({ scope: 'visions' });
  await assert.rejects(
    nils.reports.readShared({ scope: 'board_update' }),
    refused('reports/not-shared', 403),
  );
  await assert.rejects(nils.reports.fetchShared({}), refused('reports/not-shared', 403));
  assert.deepEqual((await nils.reports.listComments()).comments, []);
  await assert.rejects(nils.reports.makeComment(about('To another')), refused('record/not-found', 404));
  await world.as('sam').people.endConsent({ id: given.id });
  await assert.rejects(nils.reports.readField(), refused('session/none', 401));
  await assert.rejects(
    world.as('sam').reports.makeComment({ ...about('Too late'), consentId: given.id as never }),
    refused('reports/consent-over', 409),
  );
});

test('the talk goes both ways, stays, and everybody in the district reads it', async () => {
  const asked = about('Which of the steps would you show another district?');
  const made = await world.as('fiona').reports.makeComment(asked);
  assert.deepEqual([made.by, made.isFromField, made.isYours], ['Fiona Abara', true, true]);
  assert.deepEqual(await world.as('fiona').reports.makeComment(asked), made);
  await assert.rejects(
    world.as('fiona').reports.makeComment({ ...asked, body: 'Something else' }),
    refused('record/different-content', 409),
  );
  assert.deepEqual(
    (await world.as('dana').reports.listNext()).cards.map(({ name }) => name),
    ['Fiona Abara'],
  );
  assert.deepEqual((await world.as('theo').reports.listNext()).cards, []);
  await world.as('dana').reports.makeComment(about('The shared planning hour.', { replyTo: asked.id }));
  assert.deepEqual((await world.as('dana').reports.listNext()).cards, []);
  const { comments } = await world.as('theo').reports.listComments();
  assert.deepEqual(
    comments.map(({ by, body, isYours }) => [by, body, isYours]),
    [
      ['Fiona Abara', asked.body, false],
      ['Dana Whitfield', 'The shared planning hour.', false],
    ],
  );
  assert.equal((await world.as('fiona').reports.listComments()).comments.length, 2);
});

test('a comment names nobody of the staff, answers within its talk, and is taken back by its writer alone', async () => {
  await assert.rejects(
    world.as('fiona').reports.makeComment(about('Ask Theo Lindqvist how he does it.')),
    refused('reports/names-somebody', 422),
  );
  await assert.rejects(
    world.as('fiona').reports.makeComment(about('To nothing', { replyTo: newId() })),
    refused('reports/other-thread', 422),
  );
  await assert.rejects(
    world.as('theo').reports.makeComment(about('Not mine to write')),
    refused('session/not-in-this-capacity', 403),
  );
  const { comments } = await world.as('fiona').reports.listComments();
  const [asked, answer] = comments;
  assert.ok(asked && answer);
  await assert.rejects(
    world.as('fiona').reports.withdrawComment({ id: answer.id }),
    refused('reports/not-yours', 403),
  );
  const gone = await world.as('fiona').reports.withdrawComment({ id: asked.id });
  assert.equal(gone.body, null);
  assert.deepEqual(await world.as('fiona').reports.withdrawComment({ id: asked.id }), gone);
  await assert.rejects(world.query('delete from reports.comments'), /keeps its rows/);
});

test('another district sees no look, no comment and no talk to join', async () => {
  assert.deepEqual((await world.as('stranger').reports.listLooks()).looks, []);
  assert.deepEqual((await world.as('stranger').reports.listComments()).comments, []);
  await assert.rejects(
    world.as('stranger').reports.makeComment(about('Hello')),
    refused('record/not-found', 404),
  );
  assert.deepEqual((await world.as('theo').reports.listScopes()).scopes, [
    'board_update',
    'visions',
    'indicators',
    'timeline',
  ]);
});
