import { m } from '../../../client/words/words.ts';
import type { DayPart } from '../invitation-contract.ts';

/** The parts of a day, in its order. */
export const dayPartWords: Record<DayPart, () => string> = {
  any: m.observation_invite_any_time,
  morning: m.observation_invite_morning,
  midday: m.observation_invite_midday,
  afternoon: m.observation_invite_afternoon,
};
