import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Embed } from './embed-contract.ts';
import { type EmbeddedWindow, type SubjectWindow, windowsOnLine } from './embed-line-rules.ts';
import { findMeantVersion, readLineage } from './embed-lineage-store.ts';

export type EmbedFacts = { subjectId: string; practiceId: string; buildingId: string | null };

/** What was once asked for under an id; undefined when nothing was. */
export async function findEmbedFacts(tx: Tx, id: string): Promise<EmbedFacts | undefined> {
  return tx
    .selectFrom('exchange.embeds')
    .select(['subject_id as subjectId', 'practice_id as practiceId', 'building_id as buildingId'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertEmbed(tx: Tx, actor: Actor, embed: EmbedFacts & { id: string }): Promise<void> {
  await tx
    .insertInto('exchange.embeds')
    .values({
      ...{ district_id: actor.districtId, id: embed.id, key: randomBytes(32).toString('base64url') },
      ...{ subject_id: embed.subjectId, practice_id: embed.practiceId, building_id: embed.buildingId },
      ...{ made_by: actor.personId, made_in: actor.capacityId },
    })
    .execute();
}

export async function endEmbed(tx: Tx, actor: Actor, embedId: string): Promise<void> {
  await tx
    .insertInto('exchange.embed_ends')
    .values({
      ...{ district_id: actor.districtId, embed_id: embedId },
      ...{ ended_by: actor.personId, ended_in: actor.capacityId },
    })
    .execute();
}

type EmbedRow = Omit<Embed, 'address' | 'building' | 'madeAt' | 'endedAt'> & {
  key: string;
  buildingId: string | null;
  buildingName: string | null;
  madeAt: Date;
  endedAt: Date | null;
};

/** The published charts of the district, or one of them; `addressOf` says where a key stands. */
export async function listEmbeds(
  tx: Tx,
  addressOf: (key: string) => string,
  id: string | null = null,
): Promise<Embed[]> {
  const { rows } = await sql<EmbedRow>`
    select e.id, e.key, e.subject_id as "subjectId", s.name as subject, e.practice_id as "practiceId",
      coalesce((select p.name from visions.version_practices p
        join visions.versions v on v.district_id = p.district_id and v.id = p.version_id
        where p.district_id = e.district_id and p.practice_id = e.practice_id and v.subject_id = e.subject_id
        order by (v.adopted_on <= (e.made_at at time zone d.time_zone)::date) desc, v.adopted_on desc, v.number desc
        limit 1), '') as practice,
      b.id as "buildingId", b.name as "buildingName", e.made_at as "madeAt",
      maker.given_name || ' ' || maker.family_name as "madeBy",
      ender.given_name || ' ' || ender.family_name as "endedBy", x.ended_at as "endedAt",
      case when x.ended_at is null then 'published' else 'taken_back' end as state
    from exchange.embeds e
    join district.districts d on d.id = e.district_id
    join district.subjects s on s.district_id = e.district_id and s.id = e.subject_id
    join people.persons maker on maker.district_id = e.district_id and maker.id = e.made_by
    left join district.buildings b on b.district_id = e.district_id and b.id = e.building_id
    left join exchange.embed_ends x on x.district_id = e.district_id and x.embed_id = e.id
    left join people.persons ender on ender.district_id = x.district_id and ender.id = x.ended_by
    where ${id}::uuid is null or e.id = ${id}::uuid
    order by e.made_at desc, e.id desc`.execute(tx);
  return rows.map(({ key, buildingId, buildingName, madeAt, endedAt, ...row }) => ({
    ...row,
    building: buildingId === null ? null : { id: buildingId, name: buildingName ?? '' },
    address: row.state === 'published' ? addressOf(key) : null,
    madeAt: madeAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
}

type Published = EmbedFacts & {
  district: string;
  subject: string;
  building: string | null;
  today: string;
  madeOn: string;
  /** That nobody expects all of it, as the observation agreement in force says it; null while there is none. */
  perfectionLine: string | null;
};

/** What a published chart is of, by its key; undefined when it was taken back or never was. */
export async function findPublished(tx: Tx, key: string): Promise<Published | undefined> {
  const { rows } = await sql<Published>`
    select e.subject_id as "subjectId", e.practice_id as "practiceId", e.building_id as "buildingId", d.name as district,
      s.name as subject, b.name as building, (now() at time zone d.time_zone)::date as today,
      (e.made_at at time zone d.time_zone)::date as "madeOn",
      (select content ->> 'perfectionLine' from observation.agreements order by number desc limit 1) as "perfectionLine"
    from exchange.embeds e
    join district.districts d on d.id = e.district_id
    join district.subjects s on s.district_id = e.district_id and s.id = e.subject_id
    left join district.buildings b on b.district_id = e.district_id and b.id = e.building_id
    where e.key = ${key}
      and not exists (select from exchange.embed_ends x where x.district_id = e.district_id and x.embed_id = e.id)`.execute(
    tx,
  );
  return rows[0];
}

/**
 * Every window of a subject in time order, each with what its reading, where one was taken, shows of its practices in a
 * place: under null where it shows nothing.
 */
export async function listWindowsFor(
  tx: Tx,
  { subjectId, buildingId }: Pick<EmbedFacts, 'subjectId' | 'buildingId'>,
): Promise<SubjectWindow[]> {
  const { rows } = await sql<SubjectWindow>`
    select w.starts_on as "startsOn", w.ends_on as "endsOn", w.visit_minutes as "visitMinutes",
      w.version_id as "versionId", v.number as "versionNumber", to_json(w.building_ids) as "buildingIds",
      r.figures -> 'floors' as floors,
      (select json_agg(json_build_object('practiceId', asked.id, 'name', coalesce(vp.name, ''), 'figure',
          case when ${buildingId}::uuid is null then p.value -> 'district' -> 'figure'
            else (select b -> 'figure' from jsonb_array_elements(p.value -> 'buildings') b
              where b ->> 'buildingId' = ${buildingId}::text) end) order by asked.place)
        from unnest(w.practice_ids) with ordinality as asked(id, place)
        left join lateral (select value from jsonb_array_elements(r.figures -> 'practices')
          where value ->> 'practiceId' = asked.id::text) p on true
        left join visions.version_practices vp on vp.district_id = w.district_id and vp.version_id = w.version_id
          and vp.practice_id = asked.id) as practices
    from observation.windows w
    join visions.versions v on v.district_id = w.district_id and v.id = w.version_id
    left join analysis.readings r on r.district_id = w.district_id and r.window_id = w.id
    where w.subject_id = ${subjectId}
    order by w.ends_on, w.starts_on, w.id`.execute(tx);
  return rows;
}

/** The read windows that looked for a practice, in time order, each as its reading was frozen for this place. */
export async function listEmbeddedWindows(
  tx: Tx,
  facts: EmbedFacts & { madeOn: string },
): Promise<EmbeddedWindow[]> {
  const versionId = await findMeantVersion(tx, facts);
  if (versionId === undefined) return [];
  const lineage = await readLineage(tx, facts.subjectId);
  return windowsOnLine(await listWindowsFor(tx, facts), { ...facts, versionId }, lineage);
}
