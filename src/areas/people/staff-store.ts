import { type RawBuilder, sql } from 'kysely';
import type { CapacityKind } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Name, Person, PersonSheet } from './person-contract.ts';
import { isOver } from './person-rules.ts';
import { findDetails, listCapacities } from './person-store.ts';

/** What the staff list is asked for. */
export type StaffQuestion = {
  search: string;
  buildingId?: string | undefined;
  kind?: CapacityKind | undefined;
  status: 'current' | 'ended';
  after?: string | undefined;
  limit: number;
};

const capacityJson = sql`json_build_object('id', c.id, 'kind', c.kind, 'buildingId', c.building_id, 'bandId', c.band_id,
  'subjectId', c.subject_id, 'startsOn', c.starts_on, 'endsOn', c.ends_on)`;

const signInState = sql`case
  when exists (select from people.sign_ins s where s.person_id = p.id) then 'ready'
  when exists (select from people.invitations i where i.person_id = p.id and i.used_at is null and i.expires_at > now())
    then 'invited'
  else 'none' end`;

/** Every word must be in the name, in any order, or the whole be in the e-mail. */
function matchesSearch(search: string): RawBuilder<unknown> {
  const words = search.split(/\s+/).filter((word) => word !== '');
  const inName = words.map((word) => sql`strpos(p.name_key, people.fold(${word})) > 0`);
  if (inName.length === 0) return sql`true`;
  return sql`((${sql.join(inName, sql` and `)}) or strpos(p.email, lower(${search})) > 0)`;
}

/** Whether a capacity of the person (alias `c`) is one that was asked for. */
function matchesCapacity(question: Pick<StaffQuestion, 'buildingId' | 'kind'>): RawBuilder<unknown> {
  const building = question.buildingId ?? null;
  const kind = question.kind ?? null;
  return sql`(${building}::uuid is null or c.building_id = ${building}::uuid)
    and (${kind}::text is null or c.kind = ${kind}::text)`;
}

/** Whether a capacity (alias `c`) is in force today or will be; one taken back before its first day is neither. */
export function isNotOver(today: string): RawBuilder<unknown> {
  return sql`(c.ends_on is null or c.ends_on >= greatest(${today}::date, c.starts_on))`;
}

function isAmong(question: StaffQuestion, today: string): RawBuilder<unknown> {
  const current = isNotOver(today);
  if (question.status === 'current')
    return sql`exists (select from people.capacities c where c.person_id = p.id and ${current} and ${matchesCapacity(question)})`;
  // An associate of the field team never was staff.
  return sql`not exists (select from people.capacities c where c.person_id = p.id and ${current})
    and (not exists (select from people.field_consents f where f.person_id = p.id)
      or exists (select from people.capacities c where c.person_id = p.id))
    and (${question.buildingId === undefined && question.kind === undefined} or exists (
      select from people.capacities c where c.person_id = p.id and ${matchesCapacity(question)}))`;
}

/** A page of the staff list. */
export async function listPersons(
  tx: Tx,
  question: StaffQuestion,
  today: string,
): Promise<{ persons: Person[]; total: number; next: string | null }> {
  const where = sql`${isAmong(question, today)} and ${matchesSearch(question.search)}`;
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from people.persons p where ${where}`.execute(tx);
  const after = readCursor(question.after);
  const { rows } = await sql<Person & { nameKey: string }>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName", p.email, p.name_key as "nameKey",
      coalesce((select json_agg(${capacityJson} order by c.starts_on, c.id) from people.capacities c
        where c.person_id = p.id and ${isNotOver(today)}), '[]') as capacities,
      ${signInState} as "signIn"
    from people.persons p
    where ${where} and ((p.name_key, p.id) > (${after.nameKey}, ${after.id}::uuid))
    order by p.name_key, p.id
    limit ${question.limit + 1}`.execute(tx);
  const page = rows.slice(0, question.limit);
  const last = page.at(-1);
  return {
    persons: page.map(({ nameKey, ...person }) => person),
    total: counted.rows[0]?.total ?? 0,
    next: rows.length > page.length && last !== undefined ? writeCursor(last.nameKey, last.id) : null,
  };
}

const nil = '00000000-0000-0000-0000-000000000000';

function writeCursor(nameKey: string, id: string): string {
  return Buffer.from(`${id} ${nameKey}`).toString('base64url');
}

function readCursor(cursor: string | undefined): { nameKey: string; id: string } {
  const text = Buffer.from(cursor ?? '', 'base64url').toString();
  const id = text.slice(0, 36);
  return /^[0-9a-f-]{36}$/.test(id) ? { id, nameKey: text.slice(37) } : { id: nil, nameKey: '' };
}

/** At most thirty people with a capacity today, those whose name begins with what was typed first. */
export async function findNames(
  tx: Tx,
  question: Pick<StaffQuestion, 'search' | 'buildingId' | 'kind'>,
  today: string,
): Promise<{ names: Name[]; total: number }> {
  const inForce = sql`c.starts_on <= ${today}::date and (c.ends_on is null or c.ends_on >= ${today}::date)`;
  const words = question.search.split(/\s+/).filter((word) => word !== '');
  const inName = words.map((word) => sql`strpos(p.name_key, people.fold(${word})) > 0`);
  const where = sql`exists (select from people.capacities c
      where c.person_id = p.id and ${inForce} and ${matchesCapacity(question)})
    and ${inName.length === 0 ? sql`true` : sql.join(inName, sql` and `)}`;
  const { rows } = await sql<Name & { total: number }>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName", count(*) over () as total,
      (select json_agg(json_build_object('kind', c.kind, 'buildingId', c.building_id) order by c.starts_on, c.id)
        from people.capacities c where c.person_id = p.id and ${inForce}) as capacities
    from people.persons p
    where ${where}
    order by not starts_with(p.name_key, people.fold(${question.search})), p.name_key, p.id
    limit 30`.execute(tx);
  return { names: rows.map(({ total, ...name }) => name), total: rows[0]?.total ?? 0 };
}

/** One person's sheet, or undefined when there is none of that id. */
export async function readPerson(tx: Tx, personId: string, today: string): Promise<PersonSheet | undefined> {
  const details = await findDetails(tx, personId);
  if (details === undefined) return undefined;
  const capacities = await listCapacities(tx, personId);
  const states = await sql<{ state: PersonSheet['signIn'] }>`
    select ${signInState} as state from people.persons p where p.id = ${personId}`.execute(tx);
  const invitation = await tx
    .selectFrom('people.invitations')
    .select(['made_at', 'expires_at', 'used_at'])
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return {
    id: personId as PersonSheet['id'],
    ...details,
    capacities: capacities.filter((capacity) => !isOver(capacity, today)),
    pastCapacities: capacities.filter((capacity) => isOver(capacity, today)),
    signIn: states.rows[0]?.state ?? 'none',
    invitation:
      invitation === undefined
        ? null
        : {
            madeAt: invitation.made_at.toISOString(),
            expiresAt: invitation.expires_at.toISOString(),
            usedAt: invitation.used_at?.toISOString() ?? null,
          },
  };
}
