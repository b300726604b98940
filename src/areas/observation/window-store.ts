import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import { destroyEndedKeys, keepPromises } from './promise-store.ts';
import { readVersionPractices } from './version-store.ts';
import type { WindowId } from './visit-contract.ts';
import type { ObservationWindow, WindowPage } from './window-contract.ts';
import { windowState } from './window-rules.ts';

type WindowRow = Pick<
  ObservationWindow,
  'id' | 'subject' | 'version' | 'agreement' | 'purpose' | 'practices' | 'buildings' | 'ways'
> & {
  starts_on: string;
  ends_on: string;
  visit_minutes: number;
  coverage_percent: number;
  override_id: string | null;
  opened_by: string;
  opened_as: ObservationWindow['openedAs'];
  opened_at: Date;
  brought_in_on: string | null;
  today: string;
};

async function readRows(tx: Tx, where: RawBuilder<unknown>): Promise<WindowRow[]> {
  const { rows } = await sql<WindowRow>`
    ${plannedOnce}
    select w.id, json_build_object('id', s.id, 'name', s.name) as subject,
      json_build_object('id', v.id, 'visionId', v.vision_id, 'number', v.number, 'title', v.title) as version,
      json_build_object('id', a.id, 'number', a.number) as agreement, w.purpose,
      (select json_agg(json_build_object('id', p.practice_id, 'name', p.name, 'sentence', p.sentence)
          order by array_position(w.practice_ids, p.practice_id))
        from visions.version_practices p
        where p.district_id = w.district_id and p.version_id = w.version_id
          and p.practice_id = any(w.practice_ids)) as practices,
      (select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.ordinal, b.name)
        from district.buildings b
        where b.district_id = w.district_id and b.id = any(w.building_ids)) as buildings,
      w.starts_on, w.ends_on, w.visit_minutes, w.ways, w.coverage_percent, w.override_id,
      p.given_name || ' ' || p.family_name as opened_by, c.kind as opened_as, w.opened_at,
      (select (i.brought_at at time zone d.time_zone)::date from observation.imports i
        where i.district_id = w.district_id and i.window_id = w.id) as brought_in_on,
      (now() at time zone d.time_zone)::date as today
    from observation.windows w
    join district.districts d on d.id = w.district_id
    join district.subjects s on s.district_id = w.district_id and s.id = w.subject_id
    join visions.versions v on v.district_id = w.district_id and v.id = w.version_id
    join observation.agreements a on a.district_id = w.district_id and a.id = w.agreement_id
    join people.persons p on p.district_id = w.district_id and p.id = w.opened_by
    join people.capacities c on c.district_id = w.district_id and c.id = w.opened_in
    where ${where}
    order by w.starts_on desc, s.name, w.opened_at desc`.execute(tx);
  return rows;
}

function asWindow(row: WindowRow): ObservationWindow {
  const { id, subject, version, agreement, purpose, practices, buildings, ways } = row;
  const [startsOn, endsOn] = [row.starts_on, row.ends_on];
  return {
    ...{ id, subject, version, agreement, purpose, practices, buildings, ways, startsOn, endsOn },
    visitMinutes: row.visit_minutes,
    state: windowState({ startsOn, endsOn }, row.today),
    gate: { coveragePercent: row.coverage_percent, wasOverridden: row.override_id !== null },
    openedBy: row.opened_by,
    openedAs: row.opened_as,
    openedAt: row.opened_at.toISOString(),
    ...(row.brought_in_on !== null && { broughtInOn: row.brought_in_on }),
  };
}

/** Every window of the district, the latest first. Keeps the promises of the ended ones first. */
export async function listWindows(tx: Tx): Promise<ObservationWindow[]> {
  await keepPromises(tx);
  return (await readRows(tx, sql`true`)).map(asWindow);
}

/** Windows that have not ended, the first to end first. */
export async function listWindowsToCome(tx: Tx): Promise<ObservationWindow[]> {
  await destroyEndedKeys(tx);
  const rows = await readRows(tx, sql`w.ends_on >= (now() at time zone d.time_zone)::date`);
  return rows.map(asWindow).sort((a, b) => a.endsOn.localeCompare(b.endsOn));
}

/** One window with the full words of its practices; null when the district has none with this id. */
export async function findWindow(tx: Tx, id: WindowId): Promise<WindowPage | null> {
  await destroyEndedKeys(tx);
  const [row] = await readRows(tx, sql`w.id = ${id}`);
  if (row === undefined) return null;
  const window = asWindow(row);
  const words = await readVersionPractices(tx, [window.version.id]);
  return {
    ...window,
    practices: window.practices.map(({ id: practiceId }) => words.of(window.version.id, practiceId)),
  };
}
