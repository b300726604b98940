import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import type { Tx } from '../../server/database.ts';
import { utc } from '../../server/sql-moment.ts';
import type { Norm, NormId, NormProposal, NormSummary } from './norm-contract.ts';

/** An entry of the register as it is kept; when it is to be looked at again depends on what the district has set. */
export type NormRow = Omit<NormSummary, 'revisitOn' | 'isDue'> & {
  wording: number;
  sampleId: string | null;
  proposedById: string;
  acts: number;
};

/** The register, or one entry of it by its id, the latest proposed first. */
export async function listNorms(tx: Tx, id: string | null = null): Promise<NormRow[]> {
  const { rows } = await sql<NormRow>`
    select n.id, n.kind, n.text, n.why, n.wording, n.sample_id as "sampleId", n.proposed_by as "proposedById",
      case when b.id is null then null else json_build_object('id', b.id, 'name', b.name) end as building,
      n.standing, n.proposed_on as "proposedOn", n.agreed_on as "agreedOn", n.acts,
      case when n.standing = 'set_aside' then null else n.last_on end as "lookedAtOn",
      (select count(*) from culture.norm_posts p where p.district_id = n.district_id and p.norm_id = n.id
        and p.withdrawn_at is null) as posts
    from culture.norm_states n
    left join district.buildings b on b.district_id = n.district_id and b.id = n.building_id
    where ${id}::uuid is null or n.id = ${id}
    order by n.proposed_on desc, n.id desc limit 1000`.execute(tx);
  return rows;
}

type Told = Pick<Norm, 'proposedBy' | 'acts' | 'earlierWords'> & {
  conversation: (Omit<Norm['conversation'][number], 'isMine'> & { byId: string })[];
};

/** Who proposed it, what was decided about it, its earlier words, and what was said. */
export async function readTold(tx: Tx, id: string): Promise<Told> {
  const { rows } = await sql<Told>`
    select who.given_name || ' ' || who.family_name as "proposedBy",
      (select coalesce(json_agg(json_build_object('act', a.act, 'on', a.held_on, 'method', a.method, 'place', a.place,
          'stoodAside', a.stood_aside, 'note', a.note, 'text', w.text,
          'by', p.given_name || ' ' || p.family_name, 'capacity', c.kind) order by a.ordinal), '[]')
        from culture.norm_acts a
        join culture.norm_wordings w on w.district_id = a.district_id and w.norm_id = a.norm_id and w.number = a.wording
        join people.persons p on p.district_id = a.district_id and p.id = a.decided_by
        join people.capacities c on c.district_id = a.district_id and c.id = a.decided_in
        where a.district_id = n.district_id and a.norm_id = n.id) as acts,
      (select coalesce(json_agg(json_build_object('text', w.text, 'until', coalesce(a.held_on,
          (next.written_at at time zone d.time_zone)::date)) order by w.number), '[]')
        from culture.norm_wordings w
        join culture.norm_wordings next on next.district_id = w.district_id and next.norm_id = w.norm_id
          and next.number = w.number + 1
        join district.districts d on d.id = w.district_id
        left join lateral (select min(held_on) as held_on from culture.norm_acts a
          where a.district_id = w.district_id and a.norm_id = w.norm_id and a.wording = next.number) a on true
        where w.district_id = n.district_id and w.norm_id = n.id) as "earlierWords",
      (select coalesce(json_agg(json_build_object('id', o.id, 'body', o.body, 'by', p.given_name || ' ' || p.family_name,
          'byId', p.id, 'capacity', c.kind, 'at', ${utc(sql`o.at`)}) order by o.at, o.id), '[]')
        from culture.norm_posts o
        join people.persons p on p.district_id = o.district_id and p.id = o.by_person
        join people.capacities c on c.district_id = o.district_id and c.id = o.by_capacity
        where o.district_id = n.district_id and o.norm_id = n.id and o.withdrawn_at is null) as conversation
    from culture.norms n
    join people.persons who on who.district_id = n.district_id and who.id = n.proposed_by
    where n.id = ${id}`.execute(tx);
  if (rows[0] === undefined) throw new Error('a norm went while it was read');
  return rows[0];
}

