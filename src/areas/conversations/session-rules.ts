import type { CapacityKind } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import { ownAttendanceDays, type SessionState } from './session-contract.ts';
import type { SessionTags } from './session-tag-contract.ts';

/**
 * By which of several roles a person is counted on a session's page: their daily work before the networks in which they
 * also sit.
 */
export const capacityPrecedence = [
  'teacher',
  'building_administrator',
  'coach',
  'superintendent',
  'district_office',
  'other_staff',
  'dn_member',
  'bn_member',
  'union_representative',
  'board_member',
] as const satisfies readonly CapacityKind[];

/** Where a session stands. */
export function stateOf(session: { heldAt: unknown; canceledAt: unknown }): SessionState {
  if (session.canceledAt !== null) return 'canceled';
  return session.heldAt === null ? 'planned' : 'held';
}

/** The last day on which somebody may record that they were there themselves. */
export function lastOwnDay(heldOn: SchoolDay): SchoolDay {
  return addDays(heldOn, ownAttendanceDays);
}

/** Until which day the reader may record that they were there; null when they already are, were not on the staff, or it is over. */
export function markableUntil(
  session: { state: SessionState; heldOn: SchoolDay; wasThere: boolean; wasOnStaff: boolean },
  today: SchoolDay,
): SchoolDay | null {
  if (session.state !== 'held' || session.wasThere || !session.wasOnStaff) return null;
  const last = lastOwnDay(session.heldOn);
  return today <= last ? last : null;
}

/** The facts of a holding by which a repetition is known, whatever the order in which people and practices were named. */
export function holdingFacts(holding: {
  heldOn: SchoolDay;
  minutes: number;
  practiceIds: readonly string[];
  note: string;
  tags?: SessionTags | undefined;
  presentIds: readonly string[];
}) {
  return {
    heldOn: holding.heldOn,
    minutes: holding.minutes,
    practiceIds: holding.practiceIds.toSorted(),
    note: holding.note,
    ...(holding.tags === undefined ? {} : { tags: holding.tags }),
    presentIds: [...new Set(holding.presentIds)].sort(),
  };
}
export type HoldingFacts = ReturnType<typeof holdingFacts>;
