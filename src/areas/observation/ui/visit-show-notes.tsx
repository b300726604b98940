import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import type { DeviceContent } from '../../../client/device/device-view.ts';
import { m } from '../../../client/words/words.ts';
import { notesOf } from './visit-note-keeping.ts';

/** Of one's notes of this visit each is shown only when one chooses to, there and then. */
export function VisitShowNotes({ device, visitId }: { device: DeviceContent; visitId: string }) {
  const [shown, setShown] = useState<readonly string[]>([]);
  const notes = notesOf(device).filter((note) => note.visitId === visitId);
  const next = notes.find(({ id }) => !shown.includes(id));
  return (
    <>
      {notes
        .filter(({ id }) => shown.includes(id))
        .map((note) => (
          <p key={note.id} className="visit-show-note" dir="auto">
            {note.text}
          </p>
        ))}
      {next !== undefined && (
        <div className="row">
          <Button look="quiet" onPress={() => setShown([...shown, next.id])}>
            {m.note_show_too()}
          </Button>
        </div>
      )}
    </>
  );
}
