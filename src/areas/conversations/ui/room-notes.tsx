import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { PracticePhrases } from '../../../client/practice-phrases.tsx';
import { useSession } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { findNamedPractices } from '../naming-rules.ts';
import type { RoomNote } from '../room-view-rules.ts';
import { BlameAdvice } from './blame-advice.tsx';
import { PracticeField } from './practice-field.tsx';
import { usePracticesInForce } from './practices-in-force.ts';
import type { LiveRoom } from './use-room.ts';

/** What the group writes down, in the step it is in; and what it wrote before. */
export function RoomNotes({ live }: { live: LiveRoom }) {
  const { view, room } = live;
  const at = view.step?.index ?? null;
  const here = view.notes.filter((note) => note.step === at);
  const before = view.notes.filter((note) => note.step !== at);
  const isTogether = at !== null && room.protocol?.steps[at]?.together === true;
  const keptBack = at === null ? 0 : (view.keptBack.get(at) ?? 0);
  return (
    <section className="stack">
      <h2>{m.conversations_room_notes()}</h2>
      {!view.isOver && <NoteForm live={live} step={at} isTogether={isTogether} />}
      {keptBack > 0 && (
        <p className="notice" role="status">
          {m.conversations_room_kept_back({ count: keptBack, number: number(keptBack) })}
        </p>
      )}
      {here.length === 0 && keptBack === 0 && <p className="quiet">{m.conversations_room_no_notes()}</p>}
      <Notes notes={here} live={live} />
      {before.length > 0 && (
        <details>
          <summary>{m.conversations_room_notes_before({ number: number(before.length) })}</summary>
          <Notes notes={before} live={live} />
        </details>
      )}
    </section>
  );
}

function Notes({ notes, live }: { notes: readonly RoomNote[]; live: LiveRoom }) {
  return (
    <ul className="plain-list room-notes">
      {notes.map((note) => (
        <li key={note.id} className="room-note" data-standing={note.standing}>
          {note.isStruck ? (
            <p className="quiet">{m.conversations_room_struck()}</p>
          ) : (
            <p dir="auto">{note.text}</p>
          )}
          <div className="row small">
            <Practices ids={note.isStruck ? [] : note.practiceIds} />
            {note.standing === 'waiting' && (
              <span className="quiet">{m.conversations_room_on_this_device()}</span>
            )}
            {!note.isStruck &&
              note.standing === 'kept' &&
              (note.isMine || live.room.isLeading) &&
              !live.view.isOver && (
                <Button look="quiet" onPress={() => live.say({ kind: 'struck', entryId: note.id })}>
                  {m.conversations_room_strike()}
                </Button>
              )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The names of practices, as tags. */
export function Practices({ ids }: { ids: readonly string[] }) {
  const { practices } = usePracticesInForce();
  return practices
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => (
      <Tag key={id} kind="accent">
        <bdi>{name}</bdi>
      </Tag>
    ));
}

function NoteForm({ live, step, isTogether }: { live: LiveRoom; step: number | null; isTogether: boolean }) {
  const { practices } = usePracticesInForce();
  const { actor } = useSession();
  const [text, setText] = useKeptDraft(`${live.room.id} note ${actor.personId}`);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const write = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const named = findNamedPractices(text, practices).map(({ id }) => id);
    const practiceIds = [...new Set([...chosen, ...named])].slice(0, 20) as never;
    live.say({ kind: 'note', step, itemId: null, text: text.trim(), practiceIds });
    setText('');
    setChosen([]);
  };
  return (
    <form className="stack" onSubmit={write}>
      <TextArea
        label={m.conversations_room_note()}
        hint={isTogether ? m.conversations_room_note_together() : undefined}
        value={text}
        onChange={setText}
        maxLength={4000}
        rows={2}
      />
      <BlameAdvice text={text} names={live.state.people.map(({ name }) => name)} />
      <details>
        <summary>{m.conversations_room_name_practice()}</summary>
        <PracticeField practices={practices} chosen={chosen} onChange={setChosen} note={text} />
        <PracticePhrases
          phrases={practices.filter(({ id }) => chosen.includes(id)).flatMap(({ phrases }) => phrases)}
          onPut={(phrase) => setText(text === '' ? phrase : `${text} ${phrase}`)}
        />
      </details>
      <div className="row">
        <Button type="submit" look="main">
          {m.conversations_room_write()}
        </Button>
      </div>
    </form>
  );
}

/** Text that is still being written stays on this device until it is said: a closed tab loses nothing. */
function useKeptDraft(name: string): [string, (text: string) => void] {
  const key = `jointly-rooms:${name}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '');
  useEffect(() => {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  }, [key, text]);
  return [text, setText];
}
