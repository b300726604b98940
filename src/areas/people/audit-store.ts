import { sql } from 'kysely';
import type { Tx } from '../../server/database.ts';
import type { AuditEntry } from './audit-contract.ts';

/** A page of the audit, newest first; ids are in the order of time. */
export async function readAudit(
  tx: Tx,
  question: { act?: string | undefined; before?: string | undefined; limit: number },
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const act = question.act ?? null;
  const before = question.before ?? null;
  const { rows } = await sql<Omit<AuditEntry, 'at'> & { at: Date }>`
    select e.id, e.at, p.given_name || ' ' || p.family_name as person, e.capacity, e.act,
      e.object_id as "objectId", o.given_name || ' ' || o.family_name as about, e.detail
    from audit.entries e
    left join people.persons p on p.district_id = e.district_id and p.id = e.person_id
    left join people.persons o on o.district_id = e.district_id and o.id = e.object_id
    where (${act}::text is null or e.act = ${act}::text)
      and (${before}::uuid is null or (e.at, e.id) <
        (select k.at, k.id from audit.entries k where k.id = ${before}::uuid))
    order by e.at desc, e.id desc
    limit ${question.limit + 1}`.execute(tx);
  const page = rows.slice(0, question.limit);
  return {
    entries: page.map((row) => ({ ...row, at: row.at.toISOString() })),
    next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Every kind of act in the district's audit. */
export async function listActs(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('audit.entries').select('act').distinct().orderBy('act').execute();
  return rows.map(({ act }) => act);
}
