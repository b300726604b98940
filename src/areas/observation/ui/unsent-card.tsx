import { useEffect } from 'react';
import { PageLink } from '../../../client/design/link.tsx';
import { NextCard } from '../../../client/design/page.tsx';
import { startDeviceIfUsed, useDeviceView } from '../../../client/device/device-view.ts';
import { daysWaiting, waitingSince } from '../../../client/device/storage-notice.ts';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { number, since } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';

/** One's own visits that have waited on this device for a day or more: what only the device itself can know. */
export function UnsentCard() {
  useEffect(startDeviceIfUsed, []);
  const device = useDeviceView();
  const { actor } = useSession();
  const own = device.phase === 'ready' ? device.outbox.filter((one) => one.personId === actor.personId) : [];
  if (daysWaiting(own, Date.now()) === 0) return null;
  const count = own.length;
  const oldest = since(waitingSince(own));
  return (
    <li>
      <PageLink to={paths.outbox}>
        <NextCard
          what={m.observation_card_waits({ count, shown: number(count), since: oldest })}
          who={m.observation_card_waits_who()}
          isPressing
        />
      </PageLink>
    </li>
  );
}
