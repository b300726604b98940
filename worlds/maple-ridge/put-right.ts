import { newId } from '../../src/kit/new-id.ts';
import type { Ground } from './ground.ts';
import type { PersonKey } from './people.ts';

/** Who puts something right, and what: the answers of one visit, or a visit that was only a try. */
const plans: readonly {
  by: PersonKey;
  kind: 'corrected' | 'voided';
  reason: 'wrong_tap' | 'practice_run';
}[] = [
  { by: 'priya', kind: 'corrected', reason: 'wrong_tap' },
  { by: 'marcus', kind: 'voided', reason: 'practice_run' },
];

/**
 * What observers did with visits of the open window that they had made: one put right, one taken out. To be called once
 * the visits of the open window are there, and before any reading of it.
 */
export async function putVisitsRight(ground: Ground): Promise<void> {
  for (const { by, kind, reason } of plans) {
    const { observation } = ground.people[by].api;
    const { windows } = await observation.listMyVisits();
    // What two agreed on is not corrected, and a visit taken out would end its pair.
    const visit = windows
      .flatMap((window) => window.visits)
      .find(({ changes, pair }) => changes.length === 0 && pair === null);
    if (visit === undefined) continue;
    const [first, ...rest] = visit.tallies;
    if (first === undefined) continue;
    const answer = first.answer === 'seen' ? 'not_seen' : 'seen';
    await observation.changeVisit({
      ...{ id: newId() as never, visitId: visit.id, kind, reason },
      tallies: kind === 'voided' ? null : [{ ...first, answer, timesCount: null }, ...rest],
    });
  }
}
