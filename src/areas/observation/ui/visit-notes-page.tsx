import { useEffect, useState } from 'react';
import { copyText } from '../../../client/copy-text.ts';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { type DeviceContent, useOpenDevice } from '../../../client/device/device-view.ts';
import { dropHalfWritten } from '../../../client/half-written.ts';
import { paths } from '../../../client/paths.ts';
import { day, moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { halfNoteKey } from '../half-note.ts';
import { type Note, noteGoesOn } from '../note-rules.ts';
import { VisitHalfNotes } from './visit-half-notes.tsx';
import { deleteNotes, notesOf } from './visit-note-keeping.ts';
import { kitOf } from './visit-phone.ts';
import { VisitProblem } from './visit-problem.tsx';
import './visit.css';
import './visit-note.css';

/** One's notes on this phone: read, shown to the teacher there and then, copied, deleted. None of them is ever sent. */
export function VisitNotesPage() {
  const device = useOpenDevice();
  useEffect(() => {
    document.title = `${m.note_page_title()} · Jointly`;
  }, []);
  if (device.phase !== 'ready') return <VisitProblem device={device} title={m.note_page_title()} />;
  return <Notes device={device} />;
}

/** So many notes are looked through by eye. */
const withoutSearch = 6;

function Notes({ device }: { device: DeviceContent }) {
  const [words, setWords] = useState('');
  const notes = notesOf(device);
  const folded = words.trim().toLowerCase();
  const found = notes.filter((note) => note.text.toLowerCase().includes(folded));
  const personId = device.personId ?? '';
  // The district's day; without its kit on this phone, the phone's own.
  const timeZone = kitOf(device)?.district.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <PageBody title={m.note_page_title()} lead={m.note_page_lead()}>
      <VisitHalfNotes key={notes.length} device={device} personId={personId} />
      {notes.length === 0 && (
        <EmptyState action={<LinkButton to={paths.visit}>{m.note_to_visit()}</LinkButton>}>
          {m.note_none()}
        </EmptyState>
      )}
      {notes.length > withoutSearch && (
        <TextField label={m.note_search()} type="search" value={words} onChange={setWords} />
      )}
      {notes.length > 0 && found.length === 0 && <p>{m.note_none_found()}</p>}
      <ul className="plain-list stack" aria-label={m.note_page_title()}>
        {found.map((note) => (
          <NoteItem key={note.id} note={note} personId={personId} timeZone={timeZone} />
        ))}
      </ul>
      {notes.length > 1 && <DeleteAll personId={personId} notes={notes} />}
      {notes.length > 0 && (
        <div className="row">
          <LinkButton to={paths.visit}>{m.note_to_visit()}</LinkButton>
        </div>
      )}
    </PageBody>
  );
}

function NoteItem({ note, personId, timeZone }: { note: Note; personId: string; timeZone: string }) {
  const [isLarge, setIsLarge] = useState(false);
  const [said, setSaid] = useState('');
  const copy = async () => setSaid((await copyText(note.text)) ? m.note_copied() : m.note_not_copied());
  return (
    <li className="sheet stack-tight">
      <p className="quiet small">
        <bdi>{note.subjectName}</bdi> · {moment(note.at)}
      </p>
      <p className={isLarge ? 'note-text note-large' : 'note-text'} dir="auto">
        {note.text}
      </p>
      <p className="quiet small">{m.note_goes({ day: day(noteGoesOn(note.goesAt, timeZone)) })}</p>
      <p role="status" className="small">
        {said}
      </p>
      <div className="row">
        <Button look="quiet" onPress={() => setIsLarge(!isLarge)}>
          {isLarge ? m.note_show_small() : m.note_show_large()}
        </Button>
        <Button look="quiet" onPress={() => void copy()}>
          {m.note_copy()}
        </Button>
        <Button
          look="quiet"
          onPress={() => void deleteNotes(personId, [note.id]).catch(() => setSaid(m.note_not_deleted()))}
        >
          {m.note_delete()}
        </Button>
      </div>
    </li>
  );
}

function DeleteAll({ personId, notes }: { personId: string; notes: readonly Note[] }) {
  const [isAsking, setIsAsking] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const ids = notes.map(({ id }) => id);
  const deleteAll = async () => {
    await deleteNotes(personId, ids);
    dropHalfWritten(halfNoteKey(personId));
  };
  return (
    <div className="row">
      <Button look="quiet" onPress={() => setIsAsking(true)}>
        {m.note_delete_all()}
      </Button>
      <Dialog title={m.note_delete_all()} isOpen={isAsking} onClose={() => setIsAsking(false)}>
        <p>{m.note_delete_all_sure()}</p>
        {hasFailed && (
          <Notice kind="unsaved">
            <p>{m.note_not_deleted()}</p>
          </Notice>
        )}
        <div className="row">
          <Button look="main" onPress={() => setIsAsking(false)}>
            {m.note_keep()}
          </Button>
          <Button onPress={() => void deleteAll().catch(() => setHasFailed(true))}>
            {m.note_delete_all()}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
