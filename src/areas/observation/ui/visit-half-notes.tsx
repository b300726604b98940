import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import type { DeviceContent } from '../../../client/device/device-view.ts';
import { dropHalfWritten, type HalfWritten, halfWrittenUnder } from '../../../client/half-written.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { halfNoteKey } from '../half-note.ts';
import { kitOf } from './visit-phone.ts';

/** What one began to write and did not keep: read, and deleted. It goes by itself with the notes. */
export function VisitHalfNotes({ device, personId }: { device: DeviceContent; personId: string }) {
  const timeZone = kitOf(device)?.district.timeZone ?? 'UTC';
  const [half, setHalf] = useState(() => halfWrittenUnder(halfNoteKey(personId)));
  const forget = ({ key }: HalfWritten) => {
    dropHalfWritten(key);
    setHalf(half.filter((other) => other.key !== key));
  };
  if (half.length === 0) return null;
  return (
    <ul className="plain-list stack" aria-label={m.note_half()}>
      {half.map((each) => (
        <li key={each.key} className="sheet stack-tight">
          <p className="quiet small">{m.note_half()}</p>
          <p className="note-text" dir="auto">
            {each.text}
          </p>
          {each.goesAt !== null && (
            <p className="quiet small">
              {m.note_goes({ day: day(schoolDayOf(new Date(each.goesAt), timeZone)) })}
            </p>
          )}
          <div className="row">
            <Button look="quiet" onPress={() => forget(each)}>
              {m.note_delete()}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
