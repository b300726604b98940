import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ORPCError } from '@orpc/client';
import { type Confirmed, PartSaver, type Unsent, type Wiring } from './draft-saver.ts';

type Text = { name: string; sentence: string };
const first: Confirmed<Text> = { revision: 1, content: { name: 'Talk', sentence: '' } };

/** A server with one text, a device that keeps, and a clock that a test turns by hand. */
function workshop(unsent: Unsent<Text> | null = null) {
  const due: (() => void)[] = [];
  const ground = {
    kept: unsent,
    sent: [] as { baseRevision: number; content: Text }[],
    answer: (async (baseRevision, content) => ({
      revision: baseRevision + 1,
      content,
    })) as Wiring<Text>['send'],
    /** Lets the waiting save begin. */
    pass: async () => {
      for (const run of due.splice(0)) run();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  const saver = new PartSaver<Text>(
    {
      send: (baseRevision, content) => {
        ground.sent.push({ baseRevision, content });
        return ground.answer(baseRevision, content);
      },
      keep: (words) => {
        ground.kept = words;
      },
      onSaved: () => {},
      later: (run) => {
        due.push(run);
        return () => {
          if (due.includes(run)) due.splice(due.indexOf(run), 1);
        };
      },
    },
    first,
    unsent,
  );
  return { saver, ground };
}

const written = { name: 'Talk', sentence: 'Students give reasons.' };

test('words are kept on the device with the key, sent after the pause, and forgotten when they have arrived', async () => {
  const { saver, ground } = workshop();
  saver.edit({ ...written, sentence: 'Students' });
  saver.edit(written);
  assert.deepEqual(ground.kept, { base: first, content: written });
  assert.equal(ground.sent.length, 0);
  await ground.pass();
  assert.deepEqual(ground.sent, [{ baseRevision: 1, content: written }]);
  assert.equal(saver.read().state.kind, 'saved');
  assert.equal(ground.kept, null);
});

test('words written while a save is under way go with the next one', async () => {
  const { saver, ground } = workshop();
  saver.edit(written);
  const saving = saver.flush();
  saver.edit({ ...written, name: 'Talk and listening' });
  await saving;
  assert.equal(saver.read().state.kind, 'unsaved');
  assert.equal(ground.kept?.content.name, 'Talk and listening');
  assert.equal(await saver.flush(), true);
  assert.deepEqual(
    ground.sent.map(({ baseRevision, content }) => [baseRevision, content.name]),
    [
      [1, 'Talk'],
      [2, 'Talk and listening'],
    ],
  );
});

test('what somebody else wrote in another field arrives with the answer', async () => {
  const { saver, ground } = workshop();
  ground.answer = async (_, content) => ({ revision: 5, content: { ...content, name: 'Their name' } });
  saver.edit(written);
  assert.equal(await saver.flush(), true);
  assert.deepEqual(saver.read().content, { ...written, name: 'Their name' });
});

test('without a connection the words stay, and go when it is back', async () => {
  const { saver, ground } = workshop();
  const { answer } = ground;
  ground.answer = async () => {
    throw new TypeError('fetch failed');
  };
  saver.edit(written);
  assert.equal(await saver.flush(), false);
  assert.deepEqual(saver.read().state, { kind: 'waiting', why: 'connection' });
  assert.deepEqual(ground.kept?.content, written);
  ground.answer = answer;
  await ground.pass();
  assert.equal(saver.read().state.kind, 'saved');
  assert.equal(ground.kept, null);
});

test('after a session has ended the words stay on the device until somebody has signed in again', async () => {
  const { saver, ground } = workshop();
  const { answer } = ground;
  ground.answer = async () => {
    throw new ORPCError('session/none', { status: 401 });
  };
  saver.edit(written);
  await saver.flush();
  assert.deepEqual(saver.read().state, { kind: 'waiting', why: 'signed-out' });
  assert.ok(ground.kept);

  const again = workshop(ground.kept);
  again.ground.answer = answer;
  assert.deepEqual(again.saver.read().content, written);
  assert.equal(await again.saver.flush(), true);
  assert.deepEqual(again.ground.sent, [{ baseRevision: 1, content: written }]);
});

test('the same field changed twice asks for a choice, sends nothing meanwhile, and loses neither text', async () => {
  const { saver, ground } = workshop();
  const { answer } = ground;
  const theirs = { name: 'Their name', sentence: 'Their sentence.' };
  ground.answer = async () => {
    throw new ORPCError('visions/edited-meanwhile', {
      status: 409,
      data: { revision: 7, fields: ['sentence'], front: null, practice: theirs, editedBy: 'Amina Yusuf' },
    });
  };
  saver.edit(written);
  await saver.flush();
  const { state, content } = saver.read();
  assert.ok(state.kind === 'clash');
  assert.deepEqual(state.clash, { revision: 7, theirs, fields: ['sentence'], editedBy: 'Amina Yusuf' });
  assert.deepEqual(content, written);
  await ground.pass();
  assert.equal(ground.sent.length, 1);

  ground.answer = answer;
  assert.equal(await saver.resolve({ sentence: 'Both sentences.' }), true);
  assert.deepEqual(ground.sent.at(-1), {
    baseRevision: 7,
    content: { name: 'Their name', sentence: 'Both sentences.' },
  });
  assert.equal(ground.kept, null);
});

test('choosing the other text ends the clash without another save', async () => {
  const { saver, ground } = workshop();
  const theirs = { name: 'Talk', sentence: 'Their sentence.' };
  ground.answer = async () => {
    throw new ORPCError('visions/edited-meanwhile', {
      status: 409,
      data: { revision: 7, fields: ['sentence'], front: null, practice: theirs, editedBy: 'Amina Yusuf' },
    });
  };
  saver.edit(written);
  await saver.flush();
  assert.equal(await saver.resolve({ sentence: 'Their sentence.' }), true);
  assert.deepEqual(saver.read().content, theirs);
  assert.equal(ground.sent.length, 1);
});

test('a refusal keeps the words and says why', async () => {
  const { saver, ground } = workshop();
  ground.answer = async () => {
    throw new ORPCError('visions/frozen', { status: 409, data: { stage: 'in_review' } });
  };
  saver.edit(written);
  assert.equal(await saver.flush(), false);
  assert.equal(saver.read().state.kind, 'refused');
  assert.deepEqual(ground.kept?.content, written);
  saver.discard();
  assert.deepEqual(saver.read(), { content: first.content, state: { kind: 'saved' } });
  assert.equal(ground.kept, null);
});

test('news from the server is taken over when nothing of one’s own is under way, and never over one’s own words', () => {
  const { saver } = workshop();
  saver.learn({ revision: 2, content: { name: 'Talk', sentence: 'New.' } });
  assert.equal(saver.read().content.sentence, 'New.');
  saver.edit(written);
  saver.learn({ revision: 3, content: { name: 'Talk', sentence: 'Newer.' } });
  assert.deepEqual(saver.read().content, written);
});
