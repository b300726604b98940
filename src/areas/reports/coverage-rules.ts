/** Fewer people than this, and even a coarse share could be followed to one of them. */
const fewestPeople = 20;

/**
 * The share of people who have studied a vision, as a page that stays may say it: in whole tens of a hundred, rounded
 * down, so that two pages of different days cannot be subtracted to the few who came between. Null for fewer than twenty.
 *
 * @example shareOf({ people: 145, studied: 97 }) // { percent: 60 }
 */
export function shareOf(counted: { people: number; studied: number }): { percent: number } | null {
  if (counted.people < fewestPeople) return null;
  return { percent: Math.floor((counted.studied * 10) / counted.people) * 10 };
}
