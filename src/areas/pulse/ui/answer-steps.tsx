import { useId, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Item } from '../item-contract.ts';
import type { Round } from '../round-contract.ts';
import type { Draft } from './answer-draft.ts';
import { Promises } from './pulse-page.tsx';
import { groupWords, inLanguage, valueWords } from './pulse-words.ts';

/** A part of an indicator with its questions: one step. */
export type Part = { id: string; name: Item['text']; statement: Item['text']; items: Item[] };

type BeforeProps = { round: Round; isBegun: boolean; onBegin(): void; onForget(): void };

/** What is promised, and what a person in a small place should know before the first tap. */
export function BeforeAnswering({ round, isBegun, onBegin, onForget }: BeforeProps) {
  return (
    <PageBody title={m.pulse_answer_title()} lead={m.pulse_begin_lead({ count: number(round.items.length) })}>
      <div className="row">
        <Button look="main" onPress={onBegin}>
          {isBegun ? m.pulse_begin_on() : m.pulse_begin_now()}
        </Button>
        <LinkButton to={paths.pulseRound(round.id)}>{m.pulse_see_round()}</LinkButton>
        {isBegun && <Button onPress={onForget}>{m.pulse_forget()}</Button>}
      </div>
      <SmallPlaces round={round} />
      <Promises />
    </PageBody>
  );
}

/** From so many people on, a place is no small one. */
const notSmall = 20;

function SmallPlaces({ round: { myPlaces } }: { round: Round }) {
  if (myPlaces === null) return null;
  const { building, group } = myPlaces;
  const small = [
    { ...building, place: building.name ?? m.pulse_no_building() },
    { ...group, place: groupWords[group.group]() },
  ].filter(({ asked }) => asked < notSmall);
  if (small.length === 0) return null;
  return (
    <Notice kind="attention">
      {small.map(({ place, asked, canAppear }) => {
        const words = canAppear ? m.pulse_small_building : m.pulse_small_never;
        return <p key={place}>{words({ place, asked: number(asked) })}</p>;
      })}
    </Notice>
  );
}

type Steps = { step: number; steps: number; onStep(step: number): void };
type Drafting = { draft: Draft; onChange(draft: Draft): void };

/** The questions of one part. */
export function PartStep({ part, draft, onChange, ...at }: Steps & Drafting & { part: Part }) {
  const [isAsked, setAsked] = useState(false);
  const isWhole = part.items.every(({ id }) => draft.values[id] !== undefined);
  return (
    <PageBody title={inLanguage(part.name)} above={<Progress {...at} />}>
      <p className="small quiet">{inLanguage(part.statement)}</p>
      {part.items.map((item) => (
        <Choice
          key={item.id}
          item={item}
          chosen={draft.values[item.id]}
          onChoose={(value) => onChange({ ...draft, values: { ...draft.values, [item.id]: value } })}
        />
      ))}
      {isAsked && !isWhole && (
        <p className="fault" role="alert">
          {m.pulse_choose()}
        </p>
      )}
      <div className="pulse-turn">
        <Button onPress={() => at.onStep(at.step - 1)}>{m.pulse_back()}</Button>
        <Button look="main" onPress={() => (isWhole ? at.onStep(at.step + 1) : setAsked(true))}>
          {m.pulse_next()}
        </Button>
      </div>
    </PageBody>
  );
}

function Progress({ step, steps }: Steps) {
  const isLast = step > steps;
  const words = isLast ? m.pulse_step_last() : m.pulse_step({ step: number(step), steps: number(steps) });
  return (
    <span className="pulse-progress">
      <span>{words}</span>
      <progress aria-hidden="true" value={step} max={steps + 1} />
    </span>
  );
}

type ChoiceProps = {
  item: Item;
  chosen: number | null | undefined;
  onChoose(value: number | null): void;
};

/** One question with its six answers, all in sight, each a large target. */
function Choice({ item, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  const answers = [
    ...valueWords[item.kind].map((words, value) => ({ value: value as number | null, words: words() })),
    { value: null, words: m.pulse_value_unsaid() },
  ];
  return (
    <fieldset className="pulse-choice">
      <legend dir="auto">{inLanguage(item.text)}</legend>
      <div>
        {answers.map(({ value, words }) => (
          <label key={words}>
            <input type="radio" name={id} checked={chosen === value} onChange={() => onChoose(value)} />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type NotesProps = Steps & Drafting & { error: unknown; isBusy: boolean; onSend(): void };

/** The last step: own words, if one likes, and sending. */
export function NotesStep({ draft, onChange, error, isBusy, onSend, ...at }: NotesProps) {
  return (
    <PageBody title={m.pulse_notes()} above={<Progress {...at} />}>
      <p className="small quiet">{m.pulse_notes_hint()}</p>
      <TextArea
        label={m.pulse_helps()}
        value={draft.helps}
        maxLength={280}
        onChange={(helps) => onChange({ ...draft, helps })}
      />
      <TextArea
        label={m.pulse_in_the_way()}
        value={draft.inTheWay}
        maxLength={280}
        onChange={(inTheWay) => onChange({ ...draft, inTheWay })}
      />
      <p>{m.pulse_send_hint()}</p>
      <RefusalNotice error={error} />
      {error !== null && <p>{m.pulse_kept()}</p>}
      <div className="pulse-turn">
        <Button onPress={() => at.onStep(at.step - 1)}>{m.pulse_back()}</Button>
        <Button look="main" isBusy={isBusy} onPress={onSend}>
          {m.pulse_send()}
        </Button>
      </div>
    </PageBody>
  );
}
