import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { PeerCount, PeerTeam, PeerVisitId, TeamId } from './peer-contract.ts';
import { fewestPeople, inOneFive, peerInterval } from './peer-rules.ts';
import { readVersionPractices } from './version-store.ts';
import type { Answer } from './visit-contract.ts';

type TeamRow = Pick<PeerTeam, 'id' | 'name' | 'people' | 'hasAdministrator' | 'visits'> & {
  practices: { versionId: string; practiceId: string }[];
};

/** The teams of a person that people formed themselves and that have not ended: all, or one by its id. */
export async function findPeerTeams(tx: Tx, actor: Actor, id: TeamId | null = null): Promise<PeerTeam[]> {
  const { rows } = await sql<TeamRow>`
    select g.id, g.name,
      (select count(distinct p.person_id)::int from conversations.group_people p
        where p.district_id = g.district_id and p.group_id = g.id) as people,
      exists (select from conversations.group_people p
        join people.capacities c on c.district_id = p.district_id and c.person_id = p.person_id
          and (now() at time zone d.time_zone)::date between c.starts_on and coalesce(c.ends_on, 'infinity')
        where p.district_id = g.district_id and p.group_id = g.id
          and c.kind in ('building_administrator', 'superintendent', 'district_office')) as "hasAdministrator",
      (select count(*)::int / ${inOneFive}::int * ${inOneFive}::int from observation.peer_visits v
        where v.district_id = g.district_id and v.group_id = g.id) as visits,
      coalesce((select json_agg(json_build_object('versionId', f.version_id, 'practiceId', f.practice_id)
          order by array_position(said.practice_ids, f.practice_id))
        from (select distinct on (vp.practice_id) vp.practice_id, vp.version_id
          from visions.version_practices vp
          join visions.versions v on v.district_id = vp.district_id and v.id = vp.version_id
          where vp.district_id = g.district_id and vp.practice_id = any(said.practice_ids)
          order by vp.practice_id, v.number desc) f), '[]') as practices
    from conversations.groups g
    join district.districts d on d.id = g.district_id
    left join lateral (select s.practice_ids from conversations.group_purposes s
      where s.district_id = g.district_id and s.group_id = g.id order by s.said_at desc, s.id desc limit 1) said on true
    where g.kind not in ('district_network', 'building_network') and g.ended_at is null
      and (${id}::uuid is null or g.id = ${id})
      and exists (select from conversations.group_people p
        where p.district_id = g.district_id and p.group_id = g.id and p.person_id = ${actor.personId})
    order by g.name, g.id`.execute(tx);
  const words = await readVersionPractices(tx, [
    ...new Set(rows.flatMap((row) => row.practices.map(({ versionId }) => versionId))),
  ]);
  const counts = await countTallies(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    isLargeEnough: row.people >= fewestPeople,
    practices: row.practices.map(({ versionId, practiceId }) => {
      const { phrases: _, ...practice } = words.of(versionId, practiceId);
      return practice;
    }),
    counts: counts.get(row.id) ?? [],
  }));
}

/** Of each practice the answers of whole fives. The others wait, and are in nothing. */
async function countTallies(tx: Tx, teamIds: readonly string[]): Promise<Map<string, PeerCount[]>> {
  const { rows } = await sql<{ group_id: string; counts: Omit<PeerCount, 'interval'>[] }>`
    select t.group_id, json_agg(json_build_object('practiceId', t.practice_id, 'name', t.name, 'seen', t.seen,
      'notSeen', t.not_seen, 'noOpportunity', t.no_opportunity, 'couldNotTell', t.could_not_tell) order by t.name) as counts
    from (
      select t.group_id, t.practice_id,
        (select vp.name from visions.version_practices vp
          join visions.versions n on n.district_id = vp.district_id and n.id = vp.version_id
          where vp.district_id = t.district_id and vp.practice_id = t.practice_id
          order by n.number desc limit 1) as name,
        (count(*) filter (where t.answer = 'seen'))::int as seen,
        (count(*) filter (where t.answer = 'not_seen'))::int as not_seen,
        (count(*) filter (where t.answer = 'no_opportunity'))::int as no_opportunity,
        (count(*) filter (where t.answer = 'could_not_tell'))::int as could_not_tell
      from (
        select v.district_id, v.group_id, t.practice_id, t.answer,
          count(*) over (partition by v.group_id, t.practice_id, t.five) = ${inOneFive} as is_whole
        from observation.peer_visits v
        join observation.peer_tallies t on t.district_id = v.district_id and t.visit_id = v.id
        where v.group_id = any(${teamIds}::uuid[])
      ) t
      where t.is_whole
      group by t.district_id, t.group_id, t.practice_id
    ) t group by t.group_id`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.group_id,
      row.counts.map((count) => ({ ...count, interval: peerInterval(count) })),
    ]),
  );
}

export type PeerFacts = {
  teamId: string;
  weekOf: string;
  tallies: { practiceId: string; answer: Answer }[];
};

/** What is kept under the id of a peer visit; its answers by practice, so that the same again is the same. */
export async function findPeerVisit(tx: Tx, id: PeerVisitId): Promise<PeerFacts | undefined> {
  const { rows } = await sql<PeerFacts>`
    select v.group_id as "teamId", v.week_of as "weekOf",
      (select json_agg(json_build_object('practiceId', t.practice_id, 'answer', t.answer) order by t.practice_id)
        from observation.peer_tallies t where t.district_id = v.district_id and t.visit_id = v.id) as tallies
    from observation.peer_visits v where v.id = ${id}`.execute(tx);
  return rows[0];
}

/**
 * Keeps a peer visit, each of its answers in a five of its practice, under the team's lock. There is no audit entry: it
 * would say who visited, and when.
 */
export async function insertPeerVisit(
  tx: Tx,
  districtId: string,
  id: PeerVisitId,
  facts: PeerFacts,
): Promise<void> {
  await tx
    .insertInto('observation.peer_visits')
    .values({ district_id: districtId, id, group_id: facts.teamId, week_of: facts.weekOf })
    .execute();
  await lockTeam(tx, facts.teamId);
  await sql`
    insert into observation.peer_tallies (district_id, visit_id, practice_id, answer, five)
    select ${districtId}, ${id}, said."practiceId", said.answer, 1 + (
      select count(*)::int / ${inOneFive}::int from observation.peer_visits v
      join observation.peer_tallies t on t.district_id = v.district_id and t.visit_id = v.id
      where v.group_id = ${facts.teamId} and t.practice_id = said."practiceId")
    from jsonb_to_recordset(${JSON.stringify(facts.tallies)}::jsonb) as said("practiceId" uuid, answer text)`.execute(
    tx,
  );
}

/** Deletes everything a team saw at its own visits. */
export async function deletePeerVisits(tx: Tx, teamId: TeamId): Promise<void> {
  await lockTeam(tx, teamId);
  await tx.deleteFrom('observation.peer_visits').where('group_id', '=', teamId).execute();
}

/** One after another, so that a five has five answers and no more. */
async function lockTeam(tx: Tx, teamId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${teamId}, 420))`.execute(tx);
}
