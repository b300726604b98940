import { Inbox } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { useDeviceView, useSendState } from '../../../client/device/device-view.ts';
import { applyUpdate, listenToOfflineState, readOfflineState } from '../../../client/device/offline-ready.ts';
import { daysWaiting, waitingSince } from '../../../client/device/storage-notice.ts';
import { paths } from '../../../client/paths.ts';
import { number, since } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { VisitSignInLink } from './visit-sign-in-link.tsx';
import { hindranceWords } from './visit-words.ts';

/** What waits on this phone and why, and how ready it is: a few quiet lines under what one came for. */
export function VisitStatus({ isOutbox = false }: { isOutbox?: boolean }) {
  const device = useDeviceView();
  const { hindrance } = useSendState();
  if (device.phase !== 'ready') return null;
  const waiting = device.outbox.filter((record) => record.parked === null);
  const parked = device.outbox.length - waiting.length;
  const days = daysWaiting(device.outbox, Date.now());
  const isHindered = waiting.length > 0 && hindrance !== null;
  return (
    <div className="stack-tight">
      <Recovered count={device.recoveredCount} />
      {parked > 0 && !isOutbox && (
        <Notice kind="attention">
          <p>{m.visit_parked_lead()}</p>
          <LinkButton to={paths.outbox}>{m.visit_outbox()}</LinkButton>
        </Notice>
      )}
      {days > 0 && (
        <Notice kind="attention">
          <p>
            {m.visit_waits_since({
              count: device.outbox.length,
              shown: number(device.outbox.length),
              since: since(waitingSince(device.outbox)),
            })}
          </p>
        </Notice>
      )}
      {isHindered && hindrance === 'sign-in' && (
        <div className="row">
          <VisitSignInLink back={isOutbox ? paths.outbox : paths.visit}>
            {m.visit_sign_in_to_send({ count: waiting.length, shown: number(waiting.length) })}
          </VisitSignInLink>
        </div>
      )}
      {isHindered && <p className="quiet small">{hindranceWords[hindrance]()}</p>}
      {!isOutbox && (
        <PageLink to={paths.outbox} className="visit-quiet-link">
          <Inbox aria-hidden="true" />
          {device.outbox.length === 0
            ? m.visit_outbox()
            : m.visit_unsent({ count: device.outbox.length, shown: number(device.outbox.length) })}
        </PageLink>
      )}
      {!device.hasJournal && device.outbox.length > 0 && <p className="small">{m.visit_journal_none()}</p>}
      <Readiness />
    </div>
  );
}

/** Shown until the next start: that something had been lost and is here again. */
function Recovered({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Notice>
      <p>{m.visit_recovered({ count, shown: number(count) })}</p>
    </Notice>
  );
}

/** Whether this page would open without a signal, and the newer program where one waits: asked only between visits. */
function Readiness() {
  const offline = useSyncExternalStore(listenToOfflineState, readOfflineState);
  if (offline === 'update-waiting') {
    return (
      <Notice>
        <p>{m.visit_update_waiting()}</p>
        <Button onPress={() => void applyUpdate()}>{m.visit_update_now()}</Button>
      </Notice>
    );
  }
  return <p className="quiet small">{offline === 'ready' ? m.visit_ready() : m.visit_not_ready()}</p>;
}
