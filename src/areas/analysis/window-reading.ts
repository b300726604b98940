import type { Tx } from '../../server/database.ts';
import type { WindowReading } from './contract.ts';
import { findSeal, readFigures } from './reading-store.ts';
import {
  readPerfectionLine,
  readPhrases,
  readPlaces,
  readPractices,
  type WindowRow,
} from './window-store.ts';
import { type SharesOf, windowReadingOf } from './window-wire-rules.ts';

/**
 * Everything that may be shown of a window. Pages, files and programs are all given this and nothing else; files and
 * programs do without the shares that are drawn toward each other.
 */
export async function readWindowReading(
  tx: Tx,
  window: WindowRow,
  sharesOf: SharesOf | null = null,
): Promise<WindowReading> {
  const phrases = await readPhrases(tx, [window.versionId]);
  const words = new Map((await readPractices(tx, [window.versionId])).map((row) => [row.practiceId, row]));
  return windowReadingOf({
    window,
    sharesOf,
    figures: await readFigures(tx, window),
    seal: (await findSeal(tx, { windowId: window.id })) ?? null,
    perfectionLine: await readPerfectionLine(tx),
    practices: window.practiceIds.map((practiceId) => ({
      practiceId,
      name: words.get(practiceId)?.name ?? '',
      sentence: words.get(practiceId)?.sentence ?? '',
      phrases: phrases.get(`${window.versionId} ${practiceId}`) ?? [],
    })),
    ...(await readPlaces(tx)),
  });
}
