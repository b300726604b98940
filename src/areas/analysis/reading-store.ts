import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { ReadingSeal } from './contract.ts';
import { countLateVisits, readCounts, readCoverage, readReceived, readSpread } from './count-store.ts';
import type { Aim, Floors } from './figure-contract.ts';
import {
  canonicalJson,
  figuresOfEnded,
  figuresOfUnread,
  linesIn,
  type Setting,
  type WindowFigures,
  type WindowLines,
} from './reading-rules.ts';
import { readSpreadGrid } from './spread-store.ts';
import { readWays } from './way-store.ts';
import type { WindowRow } from './window-store.ts';

/** The floors of the district; the lowest there are while it has set none. */
export async function readFloors(tx: Tx): Promise<Floors> {
  const row = await tx.selectFrom('analysis.floors').select(['rooms', 'visits']).executeTakeFirst();
  return row ?? { rooms: 5, visits: 10 };
}

/** Writes the floors. Where two people raise them at once, the higher ones hold. */
export async function writeFloors(tx: Tx, districtId: string, floors: Floors): Promise<void> {
  await tx
    .insertInto('analysis.floors')
    .values({ district_id: districtId, ...floors })
    .onConflict((conflict) =>
      conflict.column('district_id').doUpdateSet({
        rooms: sql`greatest(analysis.floors.rooms, excluded.rooms)`,
        visits: sql`greatest(analysis.floors.visits, excluded.visits)`,
      }),
    )
    .execute();
}

/** What is shown of a window today: its reading if one was taken, otherwise the district in whole steps. */
export async function readFigures(tx: Tx, window: WindowRow): Promise<WindowFigures> {
  if (window.readingId !== null) return readFrozen(tx, window.readingId);
  const received = await readReceived(tx, [window]);
  return figuresOfUnread(received.get(window.id) ?? new Map(), await readSetting(tx, window));
}

/** The district's figures of windows that have not been read, for a picture over time. One statement for all of them. */
export async function readUnreadLines(
  tx: Tx,
  windows: readonly WindowRow[],
): Promise<Map<string, WindowLines>> {
  if (windows.length === 0) return new Map();
  const received = await readReceived(tx, windows);
  const floors = await readFloors(tx);
  return new Map(
    windows.map((window) => [
      window.id,
      linesIn(figuresOfUnread(received.get(window.id) ?? new Map(), withoutAims(window, floors))),
    ]),
  );
}

/** The figures of a window that has ended, as they would be frozen now. */
export async function computeFigures(tx: Tx, window: WindowRow): Promise<WindowFigures> {
  const received = await readReceived(tx, [window], 'until now');
  const setting = { ...(await readSetting(tx, window)), ways: await readWays(tx, window) };
  return figuresOfEnded(await readCounts(tx, window), received.get(window.id) ?? new Map(), setting);
}

async function readFrozen(tx: Tx, readingId: string): Promise<WindowFigures> {
  const row = await tx
    .selectFrom('analysis.readings')
    .select('figures')
    .where('id', '=', readingId)
    .executeTakeFirstOrThrow();
  return row.figures as unknown as WindowFigures;
}

async function readSetting(tx: Tx, window: WindowRow): Promise<Setting> {
  const floors = await readFloors(tx);
  const spread = await readSpread(tx, window);
  return {
    practiceIds: window.practiceIds,
    floors,
    spread: {
      ...spread,
      visits: spread.visits < floors.visits ? null : spread.visits,
      grid: await readSpreadGrid(tx, window.id, floors),
    },
    aims: await readAims(tx, window.id),
    coverageOf: await readCoverage(tx, window),
  };
}

/** Enough for a line over time, where neither spread nor suggestions are shown. */
function withoutAims(window: WindowRow, floors: Floors): Setting {
  const none = { covered: 0, of: 0 };
  return {
    practiceIds: window.practiceIds,
    floors,
    spread: { visits: null, buildings: none, bands: none, lessonParts: none, timesOfDay: none },
    aims: new Map(),
    coverageOf: () => 'unknown',
  };
}

/** The windows whose reading has been taken. */
export async function listReadWindows(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('analysis.readings').select('window_id').execute();
  return rows.map((row) => row.window_id);
}

/** Lets one transaction at a time take the reading of a window or set its aims. */
export async function lockWindow(tx: Tx, windowId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${windowId}, 600))`.execute(tx);
}

/** The reading of a window with its seal; undefined while none was taken. */
export async function findSeal(
  tx: Tx,
  by: { windowId: string } | { id: string },
): Promise<ReadingSeal | undefined> {
  const row = await tx
    .selectFrom('analysis.readings')
    .select(['id', 'window_id', 'frozen_at', 'sha256'])
    .where('id' in by ? 'id' : 'window_id', '=', 'id' in by ? by.id : by.windowId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    windowId: row.window_id,
    frozenAt: row.frozen_at.toISOString(),
    sha256: row.sha256,
    lateVisits: await countLateVisits(tx, row.window_id, row.frozen_at),
  };
}

export async function insertReading(
  tx: Tx,
  actor: Actor,
  reading: { id: string; windowId: string; figures: WindowFigures },
): Promise<void> {
  const text = canonicalJson(reading.figures);
  await tx
    .insertInto('analysis.readings')
    .values({
      district_id: actor.districtId,
      id: reading.id,
      window_id: reading.windowId,
      figures: text,
      lines: JSON.stringify(linesIn(reading.figures)),
      sha256: createHash('sha256').update(text).digest('hex'),
      frozen_by: actor.personId,
      frozen_in: actor.capacityId,
    })
    .execute();
}

/** The aims in force for a window, by practice. */
export async function readAims(tx: Tx, windowId: string): Promise<Map<string, Omit<Aim, 'practiceId'>>> {
  const row = await tx
    .selectFrom('analysis.aims')
    .select('aims')
    .where('window_id', '=', windowId)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const aims = (row?.aims ?? []) as unknown as Aim[];
  return new Map(aims.map(({ practiceId, ...aim }) => [practiceId, aim]));
}

/** The aims once sent under an id; undefined when there are none. */
export async function findAims(tx: Tx, id: string): Promise<{ windowId: string; aims: Aim[] } | undefined> {
  const row = await tx
    .selectFrom('analysis.aims')
    .select(['window_id', 'aims'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { windowId: row.window_id, aims: row.aims as unknown as Aim[] };
}

export async function insertAims(
  tx: Tx,
  actor: Actor,
  set: { id: string; windowId: string; aims: readonly Aim[] },
): Promise<void> {
  await tx
    .insertInto('analysis.aims')
    .values({
      district_id: actor.districtId,
      id: set.id,
      window_id: set.windowId,
      aims: JSON.stringify(set.aims),
      set_by: actor.personId,
      set_in: actor.capacityId,
    })
    .execute();
}
