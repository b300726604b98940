import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import type { Draft } from '../../../client/device/journal-rules.ts';
import { NotSaved, type NotSavedReason } from '../../../client/device/saving.ts';
import { usePlace } from '../../../client/place.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Scans } from '../visit-contract.ts';
import type { PhoneKit, PhoneWindow } from '../visit-kit-rules.ts';
import {
  findUnanswered,
  hasTallies,
  scansOf,
  type TallyInProgress,
  type VisitInProgress,
} from '../visit-rules.ts';
import type { WindowPractice } from '../window-contract.ts';
import { VisitDiscard } from './visit-discard.tsx';
import { type DraftOnScreen, finishVisit } from './visit-draft.ts';
import { visitPaths } from './visit-paths.ts';
import { AnswerRow } from './visit-practice.tsx';
import { NotSavedNotice, SaveLine } from './visit-save-line.tsx';
import { useTopOfStep } from './visit-top.ts';
import { answerWords } from './visit-words.ts';

type Props = {
  kit: PhoneKit;
  draft: Draft;
  screen: DraftOnScreen;
  visit: VisitInProgress;
  /** Missing when the window has gone from this phone. */
  window: PhoneWindow | undefined;
};

/** The look back before a visit is saved for good: what has no answer yet, and what was answered. */
export function VisitReview({ kit, draft, screen, visit, window }: Props) {
  const place = usePlace();
  useTopOfStep('review');
  const [failure, setFailure] = useState<NotSavedReason | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const practices = window?.practices ?? [];
  const unanswered = findUnanswered(visit, practices);
  const notSaved = failure ?? (screen.save === 'saved' || screen.save === 'saving' ? null : screen.save);

  const finish = async () => {
    setIsBusy(true);
    setFailure(null);
    try {
      const visitId = await finishVisit(kit, draft);
      place.go(visitPaths.done(visitId), { replace: true });
    } catch (error) {
      setFailure(error instanceof NotSaved ? error.reason : 'failed');
      setIsBusy(false);
    }
  };
  const retry = () => (screen.save === 'saved' ? void finish() : screen.retry());

  return (
    <PageBody title={m.visit_review()} above={visit.place.roomName} lead={leadOf(visit, unanswered.length)}>
      {window === undefined && (
        <Notice kind="attention">
          <p>{m.visit_window_missing()}</p>
        </Notice>
      )}
      {unanswered.length > 0 && <Unanswered practices={unanswered} screen={screen} />}
      {hasTallies(visit) && <Answered practices={practices} visit={visit} />}
      <VisitDiscard draftId={draft.id} />
      <div className="visit-foot">
        {notSaved !== null && <NotSavedNotice reason={notSaved} onRetry={retry} />}
        <SaveLine save={screen.save} />
        <div className="row">
          {window !== undefined && (
            <Button onPress={() => screen.tell({ kind: 'resumed' })}>{m.visit_back_to_visit()}</Button>
          )}
          {hasTallies(visit) && (
            <Button look="main" isBusy={isBusy || screen.save !== 'saved'} onPress={() => void finish()}>
              {m.visit_save_visit()}
            </Button>
          )}
        </div>
      </div>
    </PageBody>
  );
}

function leadOf(visit: VisitInProgress, open: number): string {
  if (!hasTallies(visit)) return m.visit_review_none();
  return open === 0 ? m.visit_review_all() : m.visit_review_open({ count: open, shown: number(open) });
}

function Unanswered({ practices, screen }: { practices: WindowPractice[]; screen: DraftOnScreen }) {
  return (
    <div className="stack">
      {practices.map((practice) => (
        <div key={practice.id} className="stack-tight">
          <h2 dir="auto">{practice.name}</h2>
          <AnswerRow
            practice={practice}
            answer={undefined}
            onAnswer={(answer) => screen.tell({ kind: 'answered', practiceId: practice.id, answer })}
          />
        </div>
      ))}
      <div className="row">
        <Button
          onPress={() => {
            screen.tellAll(
              practices.map(({ id }) => ({ kind: 'answered', practiceId: id, answer: 'could_not_tell' })),
            );
          }}
        >
          {m.visit_rest_could_not_tell()}
        </Button>
      </div>
    </div>
  );
}

function Answered({ practices, visit }: { practices: readonly WindowPractice[]; visit: VisitInProgress }) {
  return (
    <section className="stack-tight">
      <h2>{m.visit_answers()}</h2>
      <dl className="visit-answered">
        {practices.map((practice) => (
          <div key={practice.id}>
            <dt dir="auto">{practice.name}</dt>
            <dd>
              {wordsOf(visit.tallies.get(practice.id))}
              <Looks scans={scansOf(visit.looks.get(practice.id))} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** At how many looks it was there, where there were any: also before the practice has an answer. */
function Looks({ scans }: { scans: Scans | null }) {
  if (scans === null) return null;
  const said = { count: scans.of, seen: number(scans.seen), shown: number(scans.of) };
  return <span className="visit-looks small">{m.visit_looks(said)}</span>;
}

function wordsOf(tally: TallyInProgress | undefined): string {
  const words = answerWords.find(([answer]) => answer === tally?.answer)?.[1];
  if (words === undefined || tally === undefined) return m.visit_unanswered();
  const count = tally.timesCount;
  if (count === null) return words();
  return m.visit_answer_counted({ answer: words(), times: m.visit_counted({ count, shown: number(count) }) });
}
