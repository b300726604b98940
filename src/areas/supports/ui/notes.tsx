import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { DataConversation, Note } from '../conversation-contract.ts';
import type { Stage } from '../problem-contract.ts';
import { api, useRefresh } from './api.ts';

/** What the group has written in a stage, large enough for the far side of the table. Struck notes stay readable. */
export function Notes({ talk, stage }: { talk: DataConversation; stage: Stage }) {
  const refresh = useRefresh();
  const strike = useMutation(api.queries.strikeNote.mutationOptions({ onSuccess: refresh }));
  const notes = talk.notes.filter((note) => note.stage === stage);
  const practiceName = (note: Note) =>
    talk.window.practices.find((practice) => practice.id === note.practiceId)?.name;
  if (notes.length === 0) {
    return stage === 'next_steps' ? null : <p className="quiet">{m.supports_no_notes()}</p>;
  }
  return (
    <section className="stack" aria-label={m.supports_notes()}>
      <ul className="item-list" aria-live="polite">
        {notes.map((note) => (
          <li key={note.id} className="supports-note-row">
            <div className="stack-tight">
              {note.isStruck ? (
                <p className="supports-note" dir="auto">
                  <span className="visually-hidden">{m.supports_struck()} </span>
                  <s>{note.body}</s>
                </p>
              ) : (
                <p className="supports-note" dir="auto">
                  {note.body}
                </p>
              )}
              {practiceName(note) !== undefined && (
                <p className="small quiet" dir="auto">
                  {practiceName(note)}
                </p>
              )}
            </div>
            {note.isMineToStrike && (
              <Button
                look="quiet"
                label={m.supports_strike_this({ note: note.body.slice(0, 60) })}
                isBusy={strike.isPending}
                onPress={() => strike.mutate({ noteId: note.id })}
              >
                {m.supports_strike()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice error={strike.error} />
    </section>
  );
}

type BarProps = { talk: DataConversation; stage: Stage; text: string; onText(text: string): void };

/** Where a note is written. What is refused stays in the field, to be said in other words. */
export function NoteBar({ talk, stage, text, onText }: BarProps) {
  const refresh = useRefresh();
  const [noteId, setNoteId] = useState(newId);
  const [practiceId, setPracticeId] = useState('');
  const write = useMutation(
    api.queries.writeNote.mutationOptions({
      onSuccess: async () => {
        onText('');
        setNoteId(newId());
        await refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (write.isPending || text.trim() === '') return;
    write.mutate({
      noteId,
      conversationId: talk.id,
      stage,
      practiceId: practiceId || null,
      body: text,
    });
  };
  return (
    <form className="supports-note-form" onSubmit={submit}>
      <div className="supports-note-fields">
        <TextArea
          label={m.supports_note()}
          hint={m.supports_note_hint()}
          value={text}
          onChange={onText}
          rows={2}
          maxLength={2000}
          isRequired
        />
        <SelectField
          label={m.supports_practice()}
          hint={m.frame_optional()}
          value={practiceId}
          options={[
            { value: '', label: m.supports_no_practice() },
            ...talk.window.practices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setPracticeId}
        />
        <Button type="submit" look="main" isBusy={write.isPending}>
          {m.supports_note_add()}
        </Button>
      </div>
      <RefusalNotice error={write.error} />
    </form>
  );
}
