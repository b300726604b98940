import { RadioField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { IndicatorPage } from '../indicator-contract.ts';
import type { ScaleLevel } from '../indicator-schema.ts';
import { say } from './evidence-words.ts';
import { notAgreed, type PartDraft } from './rating-draft.ts';

type Props = {
  page: IndicatorPage;
  levels: readonly ScaleLevel[];
  part: PartDraft;
  isTried: boolean;
  onChange(change: Partial<PartDraft>): void;
};

/** One part as a group rates it: what was seen lately, how many said which level, what they agree on, who sees it otherwise. */
export function RatingPartFields({ page, levels, part, isTried, onChange }: Props) {
  const known = page.streams.parts.find(({ id }) => id === part.partId);
  if (known === undefined) return null;
  const name = say(known.name);
  const isWithout = known.isOld && part.seen.trim() === '';
  return (
    <fieldset className="sheet evidence-rated">
      <legend>
        <h2>{name}</h2>
      </legend>
      <p className="evidence-asked">{say(known.question)}</p>
      <SeenFields page={page} part={part} onChange={onChange} />
      {isWithout && (
        <Notice kind="attention">
          <p>
            {m.evidence_rate_no_recent({ count: page.oldAfterMonths, months: number(page.oldAfterMonths) })}
          </p>
        </Notice>
      )}
      <fieldset className="field">
        <legend>{m.evidence_rate_spread()}</legend>
        <div className="evidence-counts">
          {levels.map((level) => (
            <TextField
              key={level.id}
              label={say(level.name)}
              hint={level.about === null ? undefined : say(level.about)}
              type="number"
              min={0}
              max={500}
              value={part.counts[level.id] ?? ''}
              onChange={(value) => onChange({ counts: { ...part.counts, [level.id]: value } })}
            />
          ))}
        </div>
      </fieldset>
      <RadioField
        label={m.evidence_rate_agreed()}
        fault={isTried && part.agreed === '' ? m.evidence_rate_agreed_missing() : undefined}
        value={part.agreed}
        options={[
          ...levels.map(({ id, name: level }) => ({ value: id, label: say(level) })),
          { value: notAgreed, label: m.evidence_rate_not_agreed() },
        ]}
        onChange={(agreed) => onChange({ agreed })}
      />
      <TextArea
        label={`${m.evidence_rate_dissent()} (${m.frame_optional()})`}
        value={part.dissent}
        onChange={(dissent) => onChange({ dissent })}
        maxLength={1000}
        rows={2}
      />
    </fieldset>
  );
}

function SeenFields({ page, part, onChange }: Omit<Props, 'levels' | 'isTried'>) {
  return (
    <>
      <TextArea
        label={`${m.evidence_rate_evidence()} (${m.frame_optional()})`}
        hint={m.evidence_entry_what_hint()}
        value={part.seen}
        onChange={(seen) => onChange({ seen })}
        maxLength={600}
        rows={2}
      />
      {part.seen.trim() !== '' && (
        <div className="evidence-fields">
          <TextField
            label={m.evidence_entry_on()}
            type="date"
            value={part.seenOn}
            max={page.today}
            onChange={(seenOn) => onChange({ seenOn })}
            isRequired
          />
          <TextField
            label={`${m.evidence_entry_link()} (${m.frame_optional()})`}
            hint={m.evidence_entry_link_hint()}
            value={part.link}
            onChange={(link) => onChange({ link })}
            maxLength={500}
          />
        </div>
      )}
    </>
  );
}
