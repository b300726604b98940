import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { SharingState } from './sharing-contract.ts';

/** The last day of a promise: so many days after the window's last one. */
export function promisedBy(endsOn: SchoolDay, withinDays: number): SchoolDay {
  return addDays(endsOn, withinDays);
}

/** Whether the reading of a window can be taken: on its last day, once no more visits are expected, or later. */
export function mayBeTaken({ endsOn }: { endsOn: SchoolDay }, today: SchoolDay): boolean {
  return today >= endsOn;
}

/** Where a window stands with its promise on a day. The promised day itself still keeps it. */
export function sharingState(
  window: { endsOn: SchoolDay; promisedBy: SchoolDay; sharedOn: SchoolDay | null },
  today: SchoolDay,
): SharingState {
  const { endsOn, sharedOn } = window;
  if (sharedOn !== null) return sharedOn <= window.promisedBy ? 'kept' : 'shared-late';
  if (today <= endsOn) return 'running';
  return today <= window.promisedBy ? 'waiting' : 'late';
}
