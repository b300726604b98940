import { refusal } from '../../kit/problem.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { cultureProblems } from './problem-contract.ts';
import { isOpenBuilding } from './store.ts';

/** What others will read speaks of what we do, not of a person. */
export async function refuseNames(tx: Tx, ...texts: readonly string[]): Promise<void> {
  const found = await findNamedStaff(tx, texts.join('\n'));
  if (found.length > 0) throw refusal(cultureProblems, 'culture/names-a-person', { found });
}

/** What has happened lies on a day that has come. */
export function refuseFuture(on: SchoolDay, today: SchoolDay): void {
  if (on > today) throw refusal(cultureProblems, 'culture/in-the-future', { today });
}

/** A building that is named is one in use. */
export async function refuseClosed(tx: Tx, buildingId: string | null, today: SchoolDay): Promise<void> {
  if (buildingId !== null && !(await isOpenBuilding(tx, buildingId, today)))
    throw refusal(cultureProblems, 'culture/building-not-open');
}
