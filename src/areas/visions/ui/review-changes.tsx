import type { ReactNode } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PracticeDifference } from '../difference-contract.ts';
import type { FrozenPractice, Submission } from '../review-contract.ts';
import { ChangeReason, ChangeTag, nameOfField, PracticeDifferenceView, Runs } from './difference-view.tsx';
import { PracticeReading } from './practice-reading.tsx';

/** How a reviewer asks for something beside a practice; null for those who only read. */
export type Ask = {
  reasonOf(practiceId: string): string | undefined;
  onAsk(practiceId: string, reason: string | null): void;
} | null;

/** What the vision is and why it matters here, with what changed in it. */
export function FrozenFront({ submission: { content, difference } }: { submission: Submission }) {
  const changed = difference?.front ?? [];
  return (
    <section className="stack">
      <h2>{m.visions_front()}</h2>
      {changed.length > 0 && (
        <dl className="visions-difference">
          {changed.map(({ field, runs }) => (
            <div key={field}>
              <dt>{nameOfField(field)}</dt>
              <dd>
                <Runs runs={runs} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {!changed.some(({ field }) => field === 'localContext') && (
        <div className="stack-tight">
          <h3>{m.visions_field_local_context()}</h3>
          <p className="prose" dir="auto">
            {content.localContext}
          </p>
        </div>
      )}
      <p className="small quiet">
        {m.visions_review_for({ bands: list(content.bands.map(({ name }) => name)) })}
      </p>
      <h3>{m.visions_targets()}</h3>
      <ul className="visions-targets">
        {content.targets.map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
            <span className="small quiet">
              {` · ${m.visions_review_target_practices({
                practices: list(
                  content.practices.filter(({ targetIds }) => targetIds.includes(id)).map(({ name }) => name),
                ),
              })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Only what changed, why, and the research, in reading order; the rest in one line to open. */
export function FrozenPractices({ submission, ask }: { submission: Submission; ask: Ask }) {
  const { content, difference } = submission;
  if (difference === null) return <AllNew submission={submission} ask={ask} />;
  const { counts } = difference;
  const changed = difference.practices.filter(({ change, moved }) => change !== 'same' || moved);
  const same = content.practices.filter(
    ({ practiceId }) => !changed.some((practice) => practice.practiceId === practiceId),
  );
  return (
    <section className="stack-wide">
      <div className="stack-tight">
        <h2>{m.visions_review_changes()}</h2>
        <p>
          {changed.length === 0
            ? m.visions_review_no_changes({ name: difference.before })
            : m.visions_review_counts({
                name: difference.before,
                changed: number(counts.changed),
                added: number(counts.added),
                removed: number(counts.removed),
                same: number(counts.same),
              })}
        </p>
      </div>
      {changed.map((practice) => (
        <Changed key={practice.key} practice={practice} submission={submission} ask={ask} />
      ))}
      {same.length > 0 && (
        <details className="visions-more">
          <summary>{m.visions_review_same({ count: same.length, shown: number(same.length) })}</summary>
          <div className="stack-wide">
            {same.map((practice) => (
              <Whole
                key={practice.practiceId}
                practice={practice}
                place={content.practices.indexOf(practice)}
                submission={submission}
                ask={ask}
              />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

type PartProps = { submission: Submission; ask: Ask };

/** A vision written from the beginning: nothing to compare with, so all of it to read. */
function AllNew({ submission, ask }: PartProps) {
  return (
    <section className="stack-wide">
      <div className="stack-tight">
        <h2>{m.visions_review_all_new()}</h2>
        <p className="quiet">{m.visions_review_all_new_hint()}</p>
      </div>
      {submission.content.practices.map((practice, place) => (
        <Whole
          key={practice.practiceId}
          practice={practice}
          place={place}
          submission={submission}
          ask={ask}
        />
      ))}
    </section>
  );
}

function Changed({ practice, submission, ask }: PartProps & { practice: PracticeDifference }) {
  const { works } = submission.content;
  return (
    <article className="visions-chapter">
      <div className="row-apart">
        <h3 className="visions-chapter-name" dir="auto">
          {practice.name}
        </h3>
        <ChangeTag change={practice.change} />
      </div>
      <PracticeDifferenceView difference={practice} works={works} />
      <ChangeReason difference={practice} works={works} />
      {practice.practiceId !== null && (
        <AskHere practiceId={practice.practiceId} name={practice.name} submission={submission} ask={ask} />
      )}
    </article>
  );
}

function Whole({
  practice,
  place,
  submission,
  ask,
}: {
  practice: FrozenPractice;
  place: number;
  submission: Submission;
  ask: Ask;
}) {
  const { works, targets } = submission.content;
  return (
    <PracticeReading
      practice={practice}
      number={place + 1}
      works={works}
      targets={targets.filter(({ id }) => practice.targetIds.includes(id)).map(({ text }) => text)}
    >
      <AskHere practiceId={practice.practiceId} name={practice.name} submission={submission} ask={ask} />
    </PracticeReading>
  );
}

/** What was asked for here, or the place to ask for something. */
function AskHere({
  practiceId,
  name,
  submission,
  ask,
}: {
  practiceId: string;
  name: string;
  submission: Submission;
  ask: Ask;
}): ReactNode {
  if (ask !== null) return <AskField name={name} practiceId={practiceId} ask={ask} />;
  const given = submission.networkReturn ?? submission.review;
  const reasons = (given?.reasons ?? []).filter((reason) => reason.practiceId === practiceId);
  return reasons.map(({ reason }) => (
    <Notice key={reason} kind="attention">
      <p>
        <strong>{m.visions_draft_asked({ name: given?.by.name ?? '' })}</strong>
      </p>
      <p dir="auto">{reason}</p>
    </Notice>
  ));
}

/** One press opens a field for what should change in this practice. */
export function AskField({
  name,
  practiceId,
  ask,
}: {
  name: string;
  practiceId: string;
  ask: NonNullable<Ask>;
}) {
  const reason = ask.reasonOf(practiceId);
  if (reason === undefined) {
    return (
      <div>
        <Button
          look="quiet"
          label={m.visions_review_ask_of({ name })}
          onPress={() => ask.onAsk(practiceId, '')}
        >
          {m.visions_review_ask()}
        </Button>
      </div>
    );
  }
  return (
    <div className="visions-change stack-tight">
      <TextArea
        label={m.visions_review_reason_of({ name })}
        value={reason}
        onChange={(text) => ask.onAsk(practiceId, text)}
        maxLength={5000}
      />
      <div>
        <Button look="quiet" onPress={() => ask.onAsk(practiceId, null)}>
          {m.visions_review_reason_drop()}
        </Button>
      </div>
    </div>
  );
}
