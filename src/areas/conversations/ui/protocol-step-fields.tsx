import { CheckField, SelectField, TextField } from '../../../client/design/field.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ProtocolDraft } from '../protocol-draft-rules.ts';
import type { Speakers } from '../protocol-schema.ts';
import { speakerWords } from './protocol-words.ts';
import { ItemButtons, WordingField, WordingList } from './wording-fields.tsx';

type DraftStep = ProtocolDraft['steps'][number];

type Props = {
  step: DraftStep;
  index: number;
  count: number;
  onChange(step: DraftStep): void;
  onMove(to: number): void;
  onRemove(): void;
};

/** One step being written. */
export function StepFields({ step, index, count, onChange, onMove, onRemove }: Props) {
  const name = m.protocols_step_number({ number: number(index + 1) });
  const change = (changes: Partial<DraftStep>) => onChange({ ...step, ...changes });
  return (
    <section className="sheet" aria-label={name}>
      <div className="protocols-step-head">
        <h3>{name}</h3>
        <ItemButtons name={name} index={index} count={count} onMove={onMove} onRemove={onRemove} />
      </div>
      <WordingField
        label={m.protocols_step_title()}
        text={step.title}
        maxLength={200}
        onChange={(title) => change({ title })}
      />
      <WordingField
        label={m.protocols_step_purpose()}
        text={step.purpose}
        isLong
        onChange={(purpose) => change({ purpose })}
      />
      <div className="protocols-short">
        <TextField
          label={m.conversations_minutes_label()}
          type="number"
          min={1}
          max={120}
          value={String(step.minutes)}
          onChange={(minutes) => change({ minutes: minutesFrom(minutes) })}
        />
        <SelectField
          label={m.protocols_speaks()}
          value={step.speaks}
          options={Object.entries(speakerWords).map(([value, words]) => ({ value, label: words() }))}
          onChange={(speaks) => change({ speaks: speaks as Speakers })}
        />
      </div>
      <CheckField
        label={m.protocols_write_first()}
        hint={m.protocols_write_first_hint()}
        isChecked={step.together}
        onChange={(together) => change({ together })}
      />
      <WordingList
        title={m.protocols_prompts()}
        hint={m.protocols_prompts_hint()}
        nameOf={(place) => m.protocols_prompt_number({ number: number(place) })}
        add={m.protocols_add_prompt()}
        texts={step.prompts}
        most={8}
        onChange={(prompts) => change({ prompts })}
      />
      <WordingList
        title={m.protocols_avoid()}
        nameOf={(place) => m.protocols_avoid_number({ number: number(place) })}
        add={m.protocols_add_avoid()}
        texts={step.avoid}
        most={6}
        onChange={(avoid) => change({ avoid })}
      />
    </section>
  );
}

/** Whole minutes from 1 to 120, whatever is typed. */
function minutesFrom(typed: string): number {
  const minutes = Math.round(Number(typed));
  return Number.isFinite(minutes) ? Math.min(120, Math.max(1, minutes)) : 1;
}
