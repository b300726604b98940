import { useQuery } from '@tanstack/react-query';
import { CheckField, SelectField, TextField } from '../../../client/design/field.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import type { Performance } from '../goal-contract.ts';
import { needsGroup } from '../goal-rules.ts';
import type { Unit } from '../problem-contract.ts';
import { visionsApi } from './api.ts';
import type { GoalDraft } from './goal-draft.ts';
import { optionsOf, unitWords } from './goal-words.ts';

type Props = { draft: GoalDraft; set(changes: Partial<GoalDraft>): void };

/** What is measured, where it begins, what is aimed at by when. */
export function MeasureFields({ draft, set }: Props) {
  const { district } = useSession();
  const today = schoolDayOf(new Date(), district.timeZone);
  return (
    <>
      <TextField
        label={m.goals_measure()}
        hint={m.goals_measure_hint()}
        value={draft.measure}
        onChange={(measure) => set({ measure })}
        isRequired
        maxLength={300}
      />
      <SelectField
        label={m.goals_unit()}
        value={draft.unit}
        options={optionsOf(unitWords)}
        onChange={(unit) => set({ unit })}
      />
      <fieldset className="field stack-tight">
        <legend>{m.goals_baseline()}</legend>
        <div className="goals-pair">
          <NumberField label={m.goals_value()} value={draft.value} onChange={(value) => set({ value })} />
          <GroupField
            isRequired={needsGroup(draft.unit as Unit, draft.performance as Performance)}
            value={draft.n}
            onChange={(n) => set({ n })}
          />
          <TextField
            label={m.goals_measured_on()}
            type="date"
            value={draft.on}
            max={today}
            onChange={(on) => set({ on })}
            isRequired
          />
        </div>
        <TextField
          label={m.goals_source()}
          hint={m.goals_source_hint()}
          value={draft.source}
          onChange={(source) => set({ source })}
          isRequired
          maxLength={200}
        />
      </fieldset>
      <fieldset className="field">
        <legend>{m.goals_target()}</legend>
        <div className="goals-pair">
          <NumberField
            label={m.goals_value()}
            value={draft.targetValue}
            onChange={(targetValue) => set({ targetValue })}
          />
          <TextField
            label={m.goals_by_when()}
            type="date"
            value={draft.targetOn}
            min={draft.on}
            onChange={(targetOn) => set({ targetOn })}
            isRequired
          />
        </div>
      </fieldset>
    </>
  );
}

type FieldProps = { label: string; value: string; onChange(value: string): void };

/** A number that may have a fraction. */
export function NumberField({ label, value, onChange }: FieldProps) {
  return <TextField label={label} type="number" step="any" value={value} onChange={onChange} isRequired />;
}

/** Of how many: needed for a share, an average or a count of students, and never of fewer than ten. */
export function GroupField({
  isRequired,
  value,
  onChange,
}: {
  isRequired: boolean;
  value: string;
  onChange(n: string): void;
}) {
  return (
    <TextField
      label={m.goals_of_how_many()}
      hint={isRequired ? m.goals_of_how_many_hint() : m.goals_of_how_many_optional()}
      type="number"
      min={0}
      value={value}
      onChange={onChange}
      isRequired={isRequired}
    />
  );
}

/** The student-learning targets of the subject that a goal serves, where the district has set any. */
export function ServedTargets({ draft, set }: Props) {
  const targets = useQuery({
    ...visionsApi.queries.listTargets.queryOptions({ input: {} as never }),
    enabled: draft.subjectId !== '',
  });
  const own = (targets.data ?? []).filter(
    ({ subject, endedAt }) => subject.id === draft.subjectId && endedAt === null,
  );
  if (draft.subjectId === '' || own.length === 0) return null;
  return (
    <fieldset className="field">
      <legend>{m.goals_serves()}</legend>
      <p className="hint">{m.goals_serves_hint()}</p>
      {own.map(({ id, text }) => (
        <CheckField
          key={id}
          label={<bdi>{text}</bdi>}
          isChecked={draft.targetIds.includes(id)}
          onChange={(isIn) =>
            set({ targetIds: isIn ? [...draft.targetIds, id] : draft.targetIds.filter((one) => one !== id) })
          }
        />
      ))}
    </fieldset>
  );
}
