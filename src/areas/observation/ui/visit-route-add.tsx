import { useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea } from '../../../client/design/field.tsx';
import { useHalfWritten } from '../../../client/half-written.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { addRooms, readRooms } from '../room-list-rules.ts';
import type { PhoneWindow } from '../visit-kit-rules.ts';
import type { DayPart } from '../visit-route-rules.ts';
import type { ChangeList } from './visit-route.ts';
import { RoutePartsField } from './visit-route-parts.tsx';
import { vocabularyOf } from './visit-route-words.ts';

type Props = {
  personId: string;
  window: PhoneWindow;
  likelyBandId: string | null;
  change: ChangeList;
  onAdded(): void;
};

/** Many rooms at once: typed, pasted out of a sheet, or read from a file that stays where it is. */
export function VisitRouteAdd({ personId, window, likelyBandId, change, onAdded }: Props) {
  // Pasted out of a sheet it may name teachers, who do not belong on a list: no longer than its tab is open.
  const [text, setText] = useHalfWritten(`visit-rooms:${personId}:${window.id}`, 'open-tab');
  const [bandId, setBandId] = useState(likelyBandId);
  const [parts, setParts] = useState<readonly DayPart[]>([]);
  const [said, setSaid] = useState('');
  const picker = useRef<HTMLInputElement>(null);

  const add = async (from: string) => {
    const rooms = readRooms(from, vocabularyOf(window), { bandId, parts });
    if (rooms.length === 0) {
      setSaid(m.route_none_read());
      return false;
    }
    // What was typed stays in the field until it is kept.
    if (!(await change((route) => addRooms(route, rooms)))) return false;
    setSaid(m.route_added({ count: rooms.length, shown: number(rooms.length) }));
    onAdded();
    return true;
  };
  return (
    <fieldset className="stack visit-route-add">
      <legend>{m.route_add_title()}</legend>
      <TextArea
        label={m.route_add_rooms()}
        hint={m.route_add_hint()}
        value={text}
        onChange={setText}
        rows={4}
      />
      {window.bands.length > 1 && (
        <SelectField
          label={m.route_add_band()}
          value={bandId ?? ''}
          options={[
            { value: '', label: m.route_band_unknown() },
            ...window.bands.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => setBandId(id === '' ? null : id)}
        />
      )}
      <RoutePartsField chosen={parts} onChange={setParts} />
      <p role="status" className="small">
        {said}
      </p>
      <div className="row">
        <Button onPress={() => void add(text).then((isKept) => isKept && setText(''))}>
          {m.route_add()}
        </Button>
        <Button look="quiet" onPress={() => picker.current?.click()}>
          {m.route_from_file()}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".csv,.tsv,.txt,text/plain,text/csv"
          hidden
          aria-label={m.route_from_file()}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            void file?.text().then(add);
          }}
        />
      </div>
    </fieldset>
  );
}
