import { useContext } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField } from '../../../client/design/field.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { blankStep, freeId, type ProtocolDraft } from '../protocol-draft-rules.ts';
import { completed, minutesOf } from '../protocol-rules.ts';
import { type ProtocolPurpose, protocolPurposes } from '../protocol-schema.ts';
import { StepFields } from './protocol-step-fields.tsx';
import { minutesWords, purposeWords } from './protocol-words.ts';
import { ItemButtons, moved, WordingField, WordingList, WritingLanguage } from './wording-fields.tsx';

type Props = { draft: ProtocolDraft; onChange(draft: ProtocolDraft): void };

/** Everything a protocol says, to write. */
export function ProtocolFields({ draft, onChange }: Props) {
  const change = (changes: Partial<ProtocolDraft>) => onChange({ ...draft, ...changes });
  return (
    <>
      <section className="stack">
        <WordingField
          label={m.protocols_title()}
          text={draft.title}
          maxLength={200}
          onChange={(title) => change({ title })}
        />
        <SelectField
          label={m.protocols_purpose()}
          value={draft.purposeKind}
          options={protocolPurposes.map((value) => ({ value, label: purposeWords[value]() }))}
          onChange={(purposeKind) => change({ purposeKind: purposeKind as ProtocolPurpose })}
        />
        <WordingField
          label={m.protocols_about()}
          hint={m.protocols_about_hint()}
          text={draft.about}
          isLong
          onChange={(about) => change({ about })}
        />
        <WordingField
          label={m.protocols_agreement()}
          hint={m.protocols_agreement_hint()}
          text={draft.agreement}
          isLong
          onChange={(agreement) => change({ agreement })}
        />
      </section>
      <WordingList
        title={m.protocols_listening()}
        hint={m.protocols_listening_hint()}
        nameOf={(place) => m.protocols_listening_number({ number: number(place) })}
        add={m.protocols_add_listening()}
        texts={draft.listening}
        most={6}
        onChange={(listening) => change({ listening })}
      />
      <Roles draft={draft} onChange={onChange} />
      <Steps draft={draft} onChange={onChange} />
      <WordingList
        title={m.protocols_check_in()}
        hint={m.protocols_check_in_write_hint()}
        nameOf={(place) => m.protocols_check_in_number({ number: number(place) })}
        add={m.protocols_add_check_in()}
        texts={draft.checkIn}
        most={6}
        onChange={(checkIn) => change({ checkIn })}
      />
      <Research draft={draft} onChange={onChange} />
    </>
  );
}

function Roles({ draft, onChange }: Props) {
  const { roles } = draft;
  const change = (next: ProtocolDraft['roles']) => onChange({ ...draft, roles: next });
  return (
    <fieldset className="stack">
      <legend className="protocols-legend">
        <h2>{m.protocols_roles()}</h2>
      </legend>
      {roles.map((role, index) => {
        const name = m.protocols_role_number({ number: number(index + 1) });
        return (
          <section key={role.id} className="sheet" aria-label={name}>
            <div className="protocols-step-head">
              <h3>{name}</h3>
              <ItemButtons
                name={name}
                index={index}
                count={roles.length}
                onMove={(to) => change(moved(roles, index, to))}
                onRemove={() => change(roles.toSpliced(index, 1))}
              />
            </div>
            <WordingField
              label={m.protocols_role_title()}
              text={role.title}
              maxLength={200}
              onChange={(title) => change(roles.with(index, { ...role, title }))}
            />
            <WordingField
              label={m.protocols_role_task()}
              text={role.task}
              isLong
              onChange={(task) => change(roles.with(index, { ...role, task }))}
            />
          </section>
        );
      })}
      {roles.length < 8 && (
        <div>
          <Button
            look="quiet"
            onPress={() => change([...roles, { id: freeId('role', roles), title: {}, task: {} }])}
          >
            {m.protocols_add_role()}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Steps({ draft, onChange }: Props) {
  const { steps } = draft;
  const change = (next: ProtocolDraft['steps']) => onChange({ ...draft, steps: next });
  return (
    <fieldset className="stack">
      <legend className="protocols-legend">
        <h2>{m.protocols_steps_of({ minutes: minutesWords(minutesOf(steps)) })}</h2>
      </legend>
      {steps.map((step, index) => (
        <StepFields
          key={step.id}
          step={step}
          index={index}
          count={steps.length}
          onChange={(next) => change(steps.with(index, next))}
          onMove={(to) => change(moved(steps, index, to))}
          onRemove={() => change(steps.toSpliced(index, 1))}
        />
      ))}
      {steps.length < 12 && (
        <div>
          <Button onPress={() => change([...steps, blankStep(steps)])}>{m.protocols_add_step()}</Button>
        </div>
      )}
    </fieldset>
  );
}

/** The research that came with a copy: what no longer fits can go. */
function Research({ draft, onChange }: Props) {
  const { research } = draft;
  const { language, writtenIn } = useContext(WritingLanguage);
  if (research.length === 0) return null;
  return (
    <fieldset className="stack-tight">
      <legend className="protocols-legend">{m.protocols_research()}</legend>
      <p className="small quiet">{m.protocols_research_kept()}</p>
      {research.map(({ work, note }, index) => {
        const words = note[language] ?? completed(note, writtenIn)[language];
        return (
          <div key={work} className="protocols-line">
            <p dir="auto">{words}</p>
            <Button
              look="quiet"
              label={m.protocols_remove({ name: words })}
              onPress={() => onChange({ ...draft, research: research.toSpliced(index, 1) })}
            >
              {m.frame_remove()}
            </Button>
          </div>
        );
      })}
    </fieldset>
  );
}
