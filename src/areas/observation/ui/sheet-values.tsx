import { SelectField } from '../../../client/design/field.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import {
  type Sheet,
  type SheetGround,
  type SheetMapping,
  type SheetValues,
  valuesIn,
} from '../sheet-mapping-rules.ts';
import { answerWords, partWords } from './visit-words.ts';

type Props = {
  sheet: Sheet;
  ground: SheetGround;
  mapping: SheetMapping;
  onChange(mapping: SheetMapping): void;
};
type Choice = { value: string; label: string };

/** What the values in the columns mean: guessed where they are known words, and for a person to say where not. */
export function SheetValuesPart({ sheet, ground, mapping, onChange }: Props) {
  const { columns, values } = mapping;
  const say = (part: Partial<SheetValues>) => onChange({ ...mapping, values: { ...values, ...part } });
  const named = (places: readonly { id: string; name: string }[]) =>
    places.map(({ id, name }) => ({ value: id, label: name }));
  const fields = [
    ['building', m.observation_sheets_field_building, named(ground.buildings)],
    ['band', m.observation_sheets_field_band, named(ground.bands)],
    ['subject', m.observation_sheets_field_subject, [{ value: 'this', label: ground.subject.name }]],
    ['part', m.observation_sheets_field_part, partWords.map(([value, label]) => ({ value, label: label() }))],
  ] as const;
  const answers = answerWords.map(([value, label]) => ({ value, label: label() }));
  return (
    <div className="stack">
      {fields.map(([field, title, choices]) => (
        <Column
          key={field}
          title={title()}
          values={valuesIn(sheet, columns[field])}
          meanings={values[field]}
          choices={choices}
          onSay={(meanings) => say({ [field]: meanings })}
        />
      ))}
      {ground.practices
        .filter(({ id }) => columns.practices[id] !== undefined)
        .map(({ id, name }) => (
          <Column
            key={id}
            title={name}
            values={valuesIn(sheet, columns.practices[id] ?? null)}
            meanings={values.answers[id] ?? {}}
            choices={answers}
            onSay={(meanings) =>
              say({ answers: { ...values.answers, [id]: meanings as SheetValues['answers'][string] } })
            }
          />
        ))}
    </div>
  );
}

/** More different texts than this are no answers but notes. */
const mostValues = 40;

function Column({
  title,
  values,
  meanings,
  choices,
  onSay,
}: {
  title: string;
  values: readonly string[];
  meanings: Readonly<Record<string, string | null>>;
  choices: readonly Choice[];
  onSay(meanings: Record<string, string | null>): void;
}) {
  if (values.length === 0) return null;
  const open = values.filter((value) => meanings[value] == null).length;
  return (
    <details open={open > 0}>
      <summary>
        <bdi>{title}</bdi>
        {': '}
        {m.observation_sheets_understood({
          known: number(values.length - open),
          count: values.length,
          shown: number(values.length),
        })}
      </summary>
      {values.length > mostValues && <p>{m.observation_sheets_many_values()}</p>}
      <div className="grid sheet-values">
        {values.slice(0, mostValues).map((value) => (
          <SelectField
            key={value}
            label={<bdi>{`“${value}”`}</bdi>}
            value={meanings[value] ?? ''}
            options={[{ value: '', label: m.observation_sheets_leave_out() }, ...choices]}
            onChange={(chosen) => onSay({ ...meanings, [value]: chosen === '' ? null : chosen })}
          />
        ))}
      </div>
    </details>
  );
}
