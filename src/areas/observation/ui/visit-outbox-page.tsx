import { useEffect } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { type DeviceContent, useOpenDevice, useSendState } from '../../../client/device/device-view.ts';
import { getOfflineReady } from '../../../client/device/offline-ready.ts';
import type { OutboxRecord } from '../../../client/device/outbox-rules.ts';
import { sendNow } from '../../../client/device/sending.ts';
import { paths } from '../../../client/paths.ts';
import { moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { AboutPhone } from './visit-about-phone.tsx';
import { VisitFiles } from './visit-files.tsx';
import { ParkedVisits } from './visit-parked.tsx';
import { kitOf } from './visit-phone.ts';
import { VisitProblem } from './visit-problem.tsx';
import { VisitStatus } from './visit-status.tsx';
import './visit.css';

/** Every visit on this phone: what waits, what needs a decision, what was received. */
export function VisitOutboxPage() {
  const device = useOpenDevice();
  useEffect(() => void getOfflineReady(), []);
  if (device.phase !== 'ready') return <VisitProblem device={device} title={m.visit_outbox()} />;
  const isMine = (record: { personId: string }) =>
    device.personId === null || record.personId === device.personId;
  const waiting = device.outbox.filter((record) => record.parked === null && isMine(record));
  const parked = device.outbox.filter((record) => record.parked !== null && isMine(record));
  const others = device.outbox.filter((record) => !isMine(record)).length;
  return (
    <PageBody title={m.visit_outbox()} lead={m.visit_outbox_lead()}>
      <VisitStatus isOutbox />
      {parked.length > 0 && <ParkedVisits records={parked} nameOf={(record) => nameOf(device, record)} />}
      <Waiting device={device} records={waiting} />
      {others > 0 && <p className="quiet">{m.visit_of_others({ count: others, shown: number(others) })}</p>}
      <Received device={device} />
      <VisitFiles hasUnsent={device.outbox.length > 0} />
      <AboutPhone hasJournal={device.hasJournal} />
      <div className="row">
        <LinkButton to={paths.visit}>{m.visit_title()}</LinkButton>
        <LinkButton to={paths.home} look="quiet">
          {m.frame_home()}
        </LinkButton>
      </div>
    </PageBody>
  );
}

function Waiting({ device, records }: { device: DeviceContent; records: readonly OutboxRecord[] }) {
  const { isSending } = useSendState();
  return (
    <Sheet title={m.visit_waiting()}>
      {records.length === 0 ? (
        <p className="quiet">{m.visit_waiting_none()}</p>
      ) : (
        <>
          <p role="status">{m.visit_unsent({ count: records.length, shown: number(records.length) })}</p>
          <ul className="item-list">
            {records.map((record) => (
              <li key={record.id}>{nameOf(device, record)}</li>
            ))}
          </ul>
          <div className="row">
            <Button look="main" isBusy={isSending} onPress={() => void sendNow()}>
              {isSending ? m.visit_sending() : m.visit_send_now()}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  );
}

function Received({ device }: { device: DeviceContent }) {
  const mine = device.received.filter((record) => record.personId === device.personId).slice(0, 20);
  return (
    <Sheet title={m.visit_received_list()}>
      {mine.length === 0 ? (
        <p className="quiet">{m.visit_received_none()}</p>
      ) : (
        <ul className="item-list">
          {mine.map((record) => (
            <li key={record.id}>
              {nameOf(device, record)}
              <br />
              <span className="quiet small">
                {m.visit_received_at({ moment: moment(record.receivedAt) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** A visit as its observer knows it: what was looked for, and when. */
function nameOf(device: DeviceContent, record: { content: unknown }): string {
  const { windowId, startedAt } = record.content as { windowId?: string; startedAt?: string };
  const window = kitOf(device)?.windows.find((each) => each.id === windowId);
  const subject = window?.subjectName ?? m.visit_item_unknown();
  return startedAt === undefined ? subject : m.visit_item({ subject, moment: moment(startedAt) });
}
