import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readFileText, writeFileText } from './file-rules.ts';
import { compactLines, encodeLine, type JournalLine, readJournal } from './journal-rules.ts';
import type { OutboxRecord } from './outbox-rules.ts';
import { daysWaiting } from './storage-notice.ts';

const fact = (id: string) => ({ id, at: '2026-11-20T14:00:00.000Z' });
const record = (id: string, counter = 0): OutboxRecord => ({
  id,
  personId: 'priya',
  deviceId: 'phone',
  counter,
  savedAt: '2026-11-20T14:00:00.000Z',
  content: { answer: 'Größe "12"\nعربي' },
  parked: null,
});
const textOf = (lines: JournalLine[]) => lines.map(encodeLine).join('');

describe('the journal', () => {
  it('gives back drafts with their facts in order, records and kept state', () => {
    const content = readJournal([
      textOf([
        { kind: 'state', key: 'device', value: 'phone' },
        { kind: 'draft', draftId: 'd1', personId: 'priya', fact: fact('a') },
        { kind: 'fact', draftId: 'd1', fact: fact('b') },
        { kind: 'record', record: record('r1') },
      ]),
    ]);
    assert.deepEqual(
      content.drafts.get('d1')?.facts.map((each) => each.id),
      ['a', 'b'],
    );
    assert.deepEqual(content.records.get('r1'), record('r1'));
    assert.equal(content.state.get('device'), 'phone');
    assert.equal(content.unreadable, 0);
  });

  it('gives a draft that was finished as its record only, and nothing of one that was thrown away', () => {
    const content = readJournal([
      textOf([
        { kind: 'draft', draftId: 'd1', personId: 'priya', fact: fact('a') },
        { kind: 'record', record: record('d1') },
        { kind: 'fact', draftId: 'd1', fact: fact('late') },
        { kind: 'fact', draftId: 'thrown-away', fact: fact('late') },
      ]),
    ]);
    assert.equal(content.drafts.size, 0);
    assert.equal(content.records.size, 1);
  });

  it('reads every line but the one that a kill cut, at whatever byte', () => {
    const lines = Array.from(
      { length: 20 },
      (_, index): JournalLine => ({ kind: 'record', record: record(`r${index}`) }),
    );
    const bytes = Buffer.from(textOf(lines));
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.boolean(), (at, isContinued) => {
        const cut = new TextDecoder().decode(bytes.subarray(0, at));
        const whole = cut.split('\n').length - 1;
        const after = isContinued ? `\n${encodeLine({ kind: 'record', record: record('later') })}` : '';
        const { records } = readJournal([cut + after]);
        // The cut may fall just before the end of a line, which is then whole.
        assert.ok(records.size - (isContinued ? 1 : 0) >= whole);
        for (let index = 0; index < whole; index += 1) assert.ok(records.has(`r${index}`));
        if (isContinued) assert.ok(records.has('later'));
      }),
    );
  });

  it('amounts to the same after it was compacted, and while both files are there', () => {
    const lines: JournalLine[] = [
      { kind: 'state', key: 'device', value: 'phone' },
      { kind: 'state', key: 'route', value: ['101'] },
      { kind: 'state', key: 'route', value: null },
      { kind: 'draft', draftId: 'd1', personId: 'priya', fact: fact('a') },
      { kind: 'fact', draftId: 'd1', fact: fact('b') },
      { kind: 'fact', draftId: 'd1', fact: fact('b') },
      { kind: 'record', record: record('r1') },
    ];
    const content = readJournal([textOf(lines)]);
    const compacted = textOf(compactLines(content));
    assert.deepEqual(readJournal([compacted]), content);
    assert.deepEqual(readJournal([textOf(lines), compacted]), content);
    assert.ok(compacted.length < textOf(lines).length);
  });
});

describe('a file of unsent records', () => {
  it('gives back exactly what was written', () => {
    const records = [record('r1'), record('r2', 1)];
    assert.deepEqual(readFileText(writeFileText(records, '2026-11-20T15:00:00.000Z')), {
      savedAt: '2026-11-20T15:00:00.000Z',
      records,
      unreadableCount: 0,
    });
  });

  it('is not mistaken for another file, and one broken record spoils none of the others', () => {
    assert.equal(readFileText('{"kind":"something-else","records":[]}'), null);
    assert.equal(readFileText('not a file'), null);
    const text = writeFileText([record('r1')], '').replace('"records": [', '"records": [{"id": 7},');
    assert.deepEqual(readFileText(text), { savedAt: null, records: [record('r1')], unreadableCount: 1 });
  });
});

describe('how long the oldest record has waited', () => {
  it('warns on days 1, 3 and 5', () => {
    const after = (days: number) => Date.parse('2026-11-20T14:00:00.000Z') + days * 86_400_000 + 1;
    const days = [0, 1, 2, 3, 4, 5, 9].map((count) => daysWaiting([record('r1')], after(count)));
    assert.deepEqual(days, [0, 1, 1, 3, 3, 5, 5]);
    assert.equal(daysWaiting([], after(9)), 0);
  });
});
