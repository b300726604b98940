import { listReadWindows } from '../areas/analysis/reading-store.ts';
import { mailDistrict } from '../areas/digest/mail-jobs.ts';
import { listDistrictIds } from '../areas/district/setup-store.ts';
import { foldCounts } from '../areas/observation/count-store.ts';
import { keepPromises } from '../areas/observation/promise-store.ts';
import { closeEndedRounds } from '../areas/pulse/closing.ts';
import { forgetDeclined } from '../areas/supports/offer-store.ts';
import type { Config } from '../server/config.ts';
import type { Database, Tx } from '../server/database.ts';
import { openMail } from '../server/mail.ts';
import { everySoOften, keepUp } from '../server/upkeep.ts';

type MailConfig = Pick<Config, 'mail' | 'publicUrl'>;
const noMail: MailConfig = { mail: null, publicUrl: '' };

/** Once an hour, so that what ends with a day ends soon after it, in every district's own time; then the weekly mail. */
export function startUpkeep(database: Database, config: MailConfig = noMail): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const report = (districtId: string, error: unknown) =>
    console.error(`The daily work of district ${districtId} failed:`, error);
  const upkeep = everySoOften(3_600_000, async () => {
    try {
      const districtIds = await listDistrictIds(database);
      await keepUp(
        database,
        districtIds,
        [keepPromises, foldReadWindows, closeEndedRounds, forgetDeclined],
        report,
      );
      await sendMail(database, config, districtIds, stopping.signal);
    } catch (error) {
      console.error('The daily work could not begin:', error);
    }
  });
  return {
    stop: () => {
      // A mail under way comes to its end; no further one begins.
      stopping.abort();
      return upkeep.stop();
    },
  };
}

/** What the book of counts holds of windows that have been read is asked for by nobody any more. */
async function foldReadWindows(tx: Tx): Promise<void> {
  await foldCounts(tx, await listReadWindows(tx));
}

async function sendMail(
  database: Database,
  { mail, publicUrl }: MailConfig,
  districtIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (mail === null) return;
  const mailer = openMail(mail);
  try {
    for (const districtId of districtIds) {
      const report = (error: unknown) =>
        console.error(`The weekly mail of district ${districtId} failed:`, error);
      const round = { database, mailer, publicUrl, now: new Date(), signal, report };
      await mailDistrict(round, districtId).catch(report);
    }
  } finally {
    mailer.close();
  }
}
