import { m } from '../../../client/words/words.ts';
import type { Barrier, BarrierKind, ReplyKind } from '../barrier-contract.ts';
import type { GroupKind, GroupMix } from '../group-contract.ts';

/** What group it is, in the reader's language. */
export const groupKindWords: Record<GroupKind, () => string> = {
  district_network: m.conversations_group_district_network,
  building_network: m.conversations_group_building_network,
  team: m.conversations_group_team,
  leadership: m.conversations_group_leadership,
  department: m.conversations_group_department,
  grade_level: m.conversations_group_grade_level,
};

/** Groups that people form; the networks are there by themselves. */
export const FormedKinds = ['team', 'leadership', 'department', 'grade_level'] as const;

/** In what a group stays among its own. */
export const siloWords: Record<GroupMix['silos'][number], () => string> = {
  building: m.conversations_group_silo_building,
  band: m.conversations_group_silo_band,
  role: m.conversations_group_silo_role,
};

export const standingWords: Record<Barrier['standing'], () => string> = {
  waiting: m.conversations_barrier_waiting,
  taken_up: m.conversations_barrier_taken_up,
  answered: m.conversations_barrier_answered,
  resolved: m.conversations_barrier_resolved,
};

export const replyWords: Record<ReplyKind, () => string> = {
  taken_up: m.conversations_barrier_take_up,
  answered: m.conversations_barrier_answer,
  resolved: m.conversations_barrier_resolve,
  not_resolved: m.conversations_barrier_not_resolved,
  raised_again: m.conversations_barrier_raise_again,
};

/** What a barrier is about. */
export const barrierKindWords: Record<BarrierKind, () => string> = {
  academic: m.conversations_barrier_academic,
  non_academic: m.conversations_barrier_non_academic,
};
