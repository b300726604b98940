import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { NormCheckIns } from './asked-norm-contract.ts';
import type { FrozenProtocol } from './protocol-schema.ts';
import { checkInsAtLeast } from './room-rules.ts';

/**
 * Up to three norms of the district in force today, and up to three of the meeting's building. Where there are more, which
 * ones is left to the meeting's id, so that each comes up now and then.
 */
export async function listNormsToAsk(
  tx: Tx,
  meetingId: string,
  buildingId: string | null,
): Promise<FrozenProtocol['norms']> {
  const { rows } = await sql<FrozenProtocol['norms'][number]>`
    select id, text from (
      select n.id, n.text, n.building_id, n.agreed_on,
        row_number() over (partition by n.building_id is null order by md5(n.id::text || ${meetingId}::text)) as place
      from culture.norm_states n
      where n.kind = 'norm' and n.standing = 'agreed' and (n.building_id is null or n.building_id = ${buildingId})) asked
    where place <= 3
    order by building_id is not null, agreed_on, id`.execute(tx);
  return rows;
}

/** What check-ins of the last twelve months said about a norm: of open meetings that are over, in which enough answered. */
export async function countNormCheckIns(tx: Tx, normId: string): Promise<NormCheckIns> {
  const { rows } = await sql<NormCheckIns>`
    with asked as (
      select m.district_id, m.id, (jsonb_array_length(m.protocol -> 'checkIn') + norm.place - 1)::int as place
      from conversations.meetings m
      join district.districts d on d.id = m.district_id
      cross join lateral jsonb_array_elements(m.protocol -> 'norms') with ordinality norm(asked, place)
      where m.ended_at is not null and m.withdrawn_at is null and not m.is_closed
        and m.held_on > (now() at time zone d.time_zone)::date - 365 and norm.asked ->> 'id' = ${normId}),
    counted as (
      select asked.id, count(*) filter (where c.answers ->> asked.place = 'yes') as yes,
        count(*) filter (where c.answers ->> asked.place = 'partly') as partly,
        count(*) filter (where c.answers ->> asked.place = 'no') as no
      from asked join conversations.meeting_check_ins c on c.district_id = asked.district_id and c.meeting_id = asked.id
      group by asked.id having count(*) >= ${checkInsAtLeast})
    select count(*)::int as meetings, coalesce(sum(yes), 0)::int as yes, coalesce(sum(partly), 0)::int as partly,
      coalesce(sum(no), 0)::int as no from counted`.execute(tx);
  return rows[0] ?? { meetings: 0, yes: 0, partly: 0, no: 0 };
}
