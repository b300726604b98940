import { useEffect, useState } from 'react';
import type { Draft } from '../../../client/device/journal-rules.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { momentNow, type PhoneKit } from '../visit-kit-rules.ts';
import { findLeftOpen, type LeftOpen } from '../visit-left-open-rules.ts';
import type { VisitFact, VisitInProgress } from '../visit-rules.ts';

/**
 * Whether this visit was left open when the screen was opened, or looked at again. `goOn` asks no more until it is looked
 * at the next time.
 */
export function useLeftOpen(
  kit: PhoneKit,
  draft: Draft,
  visit: VisitInProgress | null,
): { left: LeftOpen | null; goOn(): void } {
  const [lookedAt, setLookedAt] = useState<string | null>(() => new Date().toISOString());
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') setLookedAt(new Date().toISOString());
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  const window = kit.windows.find((each) => each.id === visit?.place.windowId);
  const dayOf = (moment: string) =>
    schoolDayOf(new Date(momentNow(kit, Date.parse(moment))), kit.district.timeZone);
  const left =
    visit === null || window === undefined || lookedAt === null
      ? null
      : findLeftOpen(draft.facts as VisitFact[], visit, window.visitMinutes, lookedAt, dayOf);
  return { left, goOn: () => setLookedAt(null) };
}
