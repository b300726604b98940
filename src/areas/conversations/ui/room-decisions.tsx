import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, RadioField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Notice, Tag } from '../../../client/design/notice.tsx';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { findNamedPractices } from '../naming-rules.ts';
import type { DecisionMethod } from '../room-entry-contract.ts';
import type { RoomDecision } from '../room-view-rules.ts';
import { usePracticesInForce } from './practices-in-force.ts';
import type { LiveRoom } from './use-room.ts';

const methodWords: Record<DecisionMethod, () => string> = {
  consent: m.conversations_room_consent,
  vote: m.conversations_room_vote,
  sign_off: m.conversations_room_sign_off,
};

/** What was decided, in words that stand by themselves; the count, the reasons and any dissent beside it. */
export function RoomDecisions({ live }: { live: LiveRoom }) {
  const [isOpen, setIsOpen] = useState(false);
  const { decisions, isOver } = live.view;
  return (
    <section className="stack-tight">
      <h2>{m.conversations_room_decisions()}</h2>
      {decisions.length === 0 && <p className="quiet">{m.conversations_room_no_decisions()}</p>}
      <ul className="item-list">
        {decisions.map((decision) => (
          <li key={decision.id}>
            <OneDecision decision={decision} nameOf={(id) => nameIn(live, id)} />
          </li>
        ))}
      </ul>
      {live.room.isLeading && !isOver && !isOpen && (
        <div className="row">
          <Button onPress={() => setIsOpen(true)}>{m.conversations_room_decide()}</Button>
        </div>
      )}
      {isOpen && <DecisionForm live={live} onDone={() => setIsOpen(false)} />}
    </section>
  );
}

export function nameIn(live: Pick<LiveRoom, 'state'>, id: string): string {
  return live.state.people.find((person) => person.id === id)?.name ?? '';
}

/** One decision, whole. */
export function OneDecision({
  decision,
  nameOf,
}: {
  decision: RoomDecision;
  nameOf: (id: string) => string;
}) {
  const { votes } = decision;
  if (decision.isStruck) return <p className="quiet">{m.conversations_room_struck()}</p>;
  return (
    <div className="stack-tight">
      <span className="small quiet" dir="auto">
        {decision.question}
      </span>
      <strong dir="auto">{decision.outcome}</strong>
      <span className="row small">
        <Tag>{methodWords[decision.method]()}</Tag>
        {votes !== null &&
          m.conversations_room_votes({
            for: number(votes.for),
            against: number(votes.against),
            abstained: number(votes.abstained),
          })}
        {decision.signedBy.length > 0 && list(decision.signedBy.map(nameOf))}
      </span>
      {decision.reasons !== '' && <p dir="auto">{decision.reasons}</p>}
      {decision.dissent !== '' && (
        <p dir="auto">
          <span className="small quiet">{m.conversations_room_dissent()}</span> {decision.dissent}
        </p>
      )}
    </div>
  );
}

function DecisionForm({ live, onDone }: { live: LiveRoom; onDone(): void }) {
  const { practices } = usePracticesInForce();
  const [method, setMethod] = useState<DecisionMethod>('consent');
  const [question, setQuestion] = useState('');
  const [outcome, setOutcome] = useState('');
  const [reasons, setReasons] = useState('');
  const [dissent, setDissent] = useState('');
  const [counts, setCounts] = useState({ for: '', against: '', abstained: '' });
  const [signedBy, setSignedBy] = useState<readonly string[]>([]);
  const [isIncomplete, setIsIncomplete] = useState(false);
  const decide = (event: FormEvent) => {
    event.preventDefault();
    const votes =
      method === 'vote'
        ? { for: Number(counts.for), against: Number(counts.against), abstained: Number(counts.abstained) }
        : null;
    const isWhole =
      question.trim() !== '' &&
      outcome.trim() !== '' &&
      (votes === null || votes.for + votes.against > 0) &&
      (method !== 'sign_off' || signedBy.length > 0);
    setIsIncomplete(!isWhole);
    if (!isWhole) return;
    live.say({
      kind: 'decision',
      method,
      question: question.trim(),
      outcome: outcome.trim(),
      reasons: reasons.trim(),
      dissent: dissent.trim(),
      votes,
      signedBy: (method === 'sign_off' ? signedBy : []) as never,
      itemId: null,
      practiceIds: findNamedPractices(`${question} ${outcome}`, practices).map(({ id }) => id) as never,
    });
    onDone();
  };
  return (
    <form className="stack sheet" onSubmit={decide}>
      <TextField
        label={m.conversations_room_question()}
        value={question}
        onChange={setQuestion}
        maxLength={200}
      />
      <RadioField
        label={m.conversations_room_method()}
        value={method}
        options={Object.entries(methodWords).map(([value, words]) => ({ value, label: words() }))}
        onChange={(value) => setMethod(value as DecisionMethod)}
      />
      {method === 'vote' && <Votes counts={counts} onChange={setCounts} />}
      {method === 'sign_off' && <Signing live={live} signedBy={signedBy} onChange={setSignedBy} />}
      <TextArea
        label={m.conversations_room_outcome()}
        hint={m.conversations_room_outcome_hint()}
        value={outcome}
        onChange={setOutcome}
        maxLength={4000}
        rows={2}
      />
      <TextArea
        label={`${m.conversations_room_reasons()} (${m.frame_optional()})`}
        value={reasons}
        onChange={setReasons}
        maxLength={4000}
        rows={2}
      />
      <TextArea
        label={`${m.conversations_room_dissent()} (${m.frame_optional()})`}
        hint={m.conversations_room_dissent_hint()}
        value={dissent}
        onChange={setDissent}
        maxLength={4000}
        rows={2}
      />
      {isIncomplete && (
        <Notice kind="unsaved">
          <p>{m.conversations_room_refused_decision()}</p>
        </Notice>
      )}
      <div className="row">
        <Button type="submit" look="main">
          {m.conversations_room_decide_save()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

type Counts = { for: string; against: string; abstained: string };

function Votes({ counts, onChange }: { counts: Counts; onChange(counts: Counts): void }) {
  const field = (key: keyof Counts, label: string) => (
    <TextField
      label={label}
      type="number"
      min={0}
      max={5000}
      value={counts[key]}
      onChange={(value) => onChange({ ...counts, [key]: value })}
    />
  );
  return (
    <fieldset className="conversations-filters">
      <legend className="visually-hidden">{m.conversations_room_vote()}</legend>
      {field('for', m.conversations_room_votes_for())}
      {field('against', m.conversations_room_votes_against())}
      {field('abstained', m.conversations_room_votes_abstained())}
    </fieldset>
  );
}

function Signing({
  live,
  signedBy,
  onChange,
}: {
  live: LiveRoom;
  signedBy: readonly string[];
  onChange(ids: readonly string[]): void;
}) {
  return (
    <fieldset className="field">
      <legend>{m.conversations_room_signed_by()}</legend>
      {live.view.present.map((id) => (
        <CheckField
          key={id}
          label={<bdi>{nameIn(live, id)}</bdi>}
          isChecked={signedBy.includes(id)}
          onChange={(isSigned) =>
            onChange(isSigned ? [...signedBy, id] : signedBy.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
}