export type ProposalFacts = Omit<NormProposal, 'id'>;

/** What was first proposed, by which a repetition is known. */
export async function findProposal(tx: Tx, id: NormId): Promise<ProposalFacts | undefined> {
  const { rows } = await sql<ProposalFacts>`
    select n.kind, w.text, w.why, n.building_id as "buildingId", n.sample_id as "sampleId"
    from culture.norms n
    join culture.norm_wordings w on w.district_id = n.district_id and w.norm_id = n.id and w.number = 1
    where n.id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertNorm(
  tx: Tx,
  actor: Actor,
  id: NormId,
  facts: ProposalFacts,
  today: SchoolDay,
): Promise<void> {
  await tx
    .insertInto('culture.norms')
    .values({
      district_id: actor.districtId,
      id,
      kind: facts.kind,
      building_id: facts.buildingId,
      sample_id: facts.sampleId,
      proposed_by: actor.personId,
      proposed_in: actor.capacityId,
      proposed_on: today,
    })
    .execute();
  await insertWording(tx, actor, id, { number: 1, text: facts.text, why: facts.why });
}

export async function insertWording(
  tx: Tx,
  actor: Actor,
  id: NormId,
  words: { number: number; text: string; why: string },
): Promise<void> {
  await tx
    .insertInto('culture.norm_wordings')
    .values({ district_id: actor.districtId, norm_id: id, ...words, written_by: actor.personId })
    .execute();
}

export type ActFacts = {
  normId: string;
  act: Norm['acts'][number]['act'];
  on: SchoolDay;
  method: Norm['acts'][number]['method'];
  place: string;
  stoodAside: number;
  note: string;
  text: string;
};

export async function findAct(tx: Tx, actId: string): Promise<ActFacts | undefined> {
  const { rows } = await sql<ActFacts>`
    select a.norm_id as "normId", a.act, a.held_on as "on", a.method, a.place, a.stood_aside as "stoodAside", a.note,
      w.text
    from culture.norm_acts a
    join culture.norm_wordings w on w.district_id = a.district_id and w.norm_id = a.norm_id and w.number = a.wording
    where a.id = ${actId}`.execute(tx);
  return rows[0];
}

export async function insertAct(
  tx: Tx,
  actor: Actor,
  actId: string,
  facts: ActFacts,
  place: { ordinal: number; wording: number },
): Promise<void> {
  await tx
    .insertInto('culture.norm_acts')
    .values({
      district_id: actor.districtId,
      id: actId,
      norm_id: facts.normId,
      ordinal: place.ordinal,
      act: facts.act,
      held_on: facts.on,
      method: facts.method,
      place: facts.place,
      stood_aside: facts.stoodAside,
      note: facts.note,
      wording: place.wording,
      decided_by: actor.personId,
      decided_in: actor.capacityId,
    })
    .execute();
}

export type PostFacts = { normId: string; body: string; byId: string };

export async function findPost(
  tx: Tx,
  postId: string,
): Promise<(PostFacts & { isWithdrawn: boolean }) | undefined> {
  const { rows } = await sql<PostFacts & { isWithdrawn: boolean }>`
    select norm_id as "normId", body, by_person as "byId", withdrawn_at is not null as "isWithdrawn"
    from culture.norm_posts where id = ${postId}`.execute(tx);
  return rows[0];
}

export async function insertPost(tx: Tx, actor: Actor, postId: string, facts: PostFacts): Promise<void> {
  await tx
    .insertInto('culture.norm_posts')
    .values({
      district_id: actor.districtId,
      id: postId,
      norm_id: facts.normId,
      body: facts.body,
      by_person: actor.personId,
      by_capacity: actor.capacityId,
    })
    .execute();
}

/** Takes a post back; false when it was taken back before. */
export async function withdrawPost(tx: Tx, postId: string): Promise<boolean> {
  const { rows } = await sql`
    update culture.norm_posts set withdrawn_at = now() where id = ${postId} and withdrawn_at is null
    returning id`.execute(tx);
  return rows.length > 0;
}
