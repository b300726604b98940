import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { ago, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ResearchNote } from '../note-contract.ts';
import type { PracticeCitation, PracticePart } from '../practice-contract.ts';
import { api } from './api.ts';
import { Citation } from './citation.tsx';
import { useDesk } from './draft-desk.ts';
import { AddCitation, useWorks } from './practice-research.tsx';

/** What the team has found in research: kept, said on which practices it bears, and taken into a practice from here. */
export function ResearchNotes({ practiceId }: { practiceId: string | null }) {
  const { vision } = useDesk();
  const notes = useQuery(api.queries.listNotes.queryOptions({ input: { visionId: vision.id } as never }));
  return (
    <section className="stack" aria-labelledby="notes">
      <h3 id="notes">{m.visions_notes()}</h3>
      <Loaded query={notes}>
        {(all) => {
          const standing = all.filter(({ withdrawnAt }) => withdrawnAt === null);
          const here = standing.filter(
            ({ practiceIds }) => practiceId === null || practiceIds.includes(practiceId),
          );
          const elsewhere = standing.filter((note) => !here.includes(note));
          return (
            <>
              {here.length === 0 && <p className="small quiet">{m.visions_notes_none()}</p>}
              <NoteItems notes={here} practiceId={practiceId} />
              {elsewhere.length > 0 && (
                <details>
                  <summary>{m.visions_notes_elsewhere()}</summary>
                  <NoteItems notes={elsewhere} practiceId={practiceId} />
                </details>
              )}
            </>
          );
        }}
      </Loaded>
      <AddNote practiceId={practiceId} />
    </section>
  );
}

function NoteItems({ notes, practiceId }: { notes: readonly ResearchNote[]; practiceId: string | null }) {
  return (
    <ul className="plain-list stack">
      {notes.map((note) => (
        <li key={note.id}>
          <Note note={note} practiceId={practiceId} />
        </li>
      ))}
    </ul>
  );
}

function Note({ note, practiceId }: { note: ResearchNote; practiceId: string | null }) {
  const { vision, draft, savers } = useDesk();
  const works = useWorks();
  const write = useNoteWriting();
  const link = useMutation(api.queries.linkNote.mutationOptions(write));
  const withdraw = useMutation(api.queries.withdrawNote.mutationOptions(write));
  const names = draft.practices
    .filter((practice) => note.practiceIds.includes(practice.practiceId))
    .map(({ content }) => content.name);
  const isHere = practiceId !== null && note.practiceIds.includes(practiceId);
  const setLinked = (practiceIds: string[]) =>
    link.mutate({ visionId: vision.id, noteId: note.id, practiceIds } as never);
  const cite = () => {
    if (practiceId === null) return;
    const saver = savers.practice(practiceId);
    const { content } = saver.read();
    saver.edit({ ...content, research: [...content.research, note.citation] as PracticePart['research'] });
  };
  return (
    <div className="visions-comment stack-tight">
      <Citation citation={note.citation} works={works} />
      <p className="small quiet">
        {m.visions_note_line({ name: note.by.name, since: ago(note.by.at) })}
        {names.length > 0 && ` ${m.visions_note_bears_on({ practices: list(names) })}`}
      </p>
      {vision.you.isOnTeam && (
        <div className="row">
          {practiceId !== null && draft.mayWrite && draft.path !== 'adopt' && (
            <Button look="quiet" onPress={cite}>
              {m.visions_note_cite()}
            </Button>
          )}
          {practiceId !== null && (
            <Button
              look="quiet"
              isBusy={link.isPending}
              onPress={() =>
                setLinked(
                  isHere
                    ? note.practiceIds.filter((id) => id !== practiceId)
                    : [...note.practiceIds, practiceId],
                )
              }
            >
              {isHere ? m.visions_note_unlink() : m.visions_note_link()}
            </Button>
          )}
          <Button
            look="quiet"
            isBusy={withdraw.isPending}
            onPress={() => withdraw.mutate({ visionId: vision.id, noteId: note.id } as never)}
          >
            {m.visions_note_withdraw()}
          </Button>
        </div>
      )}
      <RefusalNotice error={link.error ?? withdraw.error} />
    </div>
  );
}

function useNoteWriting() {
  const queryClient = useQueryClient();
  return { onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.listNotes.key() }) };
}

function AddNote({ practiceId }: { practiceId: string | null }) {
  const { vision } = useDesk();
  const works = useWorks();
  const [noteId, setNoteId] = useState(newId);
  const [citation, setCitation] = useState<PracticeCitation | null>(null);
  const { onSuccess } = useNoteWriting();
  const add = useMutation(
    api.queries.addNote.mutationOptions({
      onSuccess: async () => {
        await onSuccess();
        setCitation(null);
        setNoteId(newId());
      },
    }),
  );
  if (!vision.you.isOnTeam) return null;
  const practiceIds = practiceId === null ? [] : [practiceId];
  return (
    <details className="visions-more">
      <summary>{m.visions_note_new()}</summary>
      {citation === null ? (
        <AddCitation works={works} onAdd={setCitation} />
      ) : (
        <form
          className="stack-tight"
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate({ visionId: vision.id, noteId, citation, practiceIds } as never);
          }}
        >
          <Citation citation={{ ...citation, note: '' }} works={works} />
          <TextArea
            label={m.visions_note_found()}
            value={citation.note}
            onChange={(note) => setCitation({ ...citation, note })}
            maxLength={5000}
          />
          <RefusalNotice error={add.error} />
          <div className="row">
            <Button type="submit" isBusy={add.isPending}>
              {m.visions_note_keep()}
            </Button>
            <Button look="quiet" onPress={() => setCitation(null)}>
              {m.visions_note_other()}
            </Button>
          </div>
        </form>
      )}
    </details>
  );
}
