import { GripVertical } from 'lucide-react';
import { useState } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import { type Sheet, type SheetColumns, type SheetField, withColumn } from '../sheet-mapping-rules.ts';
import { freeColumns } from '../sheet-plan-rules.ts';

type Target = SheetField | { practiceId: string };
type Props = {
  sheet: Sheet;
  practices: readonly { id: string; name: string }[];
  columns: SheetColumns;
  onChange(columns: SheetColumns): void;
};

const fieldWords: [SheetField, () => string, (() => string) | null][] = [
  ['at', m.observation_sheets_field_at, null],
  ['time', m.observation_sheets_field_time, m.observation_sheets_field_time_hint],
  ['building', m.observation_sheets_field_building, null],
  ['band', m.observation_sheets_field_band, null],
  ['subject', m.observation_sheets_field_subject, m.observation_sheets_field_subject_hint],
  ['part', m.observation_sheets_field_part, null],
  ['room', m.observation_sheets_field_room, m.observation_sheets_field_room_hint],
];

/** Which column is what: dragged onto its place, or chosen there. Both do the same. */
export function SheetColumnsPart({ sheet, practices, columns, onChange }: Props) {
  const [dragged, setDragged] = useState<number | null>(null);
  const take = (target: Target) => (column: number | null) => onChange(withColumn(columns, target, column));
  const free = freeColumns(sheet, { columns });
  return (
    <div className="sheet-columns">
      <section className="stack-tight no-print" aria-label={m.observation_sheets_free()}>
        <h3>{m.observation_sheets_free()}</h3>
        <ul className="plain-list sheet-chips">
          {free.map((column) => (
            <Chip
              key={column}
              title={sheet.titles[column] ?? ''}
              onDrag={(is) => setDragged(is ? column : null)}
            />
          ))}
        </ul>
        {free.length === 0 && <p className="quiet small">{m.observation_sheets_none_free()}</p>}
      </section>
      <div className="stack">
        {fieldWords.map(([field, label, hint]) => (
          <Place
            key={field}
            label={label()}
            hint={hint?.()}
            sheet={sheet}
            column={columns[field]}
            dragged={dragged}
            onTake={take(field)}
          />
        ))}
        <h3>{m.observation_sheets_practices()}</h3>
        {practices.map(({ id, name }) => (
          <Place
            key={id}
            label={name}
            sheet={sheet}
            column={columns.practices[id] ?? null}
            dragged={dragged}
            onTake={take({ practiceId: id })}
          />
        ))}
      </div>
    </div>
  );
}

function Chip({ title, onDrag }: { title: string; onDrag(isDragged: boolean): void }) {
  return (
    <li
      className="tag sheet-chip"
      draggable
      onDragStart={(event) => {
        // Some browsers drag only what has data.
        event.dataTransfer.setData('text/plain', title);
        event.dataTransfer.effectAllowed = 'move';
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
    >
      <GripVertical aria-hidden="true" />
      <bdi>{title}</bdi>
    </li>
  );
}

function Place({
  label,
  hint,
  sheet,
  column,
  dragged,
  onTake,
}: {
  label: string;
  hint?: string | undefined;
  sheet: Sheet;
  column: number | null;
  /** The column that is being dragged just now. */
  dragged: number | null;
  onTake(column: number | null): void;
}) {
  const [isOver, setIsOver] = useState(false);
  return (
    // Dragging is one of two ways here: the field inside does the same for keys, touch and screen readers.
    // biome-ignore lint/a11y/noStaticElementInteractions: the field inside is the same for everybody
    <div
      className={isOver ? 'sheet-place sheet-place-over' : 'sheet-place'}
      onDragOver={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        if (dragged !== null) onTake(dragged);
      }}
    >
      <SelectField
        label={label}
        hint={hint}
        value={column === null ? '' : String(column)}
        options={[
          { value: '', label: m.observation_sheets_no_column() },
          ...sheet.titles.map((title, at) => ({ value: String(at), label: title })),
        ]}
        onChange={(chosen) => onTake(chosen === '' ? null : Number(chosen))}
      />
    </div>
  );
}
