import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { mayWithdraw } from './access.ts';
import { findWritten, insertWithdrawal } from './entry-store.ts';
import { evidenceProblems } from './problem-contract.ts';

/** Takes back an entry or a citation; doing so again changes nothing. */
export async function withdraw(
  tx: Tx,
  actor: Actor,
  kind: 'entry' | 'citation',
  id: string,
): Promise<{ id: string }> {
  const written = await findWritten(tx, kind, id);
  if (written === undefined) throw refusal(commonProblems, 'record/not-found');
  if (!mayWithdraw(actor, written)) throw refusal(evidenceProblems, 'evidence/not-yours');
  if (!written.isWithdrawn) {
    await insertWithdrawal(tx, actor, kind, id);
    await audit(tx, actor, kind === 'entry' ? 'evidence/entry-withdrawn' : 'evidence/citation-withdrawn', {
      id,
    });
  }
  return { id };
}
