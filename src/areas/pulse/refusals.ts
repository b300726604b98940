import { refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { pulseProblems } from './problem-contract.ts';

/** What is asked and shown is about groups. A full stop between two texts keeps their words from making up a name. */
export async function refuseNames(tx: Tx, texts: readonly string[]): Promise<void> {
  const found = await findNamedStaff(tx, [...new Set(texts)].join('\n. \n'));
  if (found.length > 0) throw refusal(pulseProblems, 'pulse/names-a-person', { found });
}
