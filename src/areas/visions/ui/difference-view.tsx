import { Tag } from '../../../client/design/notice.tsx';
import { m } from '../../../client/words/words.ts';
import type { Change, PracticeDifference, Run } from '../difference-contract.ts';
import type { LookForKind, Work } from '../model-schema.ts';
import type { PracticeCitation } from '../practice-contract.ts';
import { Citation } from './citation.tsx';
import { actorWords, kindWords } from './practice-words.ts';

/** How a practice stands to what the team began with, in a word. */
export const changeWords: Record<Change, () => string> = {
  same: m.visions_change_same,
  changed: m.visions_change_changed,
  added: m.visions_change_added,
  removed: m.visions_change_removed,
};

/** A text with what was put in and what was taken out; said in words to those who do not see the lines. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  let place = 0;
  return (
    <span dir="auto">
      {runs.map((run) => {
        place += run.text.length;
        const key = `${run.kind}${place}`;
        if (run.kind === 'equal') return <span key={key}>{run.text}</span>;
        const isIn = run.kind === 'inserted';
        const said = isIn ? m.visions_difference_added() : m.visions_difference_removed();
        const Element = isIn ? 'ins' : 'del';
        return (
          <Element key={key} className="change">
            <span className="visually-hidden">{`${said} `}</span>
            {run.text}
            <span className="visually-hidden">{` ${m.visions_difference_end()} `}</span>
          </Element>
        );
      })}
    </span>
  );
}

/** Everything in which one practice differs, field by field, in the order in which it is read. */
export function PracticeDifferenceView({
  difference,
  works,
}: {
  difference: PracticeDifference;
  works: readonly Work[];
}) {
  const { fields, research } = difference;
  const lookFors = difference.lookFors.filter(({ change }) => change !== 'same');
  return (
    <dl className="visions-difference">
      {fields.map(({ field, runs }) => (
        <div key={field}>
          <dt>{nameOfField(field)}</dt>
          <dd>
            {field === 'actor' ? (
              <Actors difference={difference} />
            ) : field.endsWith('Order') ? (
              <span className="quiet">{m.visions_difference_order()}</span>
            ) : (
              <Runs runs={runs} />
            )}
          </dd>
        </div>
      ))}
      {lookFors.length > 0 && (
        <div>
          <dt>{m.visions_look_for()}</dt>
          <dd>
            <ul className="visions-targets">
              {lookFors.map((lookFor) => (
                <li key={lookFor.id}>
                  <Runs runs={lookFor.runs} />{' '}
                  <span className="small quiet">
                    <Kinds before={lookFor.kindBefore} after={lookFor.kind} />
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      <Cited words={m.visions_difference_research_added()} citations={research.added} works={works} />
      <Cited words={m.visions_difference_research_removed()} citations={research.removed} works={works} />
      {difference.moved && (
        <div>
          <dt>{m.visions_field_order()}</dt>
          <dd className="quiet">{m.visions_difference_moved()}</dd>
        </div>
      )}
    </dl>
  );
}

/** Why a practice differs: the team's reason and the research for the change. */
export function ChangeReason({
  difference,
  works,
}: {
  difference: PracticeDifference;
  works: readonly Work[];
}) {
  const { reason, changeResearch } = difference;
  if (reason === null && changeResearch.length === 0) return null;
  return (
    <div className="visions-why stack-tight">
      <h4>{m.visions_change_why()}</h4>
      {reason !== null && (
        <p className="prose" dir="auto">
          {reason}
        </p>
      )}
      {changeResearch.length > 0 && (
        <ul className="plain-list stack-tight">
          {changeResearch.map((citation) => (
            <li key={citation.workId ?? citation.text}>
              <Citation citation={citation} works={works} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** How a practice stands, as a mark beside its name. */
export function ChangeTag({ change }: { change: Change }) {
  return <Tag kind={change === 'same' ? 'plain' : 'accent'}>{changeWords[change]()}</Tag>;
}

function Cited({
  words,
  citations,
  works,
}: {
  words: string;
  citations: readonly PracticeCitation[];
  works: readonly Work[];
}) {
  if (citations.length === 0) return null;
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        <ul className="plain-list stack-tight">
          {citations.map((citation) => (
            <li key={`${citation.workId ?? citation.text}${citation.note}`}>
              <Citation citation={citation} works={works} />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function Kinds({ before, after }: { before: LookForKind | null; after: LookForKind }) {
  if (before === null) return kindWords[after]();
  return (
    <Runs
      runs={[
        { kind: 'removed', text: kindWords[before]() },
        { kind: 'inserted', text: kindWords[after]() },
      ]}
    />
  );
}

function Actors({ difference: { before, after } }: { difference: PracticeDifference }) {
  const runs: Run[] = [];
  if (before !== null) runs.push({ kind: 'removed', text: actorWords[before.actor]() });
  if (after !== null) runs.push({ kind: 'inserted', text: actorWords[after.actor]() });
  return <Runs runs={runs} />;
}

const fieldWords: Record<string, () => string> = {
  name: m.visions_field_name,
  sentence: m.visions_field_sentence,
  actor: m.visions_field_actor,
  bands: m.visions_field_bands,
  opportunity: m.visions_opportunity,
  notThis: m.visions_not_this,
  phrases: m.visions_phrases,
  lookForOrder: m.visions_look_for,
  researchOrder: m.visions_research,
  lookFors: m.visions_look_for,
  research: m.visions_research,
  targetIds: m.visions_serves,
  changeReason: m.visions_change_reason,
  changeResearch: m.visions_change_research,
  title: m.visions_field_title,
  about: m.visions_field_about,
  localContext: m.visions_field_local_context,
  bandIds: m.visions_field_grade_bands,
  language: m.visions_field_language,
};

/** A field of a vision or a practice, by the name people know it by. */
export function nameOfField(field: string): string {
  return fieldWords[field]?.() ?? field;
}
