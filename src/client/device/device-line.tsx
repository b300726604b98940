import { useEffect, useSyncExternalStore } from 'react';
import { Button } from '../design/button.tsx';
import { PageLink } from '../design/link.tsx';
import { paths } from '../paths.ts';
import { number } from '../words/format.ts';
import { m } from '../words/words.ts';
import { startDeviceIfUsed, useUnsent } from './device-view.ts';
import {
  applyUpdate,
  getOfflineReadyIfUsed,
  listenToOfflineState,
  readOfflineState,
} from './offline-ready.ts';

/**
 * For the frame of every page: how many visits on this device are unsent, and a newer program that waits to be let in.
 * Opens the device and sends where visits have been recorded before; shows nothing anywhere else.
 */
export function DeviceLine() {
  useEffect(() => {
    startDeviceIfUsed();
    void getOfflineReadyIfUsed();
  }, []);
  const { waiting, parked, drafts } = useUnsent();
  const offline = useSyncExternalStore(listenToOfflineState, readOfflineState);
  const count = waiting + parked;
  return (
    <>
      {count > 0 && <PageLink to={paths.outbox}>{m.visit_unsent({ count, shown: number(count) })}</PageLink>}
      {offline === 'update-waiting' && drafts === 0 && (
        <span className="row">
          {m.visit_update_waiting()}
          <Button look="quiet" onPress={() => void applyUpdate()}>
            {m.visit_update_now()}
          </Button>
        </span>
      )}
    </>
  );
}
