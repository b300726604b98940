import { refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { evidenceProblems } from './problem-contract.ts';

/** Refuses texts that name a member of staff: evidence is about work and conditions. */
export async function guardWords(tx: Tx, ...texts: readonly string[]): Promise<void> {
  const found = await findNamedStaff(tx, texts.filter((text) => text !== '').join('\n'));
  if (found.length > 0) throw refusal(evidenceProblems, 'evidence/names-a-person', { found });
}
