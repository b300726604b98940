import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { plannedOnce } from '../../server/planned-once.ts';
import { recordOnce } from '../../server/record-once.ts';
import type { Agreement, AgreementContent, AgreementId } from './agreement-contract.ts';

type AgreementRow = {
  id: AgreementId;
  number: number;
  content: AgreementContent;
  published_at: Date;
  published_by: string;
  published_as: Agreement['publishedAs'];
  is_in_force: boolean;
};

const agreements = sql`${plannedOnce}
  select a.id, a.number, a.content, a.published_at, p.given_name || ' ' || p.family_name as published_by,
    c.kind as published_as, a.number = max(a.number) over () as is_in_force
  from observation.agreements a
  join people.persons p on p.district_id = a.district_id and p.id = a.published_by
  join people.capacities c on c.district_id = a.district_id and c.id = a.published_in`;

function asAgreement(row: AgreementRow): Agreement {
  return {
    id: row.id,
    number: row.number,
    content: row.content,
    publishedAt: row.published_at.toISOString(),
    publishedBy: row.published_by,
    publishedAs: row.published_as,
    isInForce: row.is_in_force,
  };
}

/** Every published agreement, the latest first. */
export async function listAgreements(tx: Tx): Promise<Agreement[]> {
  const { rows } = await sql<AgreementRow>`${agreements} order by a.number desc`.execute(tx);
  return rows.map(asAgreement);
}

/** The agreement in force; null until one has been published. */
export async function readCurrentAgreement(tx: Tx): Promise<Agreement | null> {
  const { rows } = await sql<AgreementRow>`${agreements} order by a.number desc limit 1`.execute(tx);
  return rows[0] === undefined ? null : asAgreement(rows[0]);
}

/** Publishes an agreement under the next number, with its audit entry; the same again changes nothing. */
export async function publishAgreement(
  tx: Tx,
  actor: Actor,
  id: AgreementId,
  content: AgreementContent,
): Promise<Agreement> {
  await lockDistrict(tx, 'observation.agreements', actor.districtId);
  await recordOnce(
    { content },
    () => findContent(tx, id),
    async () => {
      const { rows } = await sql<{ number: number }>`
        insert into observation.agreements (district_id, id, number, content, published_by, published_in)
        select ${actor.districtId}, ${id}, coalesce(max(number), 0) + 1, ${JSON.stringify(content)}::jsonb,
          ${actor.personId}, ${actor.capacityId}
        from observation.agreements
        returning number`.execute(tx);
      await audit(tx, actor, 'observation/agreement-published', {
        id,
        detail: { number: rows[0]?.number },
      });
    },
  );
  const published = (await listAgreements(tx)).find((agreement) => agreement.id === id);
  if (published === undefined) throw new Error(`agreement ${id} was not kept`);
  return published;
}

async function findContent(tx: Tx, id: AgreementId): Promise<{ content: AgreementContent } | undefined> {
  const row = await tx
    .selectFrom('observation.agreements')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : { content: row.content as AgreementContent };
}

/** Lets one transaction at a time do this in a district: numbering agreements, opening windows. Ends with it. */
export async function lockDistrict(tx: Tx, what: string, districtId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${districtId}`}, 0))`.execute(tx);
}
