import { useEffect, useRef, useState } from 'react';
import type { DeviceContent } from '../../../client/device/device-view.ts';
import { keepState, keepStates, ownPrefix, personKey, readState } from '../../../client/device/kept-state.ts';
import { announceSession } from '../../../client/device/sending.ts';
import { isSameKit, mergeKit, momentNow, type PhoneKit, withoutEndedKeys } from '../visit-kit-rules.ts';
import type { Route } from '../visit-route-rules.ts';
import type { VisitFact } from '../visit-rules.ts';
import { foldVisit } from '../visit-rules.ts';
import type { FieldKit } from '../window-contract.ts';
import { fetchFieldKit, KitRefused } from './visit-kit-fetch.ts';

/** Under which name a person's field kit is kept: it goes when they sign out. */
export function kitKey(personId: string): string {
  return `${ownPrefix}kit:${personId}`;
}

/** Under which name a person's list of rooms is kept, for one window and building. */
export function routeKey(personId: string, windowId: string, buildingId: string): string {
  return `route:${personId}:${windowId}:${buildingId}`;
}

/** Under which name the places of a person's last visit are kept: the next one is likely there too. */
export function lastPlaceKey(personId: string): string {
  return `${ownPrefix}last-place:${personId}`;
}

export type LastPlace = { windowId: string; buildingId: string; bandId: string };

/** The kit of whoever records on this phone; null before the first sign-in and after signing out. */
export function kitOf(device: DeviceContent): PhoneKit | null {
  if (device.personId === null) return null;
  return (device.state.get(kitKey(device.personId)) as PhoneKit | undefined) ?? null;
}

export function routeOf(device: DeviceContent, windowId: string, buildingId: string): Route | undefined {
  return device.state.get(routeKey(device.personId ?? '', windowId, buildingId)) as Route | undefined;
}

/** Why there is no fresh kit: nobody is signed in, the capacity visits no rooms, or there is no connection. */
export type KitHindrance = 'signed-out' | 'not-observer' | 'no-connection';

export type FreshKit = {
  /** Until the answer has come and been kept, or has not come. */
  isAsking: boolean;
  hindrance: KitHindrance | null;
  /** What has just come: a phone that had nothing shows it while it is still being kept. */
  kit: PhoneKit | null;
};

/** Fetches the kit once when the phone is open, and keeps it for rooms without a signal. */
export function useFreshKit(device: DeviceContent | null): FreshKit {
  const [standing, setStanding] = useState<FreshKit>({ isAsking: true, hindrance: null, kit: null });
  const fetching = useRef<Promise<FetchedKit> | null>(null);
  const isOpen = device !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what was on the phone when it opened
  useEffect(() => {
    // Asked for while the phone's storage still opens.
    fetching.current ??= fetchKit();
    if (device === null) {
      fetching.current.catch(() => {});
      return;
    }
    keepFresh(device, fetching.current, (kit) => setStanding({ isAsking: true, hindrance: null, kit })).then(
      () => setStanding((before) => ({ ...before, isAsking: false })),
      (error) => setStanding((before) => ({ ...before, isAsking: false, hindrance: hindranceOf(error) })),
    );
  }, [isOpen]);
  return standing;
}

type FetchedKit = { kit: FieldKit; deviceNow: number };

async function fetchKit(): Promise<FetchedKit> {
  return { kit: await fetchFieldKit(), deviceNow: Date.now() };
}

async function keepFresh(
  device: DeviceContent,
  fetching: Promise<FetchedKit>,
  show: (kit: PhoneKit) => void,
): Promise<void> {
  const fetched = await fetching;
  const personId = fetched.kit.person.id;
  const kept = await readState<PhoneKit>(kitKey(personId));
  const kit = mergeKit(kept, fetched.kit, neededWindows(device), fetched.deviceNow);
  const isOther = device.personId !== personId;
  show(kit);
  if (isOther || kept === undefined || !isSameKit(kept, kit)) {
    await keepStates({ [kitKey(personId)]: kit, [personKey]: personId });
  }
  if (isOther) announceSession();
}

/** Windows whose words unfinished or unsent visits on this phone still need. */
function neededWindows(device: DeviceContent): Set<string> {
  const ids = new Set<string>();
  for (const draft of device.drafts) {
    const windowId = foldVisit(draft.facts as VisitFact[])?.place.windowId;
    if (windowId !== undefined) ids.add(windowId);
  }
  for (const record of [...device.outbox, ...device.received]) {
    ids.add((record.content as { windowId: string }).windowId);
  }
  return ids;
}

function hindranceOf(error: unknown): KitHindrance {
  if (error instanceof KitRefused && error.code === 'session/none') return 'signed-out';
  if (error instanceof KitRefused && error.code === 'session/not-in-this-capacity') return 'not-observer';
  return 'no-connection';
}

/** Drops the keys of windows that have ended, on this phone too. */
export async function dropEndedKeys(kit: PhoneKit): Promise<void> {
  const without = withoutEndedKeys(kit, momentNow(kit, Date.now()));
  if (without !== kit) await keepState(kitKey(kit.person.id), without);
}
