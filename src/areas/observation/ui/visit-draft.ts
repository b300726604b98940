import { useRef, useState } from 'react';
import { addFact, beginDraft, finishDraft } from '../../../client/device/drafts.ts';
import type { Draft } from '../../../client/device/journal-rules.ts';
import { keepState } from '../../../client/device/kept-state.ts';
import { NotSaved, type NotSavedReason } from '../../../client/device/saving.ts';
import { sendNow } from '../../../client/device/sending.ts';
import { askForPersistence } from '../../../client/device/storage-notice.ts';
import { newId } from '../../../kit/new-id.ts';
import type { PhoneKit } from '../visit-kit-rules.ts';
import { foldVisit, toVisit, type VisitFact, type VisitInProgress, type VisitPlace } from '../visit-rules.ts';
import { lastPlaceKey } from './visit-phone.ts';
import { countRoom } from './visit-route.ts';
import { version } from './visit-version.ts';

/** Something that happened, before it has its id and its moment. */
export type Happening = VisitFact extends infer Fact
  ? Fact extends { id: string }
    ? Omit<Fact, 'id' | 'at'>
    : never
  : never;

export type SaveState = 'saved' | 'saving' | NotSavedReason;

/** A visit in progress on the screen: shown at once, told as saved only when it is. */
export type DraftOnScreen = {
  visit: VisitInProgress | null;
  save: SaveState;
  tell(happening: Happening): void;
  /** Ends the visit at a moment that has passed: one that was left open. */
  endAt(moment: string): void;
  /** Several at once, in this order. */
  tellAll(happenings: readonly Happening[]): void;
  /** Saves once more what could not be saved. */
  retry(): void;
};

/**
 * The draft as it is kept, and what was tapped since. Taps are saved one after another, in their order; what cannot be
 * saved stays on the screen and is tried again with the next tap.
 */
export function useDraft(draft: Draft): DraftOnScreen {
  const [pending, setPending] = useState<readonly VisitFact[]>([]);
  const [save, setSave] = useState<SaveState>('saved');
  const unsaved = useRef<VisitFact[]>([]);
  const isRunning = useRef(false);

  const run = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setSave('saving');
    try {
      for (let fact = unsaved.current[0]; fact !== undefined; fact = unsaved.current[0]) {
        await addFact(draft.id, fact);
        unsaved.current.shift();
      }
      setSave('saved');
    } catch (error) {
      setSave(error instanceof NotSaved ? error.reason : 'failed');
    } finally {
      isRunning.current = false;
    }
  };

  const kept = draft.facts as VisitFact[];
  const keptIds = new Set(kept.map((fact) => fact.id));
  const open = pending.filter((fact) => !keptIds.has(fact.id));
  const tellAll = (happenings: readonly Happening[], at = new Date().toISOString()) => {
    const facts = happenings.map((happening) => ({ ...happening, id: newId(), at }) as VisitFact);
    setPending((before) => [...before.filter((fact) => !keptIds.has(fact.id)), ...facts]);
    unsaved.current.push(...facts);
    void run();
  };
  return {
    visit: foldVisit([...kept, ...open]),
    save,
    retry: () => void run(),
    tell: (happening) => tellAll([happening]),
    tellAll: (happenings) => tellAll(happenings),
    endAt: (moment) => tellAll([{ kind: 'ended' }], moment),
  };
}

/** Begins a visit; resolves when it is saved. */
export async function beginVisit(personId: string, place: VisitPlace): Promise<void> {
  const fact: VisitFact = { kind: 'begun', place, id: newId(), at: new Date().toISOString() };
  await beginDraft(newId(), personId, fact);
  const { windowId, buildingId, bandId } = place;
  await asConvenience(keepState(lastPlaceKey(personId), { windowId, buildingId, bandId }));
}

/**
 * Finishes a visit: it goes to the outbox, the room is counted on the list, and sending begins. Resolves with the
 * visit's id when it is saved twice; throws `NotSaved` otherwise. Asked again, it finishes the same visit.
 */
export async function finishVisit(kit: PhoneKit, draft: Draft): Promise<string> {
  const told = foldVisit(draft.facts as VisitFact[]);
  const record = await finishDraft(draft.id, (kept, deviceCounter, deviceId) => {
    const visit = foldVisit(kept.facts as VisitFact[]);
    if (visit === null) throw new Error('a draft without its beginning');
    const window = kit.windows.find((each) => each.id === visit.place.windowId);
    const practiceIds = window?.practices.map((practice) => practice.id) ?? [...visit.tallies.keys()];
    return toVisit(draft.id, visit, practiceIds, {
      observerId: kept.personId,
      capacityId: kit.person.capacityId,
      deviceId,
      deviceCounter,
      utcOffsetMinutes: -new Date().getTimezoneOffset(),
      clientVersion: version,
    });
  });
  if (told !== null) await asConvenience(countRoom(kit, draft.personId, told));
  void sendNow();
  void askForPersistence();
  return record.id;
}

/** What only spares a tap next time: when it cannot be kept, the visit is saved all the same. */
async function asConvenience(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    console.error('A convenience was not kept.', error);
  }
}
