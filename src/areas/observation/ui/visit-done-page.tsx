import { Check, Circle, Inbox, Save } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { LinkButton } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { type DeviceContent, useOpenDevice } from '../../../client/device/device-view.ts';
import { getOfflineReady } from '../../../client/device/offline-ready.ts';
import { paths } from '../../../client/paths.ts';
import { usePlace } from '../../../client/place.ts';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { visitPaths } from './visit-paths.ts';
import { VisitProblem } from './visit-problem.tsx';
import { VisitStatus } from './visit-status.tsx';
import { useTopOfStep } from './visit-top.ts';
import './visit.css';

/** After a visit: it is saved on this phone, and in a while received. */
export function VisitDonePage() {
  const { visitId = '' } = usePlace().params;
  const device = useOpenDevice();
  useEffect(() => void getOfflineReady(), []);
  if (device.phase !== 'ready') return <VisitProblem device={device} title={m.visit_saved()} />;
  return <Standing device={device} visitId={visitId} />;
}

function Standing({ device, visitId }: { device: DeviceContent; visitId: string }) {
  useTopOfStep(visitId);
  const received = device.received.find((record) => record.id === visitId);
  const waiting = device.outbox.find((record) => record.id === visitId);
  const isGone = received === undefined && waiting === undefined;
  return (
    <PageBody
      title={titleOf(received !== undefined, waiting?.parked != null, isGone)}
      lead={leadOf(received, waiting)}
    >
      <p className="visually-hidden" role="status">
        {titleOf(received !== undefined, waiting?.parked != null, isGone)}
      </p>
      {!isGone && (
        <ol className="visit-steps" aria-label={m.visit_steps_label()}>
          <StepLine icon={<Check aria-hidden="true" />} isDone words={m.visit_step_recorded()} />
          <StepLine icon={<Save aria-hidden="true" />} isDone words={m.visit_saved()} />
          <StepLine
            icon={<Inbox aria-hidden="true" />}
            isDone={received !== undefined}
            words={m.visit_received()}
          />
        </ol>
      )}
      <PairedLine content={(received ?? waiting)?.content} isReceived={received !== undefined} />
      <VisitStatus />
      <div className="visit-foot">
        <div className="row">
          {!isGone && <LinkButton to={visitPaths.show(visitId)}>{m.visit_show()}</LinkButton>}
          {received !== undefined && navigator.onLine && (
            <LinkButton to={paths.myVisit(visitId)}>{m.visit_put_right()}</LinkButton>
          )}
          <LinkButton to={paths.visit} look="main">
            {m.visit_next_visit()}
          </LinkButton>
        </div>
      </div>
    </PageBody>
  );
}

/** One of a pair: what comes next, and where, once there is a signal. */
function PairedLine({ content, isReceived }: { content: unknown; isReceived: boolean }) {
  const { pairId } = (content ?? {}) as { pairId?: string };
  if (pairId === undefined) return null;
  return (
    <div className="stack-tight">
      <p>{m.visit_pair_done()}</p>
      {isReceived && (
        <div className="row">
          <LinkButton to={paths.pair(pairId)}>{m.visit_pair_compare()}</LinkButton>
        </div>
      )}
    </div>
  );
}

function titleOf(isReceived: boolean, isParked: boolean, isGone: boolean): string {
  if (isGone) return m.visit_gone();
  if (isReceived) return m.visit_received();
  return isParked ? m.visit_parked_title() : m.visit_saved();
}

type Received = DeviceContent['received'][number];
type Waiting = DeviceContent['outbox'][number];

function leadOf(received: Received | undefined, waiting: Waiting | undefined): string | undefined {
  if (received !== undefined) return m.visit_received_at({ moment: moment(received.receivedAt) });
  if (waiting === undefined) return undefined;
  return waiting.parked === null ? m.visit_waiting_lead() : m.visit_parked_lead();
}

function StepLine({ icon, isDone, words }: { icon: ReactNode; isDone: boolean; words: string }) {
  return (
    <li className={isDone ? 'visit-step visit-step-done' : 'visit-step'}>
      {isDone ? icon : <Circle aria-hidden="true" />}
      <span>{words}</span>
      <span className="visually-hidden">{isDone ? m.visit_step_done() : m.visit_step_open()}</span>
    </li>
  );
}
