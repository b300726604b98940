import { useMemo, useState } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { Sheet as Paper } from '../../../client/design/page.tsx';
import { m } from '../../../client/words/words.ts';
import type { ImportOptions } from '../import-contract.ts';
import { guessDateOrder } from '../sheet-date-rules.ts';
import {
  datesIn,
  guessMapping,
  guessValues,
  type Sheet,
  type SheetColumns,
  type SheetGround,
  type SheetMapping,
} from '../sheet-mapping-rules.ts';
import { daysOfSheet } from '../sheet-plan-rules.ts';
import { SheetColumnsPart } from './sheet-columns.tsx';
import type { KeptOverFiles } from './sheet-kept.ts';
import { SheetLook } from './sheet-look.tsx';
import { SheetValuesPart } from './sheet-values.tsx';

type Props = {
  sheet: Sheet;
  options: ImportOptions;
  vision: ImportOptions['visions'][number];
  kept: KeptOverFiles;
};

/** From a sheet that was read to what would be brought in: which column is what, what its values mean, and the look. */
export function SheetMap({ sheet, options, vision, kept }: Props) {
  const ground = useMemo(
    (): SheetGround => ({ ...options, subject: vision.subject, practices: vision.practices }),
    [options, vision],
  );
  const [mapping, setMapping] = useState<SheetMapping>(() => guessMapping(sheet, ground, options.titles));
  const takeColumns = (columns: SheetColumns) =>
    setMapping({
      ...mapping,
      columns,
      values: guessValues(sheet, columns, ground, mapping.values),
      dateOrder: guessDateOrder(datesIn(sheet, columns.at)) ?? mapping.dateOrder,
    });
  const days = daysOfSheet(sheet, mapping, options.today);
  const isReady = days !== null && Object.keys(mapping.columns.practices).length > 0;
  return (
    <>
      <Paper title={m.observation_sheets_columns()}>
        <p className="prose">{m.observation_sheets_columns_lead()}</p>
        <SheetColumnsPart
          sheet={sheet}
          practices={vision.practices}
          columns={mapping.columns}
          onChange={takeColumns}
        />
      </Paper>
      <Paper title={m.observation_sheets_values()}>
        <p className="prose">{m.observation_sheets_values_lead()}</p>
        <Places mapping={mapping} options={options} onChange={setMapping} />
        <SheetValuesPart sheet={sheet} ground={ground} mapping={mapping} onChange={setMapping} />
      </Paper>
      {isReady ? (
        <SheetLook key={`${days.first} ${days.last}`} {...{ sheet, mapping, options, vision, days, kept }} />
      ) : (
        <p role="status">
          {days === null ? m.observation_sheets_needs_date() : m.observation_sheets_needs_practice()}
        </p>
      )}
    </>
  );
}

/** How dates are written, and the one building or band of a sheet that has no column for it. */
function Places({
  mapping,
  options,
  onChange,
}: {
  mapping: SheetMapping;
  options: ImportOptions;
  onChange(mapping: SheetMapping): void;
}) {
  const { columns } = mapping;
  const choices = (places: readonly { id: string; name: string }[]) => [
    { value: '', label: m.observation_sheets_choose_one() },
    ...places.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="grid">
      <SelectField
        label={m.observation_sheets_date_order()}
        value={mapping.dateOrder}
        options={[
          { value: 'month-first', label: m.observation_sheets_month_first() },
          { value: 'day-first', label: m.observation_sheets_day_first() },
        ]}
        onChange={(order) => onChange({ ...mapping, dateOrder: order as SheetMapping['dateOrder'] })}
      />
      {columns.building === null && (
        <SelectField
          label={m.observation_sheets_only_building()}
          value={mapping.onlyBuildingId ?? ''}
          options={choices(options.buildings)}
          onChange={(id) => onChange({ ...mapping, onlyBuildingId: id === '' ? null : id })}
        />
      )}
      {columns.band === null && (
        <SelectField
          label={m.observation_sheets_only_band()}
          value={mapping.onlyBandId ?? ''}
          options={choices(options.bands)}
          onChange={(id) => onChange({ ...mapping, onlyBandId: id === '' ? null : id })}
        />
      )}
    </div>
  );
}
