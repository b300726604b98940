import type { Tx } from '../../server/database.ts';
import type { PulseOfPart } from './stream-contract.ts';

/** The latest closed pulse of each part, of a building or of the whole district. None is asked yet. */
export async function listPulseOfParts(_tx: Tx, _buildingId: string | null): Promise<PulseOfPart[]> {
  return [];
}
