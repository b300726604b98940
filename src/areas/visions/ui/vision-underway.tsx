import { LinkButton } from '../../../client/design/link.tsx';
import { NextCard, Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Vision, VisionEvent } from '../vision-contract.ts';
import { NextVersion } from './next-version.tsx';
import { SetAside } from './set-aside.tsx';
import { pathWords, stageWords, waitingWords } from './stage-words.ts';
import { TeamPanel } from './team-panel.tsx';

/** A vision on its way: what is next and who owns it, what the reader can do, the team, and what has happened so far. */
export function VisionUnderway({ vision }: { vision: Vision }) {
  return (
    <>
      {vision.next.stage !== 'adopted' && (
        <div className="stack">
          <NextCard
            what={stageWords[vision.next.stage]()}
            who={waitingWords(vision.next)}
            isPressing={vision.next.stage === 'returned'}
          />
          <VisionActions vision={vision} />
        </div>
      )}
      <NextVersion vision={vision} />
      <SetAside vision={vision} />
      <TeamPanel vision={vision} />
      <Sheet title={m.visions_history()}>
        <p className="small quiet">{pathWords[vision.path]()}</p>
        <ol className="plain-list stack-tight">
          {vision.history.map((event) => (
            <li key={`${event.kind}${event.by.at}`} className="small">
              <strong>{eventWords[event.kind]()}</strong>{' '}
              {`${event.by.name}, ${capacityWords[event.by.capacity]()}`}
              {event.asDesignee && ` (${m.visions_as_designee()})`}
              <span className="quiet">{` · ${moment(event.by.at)}`}</span>
              {event.reason && (
                <p className="quiet" dir="auto">
                  {event.reason}
                </p>
              )}
            </li>
          ))}
        </ol>
      </Sheet>
    </>
  );
}

/** The one or two things that this reader can do next with this vision. */
export function VisionActions({ vision }: { vision: Vision }) {
  const { you, next, openSubmissionId } = vision;
  const isWritten = next.stage === 'drafting' || next.stage === 'returned';
  const isSent = next.stage === 'in_review' || next.stage === 'forwarded';
  return (
    <div className="row no-print">
      {isWritten && you.mayReadDraft && (
        <LinkButton to={paths.visionDraft(vision.id)} look={you.mayWrite ? 'main' : 'plain'}>
          {you.mayWrite ? m.visions_continue_draft() : m.visions_read_draft()}
        </LinkButton>
      )}
      {isSent && openSubmissionId !== null && (you.mayReview || you.mayReadDraft) && (
        <LinkButton to={paths.visionReview(vision.id)} look={you.mayReview ? 'main' : 'plain'}>
          {you.mayReview ? m.visions_review() : m.visions_read_submission()}
        </LinkButton>
      )}
      {next.stage === 'forwarded' && you.mayAdopt && (
        <LinkButton to={paths.visionAdoption(vision.id)} look="main">
          {m.visions_adopt()}
        </LinkButton>
      )}
    </div>
  );
}

const eventWords: Record<VisionEvent['kind'], () => string> = {
  started: m.visions_event_started,
  path_changed: m.visions_event_path_changed,
  submitted: m.visions_event_submitted,
  returned: m.visions_event_returned,
  forwarded: m.visions_event_forwarded,
  adopted: m.visions_event_adopted,
  revision_started: m.visions_event_revision_started,
  set_aside: m.visions_event_set_aside,
  taken_up: m.visions_event_taken_up,
};
