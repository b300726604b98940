import { sql } from 'kysely';
import type { Actor } from '../../kit/actor.ts';
import type { Language } from '../../kit/text.ts';
import type { Tx } from '../../server/database.ts';
import type { ProtocolVersion, ProtocolWriting } from './protocol-contract.ts';
import { readProtocolLibrary } from './protocol-file.ts';
import { asPack } from './protocol-rules.ts';
import type { OwnProtocol, ProtocolPack } from './protocol-schema.ts';

/** A district's own protocol in one of its versions. */
export type OwnVersion = ProtocolVersion & { id: string; startedFrom: string | null; isRetired: boolean };

const uuidOf = (id: string) => id.slice('own-'.length);

/** A protocol by its id: a sample, or the latest version of the district's own, also of a retired one. */
export async function findProtocol(tx: Tx, id: string): Promise<ProtocolPack | undefined> {
  const sample = readProtocolLibrary().protocols.get(id);
  if (sample !== undefined) return sample;
  const own = await findOwn(tx, id);
  return own && packOf(own);
}

/** A version of the district's own in the shape of the samples. */
export function packOf(own: OwnVersion): ProtocolPack {
  return asPack(own.content, own);
}

/** The latest version of a protocol of the district's own, or the one of this number. */
export async function findOwn(tx: Tx, id: string, number?: number): Promise<OwnVersion | undefined> {
  const found = await readVersions(tx, { id, number });
  return found[0];
}

/** The latest version of each of the district's own protocols. */
export function listOwn(tx: Tx): Promise<OwnVersion[]> {
  return readVersions(tx, {});
}

async function readVersions(
  tx: Tx,
  { id, number }: { id?: string; number?: number | undefined },
): Promise<OwnVersion[]> {
  if (id !== undefined && !id.startsWith('own-')) return [];
  const protocolId = id === undefined ? null : uuidOf(id);
  const { rows } = await sql<Omit<OwnVersion, 'writtenAt'> & { writtenAt: Date }>`
    select distinct on (v.protocol_id) 'own-' || v.protocol_id as id, v.id as "versionId", v.number, v.language, v.content,
      p.given_name || ' ' || p.family_name as "writtenBy", v.written_at as "writtenAt",
      (select f.started_from from conversations.protocols f
        where f.district_id = v.district_id and f.protocol_id = v.protocol_id and f.number = 1) as "startedFrom",
      coalesce((select r.is_retired from conversations.protocol_retirements r
        where r.district_id = v.district_id and r.protocol_id = v.protocol_id
        order by r.made_at desc limit 1), false) as "isRetired"
    from conversations.protocols v
    join people.persons p on p.district_id = v.district_id and p.id = v.written_by
    where (${protocolId}::uuid is null or v.protocol_id = ${protocolId})
      and (${number ?? null}::int is null or v.number = ${number ?? null})
    order by v.protocol_id, v.number desc`.execute(tx);
  return rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() }));
}

/** Every version of a protocol of the district's own, the latest first, without its text. */
export async function listVersions(tx: Tx, id: string): Promise<Omit<ProtocolVersion, 'content'>[]> {
  const { rows } = await sql<{
    versionId: string;
    number: number;
    language: Language;
    writtenBy: string;
    writtenAt: Date;
  }>`
    select v.id as "versionId", v.number, v.language, p.given_name || ' ' || p.family_name as "writtenBy",
      v.written_at as "writtenAt"
    from conversations.protocols v
    join people.persons p on p.district_id = v.district_id and p.id = v.written_by
    where v.protocol_id = ${uuidOf(id)}
    order by v.number desc`.execute(tx);
  return rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() }));
}

/** A save as it was made, by the id of its version. */
export async function findWriting(tx: Tx, versionId: string): Promise<ProtocolWriting | undefined> {
  const row = await tx
    .selectFrom('conversations.protocols')
    .select(['id', 'protocol_id', 'based_on', 'started_from', 'language', 'content'])
    .where('id', '=', versionId)
    .executeTakeFirst();
  return (
    row && {
      id: `own-${row.protocol_id}`,
      versionId: row.id,
      basedOn: row.based_on,
      startedFrom: row.started_from,
      language: row.language as Language,
      content: row.content as OwnProtocol,
    }
  );
}

/** Lets one transaction at a time write a protocol, so that no version overtakes another. */
export async function lockProtocol(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 400))`.execute(tx);
}

export async function insertVersion(
  tx: Tx,
  actor: Actor,
  writing: ProtocolWriting,
  number: number,
): Promise<void> {
  await tx
    .insertInto('conversations.protocols')
    .values({
      district_id: actor.districtId,
      id: writing.versionId,
      protocol_id: uuidOf(writing.id),
      number,
      based_on: writing.basedOn,
      started_from: writing.startedFrom,
      language: writing.language,
      content: JSON.stringify(writing.content),
      written_by: actor.personId,
      written_in: actor.capacityId,
    })
    .execute();
}

export type Retirement = { id: string; actId: string; isRetired: boolean };

/** What was done about a protocol under this id: put away, or taken up. */
export async function findRetirement(tx: Tx, actId: string): Promise<Retirement | undefined> {
  const row = await tx
    .selectFrom('conversations.protocol_retirements')
    .select(['id', 'protocol_id', 'is_retired'])
    .where('id', '=', actId)
    .executeTakeFirst();
  return row && { id: `own-${row.protocol_id}`, actId: row.id, isRetired: row.is_retired };
}

export async function insertRetirement(tx: Tx, actor: Actor, act: Retirement): Promise<void> {
  await tx
    .insertInto('conversations.protocol_retirements')
    .values({
      district_id: actor.districtId,
      id: act.actId,
      protocol_id: uuidOf(act.id),
      is_retired: act.isRetired,
      made_by: actor.personId,
      made_in: actor.capacityId,
    })
    .execute();
}
