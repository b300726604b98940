import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { GateState } from './window-contract.ts';

type CoverageRow = {
  people_count: number;
  studied_count: number;
  threshold_percent: number;
  override_id: string | null;
};

/** How the gate of a version stands today, by the view and the rule that the conversations area documents for it. */
export async function readGate(tx: Tx, versionId: string): Promise<GateState> {
  const { rows } = await sql<CoverageRow>`
    select people_count, studied_count, threshold_percent, override_id
    from conversations.coverage where version_id = ${versionId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error(`version ${versionId} has no gate`);
  const { people_count: people, studied_count: studied, threshold_percent: thresholdPercent } = row;
  const isReached = thresholdPercent === 0 || (people > 0 && studied * 100 >= thresholdPercent * people);
  return {
    // Rounded down, so that it never claims more than there is.
    coveragePercent: people === 0 ? 0 : Math.floor((100 * studied) / people),
    thresholdPercent,
    isReached,
    isOpen: isReached || row.override_id !== null,
    overrideId: row.override_id,
  };
}
