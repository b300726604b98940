import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { TraceRecord } from './indicator-contract.ts';
import type { TraceDefinition, TraceRow } from './trace-definition.ts';
import type { CountedTrace } from './trace-rules.ts';
import { traceDefinitions } from './traces.ts';

/** A middle is shown from so many answers on: under that it is one person's pace. */
const fewestForMiddle = 5;
/** What is counted without titles is shown in steps of so many: between two looks it never grows by one. */
const privateStep = 5;
const recordsShown = 200;

type Counted = {
  trace: string;
  rows: number;
  counted: number;
  lastOn: string | null;
  quarters: number[];
  timed: number;
  middle: number | null;
};

const lastYear = sql`t.on > (today.day - interval '1 year')::date and t.on <= today.day`;
const today = sql`(select (now() at time zone d.time_zone)::date as day from district.districts d) today`;

/** The kinds of traces of a place: of a building only those whose records have one. */
export function tracesIn(buildingId: string | null): TraceDefinition[] {
  return traceDefinitions.filter(({ hasBuilding }) => buildingId === null || hasBuilding);
}

/** How much there is of each kind in the last twelve months, in the order of the list; in one query. */
export async function countTraces(
  tx: Tx,
  actor: Actor,
  buildingId: string | null,
  only: readonly TraceDefinition[] = tracesIn(buildingId),
): Promise<CountedTrace[]> {
  const all = only.map(
    (definition) => sql`select ${definition.id} as trace, t.* from (
      select r."on", r.building_id, r.counts, r.hours from (${definition.rows(actor)}) r) t`,
  );
  const { rows } = await sql<Counted>`
    select t.trace, count(*)::int as rows, count(*) filter (where t.counts)::int as counted,
      max(t.on) filter (where t.counts) as "lastOn",
      array[
        count(*) filter (where t.counts and t.on <= (today.day - interval '9 months')::date),
        count(*) filter (where t.counts and t.on > (today.day - interval '9 months')::date and t.on <= (today.day - interval '6 months')::date),
        count(*) filter (where t.counts and t.on > (today.day - interval '6 months')::date and t.on <= (today.day - interval '3 months')::date),
        count(*) filter (where t.counts and t.on > (today.day - interval '3 months')::date)
      ]::int[] as quarters,
      count(t.hours)::int as timed, percentile_cont(0.5) within group (order by t.hours) as middle
    from (${sql.join(all, sql` union all `)}) t, ${today}
    where ${lastYear} and (${buildingId}::uuid is null or t.building_id = ${buildingId}::uuid)
    group by t.trace`.execute(tx);
  const found = new Map(rows.map((row) => [row.trace, row]));
  return only.map((definition) => shown(definition, found.get(definition.id)));
}

function shown(definition: TraceDefinition, row: Counted | undefined): CountedTrace {
  const { id, partIds, isShare = false, isPrivate = false } = definition;
  const {
    counted = 0,
    rows = 0,
    lastOn = null,
    quarters = [0, 0, 0, 0],
    timed = 0,
    middle = null,
  } = row ?? {};
  const steps = (count: number) => Math.floor(count / privateStep) * privateStep;
  const inSteps = steps(counted);
  return {
    id,
    partIds: [...partIds],
    count: !isPrivate ? counted : inSteps === 0 ? null : inSteps,
    of: !isShare ? null : !isPrivate ? rows : steps(rows) || null,
    medianHours: timed < fewestForMiddle || middle === null ? null : Math.round(middle * 10) / 10,
    lastOn: isPrivate ? null : lastOn,
    quarters: isPrivate ? null : quarters,
    isOpen: !isPrivate && rows > 0,
    // What is counted without days is recent if it is shown at all: its half year is not told.
    recent: isPrivate ? inSteps : (quarters[2] ?? 0) + (quarters[3] ?? 0),
  };
}

/** The latest records behind a trace that the actor may open, and how many more there are. */
export async function listTraceRecords(
  tx: Tx,
  actor: Actor,
  definition: TraceDefinition,
  buildingId: string | null,
): Promise<{ records: TraceRecord[]; notShown: number }> {
  if (definition.isPrivate) return { records: [], notShown: 0 };
  const { rows } = await sql<
    Pick<TraceRow, 'id' | 'on' | 'title' | 'about' | 'counts'> & { kind: TraceRecord['kind']; all: number }
  >`
    select * from (
      select t.id, t.on, t.title, t.kind, t.about, t.counts, t.visible, count(*) over ()::int as all
      from (${definition.rows(actor)}) t, ${today}
      where ${lastYear} and (${buildingId}::uuid is null or t.building_id = ${buildingId}::uuid)) found
    where found.visible order by found.on desc, found.id limit ${recordsShown}`.execute(tx);
  const records = rows.map(({ id, on, title, kind, about, counts }) => ({
    ...{ id, on, title, kind, about },
    isCounted: counts,
  }));
  const [counted] = await countTraces(tx, actor, buildingId, [definition]);
  const total = rows[0]?.all ?? counted?.of ?? counted?.count ?? 0;
  return { records, notShown: total - records.length };
}
