import { lazy, memo, Suspense, useEffect, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import type { Draft } from '../../../client/device/journal-rules.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { isCounted } from '../beat-rules.ts';
import type { PhoneKit, PhoneWindow } from '../visit-kit-rules.ts';
import { minutesSince, type VisitInProgress } from '../visit-rules.ts';
import { useAwake } from './visit-awake.ts';
import { VisitDiscard } from './visit-discard.tsx';
import { type DraftOnScreen, useDraft } from './visit-draft.ts';
import { useLeftOpen } from './visit-left.ts';
import { VisitNoteButton } from './visit-note-button.tsx';
import { VisitPractice } from './visit-practice.tsx';
import { VisitReview } from './visit-review.tsx';
import { NotSavedNotice, SaveLine } from './visit-save-line.tsx';
import { useTopOfStep } from './visit-top.ts';

const VisitLeftOpen = lazy(async () => ({ default: (await import('./visit-left-open.tsx')).VisitLeftOpen }));
/** The first tap needs no clock. */
const VisitTimekeeper = lazy(async () => ({
  default: (await import('./visit-timekeeper.tsx')).VisitTimekeeper,
}));
const VisitSigns = lazy(async () => ({ default: (await import('./visit-signs.tsx')).VisitSigns }));

type Props = { kit: PhoneKit; draft: Draft };

/** A visit in progress: the practices and nothing else; then the look back before it is saved. */
export function VisitRunning({ kit, draft }: Props) {
  const screen = useDraft(draft);
  const { visit } = screen;
  const { left, goOn } = useLeftOpen(kit, draft, visit);
  if (visit === null) return null;
  if (left !== null) {
    const resume = () => {
      screen.tell({ kind: 'resumed' });
      goOn();
    };
    const finish = () => screen.endAt(left.endsAt);
    const { roomName } = visit.place;
    return <VisitLeftOpen {...{ draftId: draft.id, roomName, left }} onFinish={finish} onGoOn={resume} />;
  }
  const window = kit.windows.find((each) => each.id === visit.place.windowId);
  if (visit.endedAt !== null || window === undefined) {
    return <VisitReview kit={kit} draft={draft} screen={screen} visit={visit} window={window} />;
  }
  return <Tallying kit={kit} draft={draft} screen={screen} visit={visit} window={window} />;
}

type TallyingProps = Props & { screen: DraftOnScreen; visit: VisitInProgress; window: PhoneWindow };

function Tallying({ kit, draft, screen, visit, window }: TallyingProps) {
  const { save, tell, retry } = screen;
  useTopOfStep('running');
  useAwake();
  useEffect(() => {
    document.title = `${visit.place.roomName} · Jointly`;
  }, [visit.place.roomName]);
  return (
    <div className="visit-running">
      <header className="visit-head">
        <h1 dir="auto" tabIndex={-1}>
          {visit.place.roomName}
        </h1>
        <Elapsed startedAt={visit.startedAt} total={window.visitMinutes} />
      </header>
      <p className="visit-hint quiet small">
        {m.visit_count_hint()} <span dir="auto">{kit.perfectionLine ?? m.visit_no_perfection()}</span>
      </p>
      {visit.place.pair !== undefined && (
        <p className="visit-hint small">{m.visit_pair_running({ code: visit.place.pair.code })}</p>
      )}
      {window.practices.map((practice) => (
        <VisitPractice
          key={practice.id}
          practice={practice}
          tally={visit.tallies.get(practice.id)}
          isCounted={isCounted(window.ways, practice.id)}
          isUndoable={visit.undoable.has(practice.id)}
          onCount={() => tell({ kind: 'counted', practiceId: practice.id })}
          onAnswer={(answer) => tell({ kind: 'answered', practiceId: practice.id, answer })}
          onUndo={() => tell({ kind: 'undone', practiceId: practice.id })}
        />
      ))}
      <Suspense>
        <VisitSigns />
      </Suspense>
      <VisitDiscard draftId={draft.id} />
      <div className="visit-foot">
        <Suspense>
          <VisitTimekeeper window={window} visit={visit} tell={tell} />
        </Suspense>
        {save !== 'saved' && save !== 'saving' && <NotSavedNotice reason={save} onRetry={retry} />}
        <div className="row-apart">
          <SaveLine save={save} />
          <VisitNoteButton kit={kit} visitId={draft.id} window={window} />
          <Button look="main" onPress={() => tell({ kind: 'ended' })}>
            {m.visit_finish()}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** A quiet line: how long one has been here, of the minutes that all visits of the window last. */
const Elapsed = memo(function Elapsed({ startedAt, total }: { startedAt: string; total: number }) {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 10_000);
    return () => clearInterval(timer);
  }, []);
  const minutes = minutesSince(startedAt, now);
  const words =
    minutes < total
      ? m.visit_minutes_of({ minutes: number(minutes), total: number(total) })
      : m.visit_minutes_over({ total: number(total) });
  return (
    <div className="visit-elapsed">
      <span className="small number">{words}</span>
      <div className="progress-line" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, (minutes / total) * 100)}%` }} />
      </div>
    </div>
  );
});
