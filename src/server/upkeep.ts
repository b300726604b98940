import type { Database, Tx } from './database.ts';

/** Something a district's promises ask for by the day, whether or not anybody opens Jointly. Safe to repeat. */
export type UpkeepTask = (tx: Tx) => Promise<unknown>;

/**
 * Runs every task in every district, each district in a transaction of its own: what fails in one is reported and keeps
 * no other from its turn.
 */
export async function keepUp(
  database: Database,
  districtIds: readonly string[],
  tasks: readonly UpkeepTask[],
  report: (districtId: string, error: unknown) => void,
): Promise<void> {
  for (const districtId of districtIds) {
    await database
      .inDistrict(districtId, async (tx) => {
        for (const task of tasks) await task(tx);
      })
      .catch((error: unknown) => report(districtId, error));
  }
}

/**
 * Does a round of work at once and then every so often; a turn that comes while one is under way is left out.
 *
 * @returns how to stop it: resolves when a round under way has come to its end
 */
export function everySoOften(everyMs: number, round: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const next = () => {
    running ??= round().finally(() => {
      running = null;
    });
  };
  next();
  const timer = setInterval(next, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
