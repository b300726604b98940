import { type Chance, chanceOf } from './random.ts';
import type { Answer } from './truth.ts';

type Subject = 'mathematics' | 'reading';

/** What is looked at beside presence: who is talking in looks a minute apart, and single acts counted. By the models' ids. */
const ways = {
  reading: { E2: { kind: 'scans', everySeconds: 60 } },
  mathematics: { M2: { kind: 'count' } },
} as const;

/** The ways of a subject's windows, by the practices' ids in a version. */
export function waysOf(subject: Subject, practices: ReadonlyMap<string, string>): Record<string, never> {
  const own = Object.entries(ways[subject]).map(([practice, way]) => [
    practices.get(practice) ?? practice,
    way,
  ]);
  return Object.fromEntries(own);
}

/** How many looks a visit of five minutes has, a minute apart; now and then one is missed. */
const looks = 5;

/** Looks and counts of one practice in one visit, beside its answer; what is not looked at so has none. */
export function besideAnswer(
  subject: Subject,
  practice: string,
  answer: Answer,
  visit: string,
): { scans?: { seen: number; of: number }; timesCount?: number } {
  const own = ways[subject] as Record<string, { kind: 'scans' | 'count' }>;
  const kind = own[practice]?.kind;
  const chance = chanceOf(`beats/${subject}/${practice}/${visit}`);
  if (kind === 'count') return answer === 'seen' ? { timesCount: chance.whole(1, 4) } : {};
  if (kind !== 'scans' || (answer !== 'seen' && answer !== 'not_seen')) return {};
  const of = looks - (chance.happens(0.2) ? 1 : 0);
  return { scans: { seen: answer === 'seen' ? seenAt(of, chance) : 0, of } };
}

/** What occurs in a visit is there at fewer than half of the looks: presence over-states how long it lasts. */
function seenAt(of: number, chance: Chance): number {
  return Array.from({ length: of }, () => chance.happens(0.4)).filter(Boolean).length;
}
