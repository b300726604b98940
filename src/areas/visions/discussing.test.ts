import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import { refused, setTarget, startVision, writtenPractice } from './test-ground.ts';

let world: World;
let targetId: string;
before(async () => {
  world = await openWorld();
  targetId = await setTarget(world);
});
after(() => world.close());

const reader = 'visions/draft-not-visible';

test('comments stand with their replies, and readers write them too', async () => {
  const visionId = await startVision(world, 'modify');
  const [practice] = (await world.as('theo').visions.readDraft({ visionId })).practices;
  const practiceId = practice?.practiceId ?? '';
  const comment = { visionId, commentId: newId(), practiceId, replyTo: null, body: 'Does this fit K-2?' };
  await world.as('dana').visions.addComment(comment);
  await world.as('dana').visions.addComment(comment);
  await refused(
    world.as('dana').visions.addComment({ ...comment, body: 'Other.' }),
    'record/different-content',
  );
  const reply = {
    visionId,
    commentId: newId(),
    practiceId: null,
    replyTo: comment.commentId,
    body: 'It does.',
  };
  await world.as('theo').visions.addComment(reply);
  const thread = await world.as('amina').visions.addComment({
    ...reply,
    commentId: newId(),
    replyTo: reply.commentId,
    body: 'We tried it.',
  });
  assert.deepEqual(
    thread.replies.map(({ body, by }) => [body, by.name, by.capacity]),
    [
      ['It does.', 'Theo Lindqvist', 'teacher'],
      ['We tried it.', 'Amina Yusuf', 'teacher'],
    ],
  );
  assert.deepEqual(await world.as('sam').visions.listComments({ visionId, practiceId }), [thread]);
  await refused(world.as('walt').visions.addComment({ ...comment, commentId: newId() }), reader);
  await refused(
    world.as('theo').visions.addComment({ ...comment, commentId: newId(), practiceId: newId() }),
    'visions/unknown-reference',
  );
  await refused(
    world.as('theo').visions.addComment({ ...comment, commentId: newId(), replyTo: newId() }),
    'visions/unknown-reference',
  );
});

test('keeps the team’s research notes and links them to practices', async () => {
  const visionId = await startVision(world, 'create');
  const theo = world.as('theo').visions;
  const practiceId = newId();
  const content = writtenPractice('Two ways', targetId);
  await theo.savePractice({ visionId, practiceId, baseRevision: 0, content });
  const citation = { workId: 'stein-1996', text: '', doi: null, note: 'Tasks fall while students work.' };
  const note = { visionId, noteId: newId(), citation, practiceIds: [] as string[] };
  await theo.addNote(note);
  await theo.addNote(note);
  await refused(
    theo.addNote({ ...note, citation: { ...citation, note: 'Other.' } }),
    'record/different-content',
  );
  const linked = await world.as('amina').visions.linkNote({
    visionId,
    noteId: note.noteId,
    practiceIds: [practiceId],
  });
  assert.deepEqual(linked.practiceIds, [practiceId]);
  await refused(
    theo.linkNote({ visionId, noteId: note.noteId, practiceIds: [newId()] }),
    'visions/unknown-reference',
  );
  const withdrawn = await theo.withdrawNote({ visionId, noteId: note.noteId });
  assert.deepEqual(await theo.withdrawNote({ visionId, noteId: note.noteId }), withdrawn);
  assert.deepEqual(await world.as('dana').visions.listNotes({ visionId }), [withdrawn]);
  await refused(world.as('dana').visions.addNote({ ...note, noteId: newId() }), 'visions/not-on-team');
  await refused(theo.withdrawNote({ visionId, noteId: newId() }), 'record/not-found');
});
