import type { Actor } from '../../kit/actor.ts';
import type { Tx } from '../../server/database.ts';
import type { Item } from './item-contract.ts';

export type KeptItemSet = { number: number; leftOut: string[]; own: Item[] };

/** The latest version of what the district asks; number 0 while it has changed nothing. */
export async function readItemSet(tx: Tx): Promise<KeptItemSet> {
  const row = await tx
    .selectFrom('pulse.item_sets')
    .select(['number', 'left_out as leftOut', 'own'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? { number: 0, leftOut: [], own: [] }
    : { ...row, own: row.own as unknown as Item[] };
}

/** The facts of a version; the same facts again are the same version. */
export type ItemSetFacts = { after: number; leftOut: string[]; own: Item[]; madeBy: string };

export async function findItemSet(tx: Tx, id: string): Promise<ItemSetFacts | undefined> {
  const row = await tx.selectFrom('pulse.item_sets').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      after: row.number - 1,
      leftOut: row.left_out,
      own: row.own as unknown as Item[],
      madeBy: row.made_by,
    }
  );
}

export async function insertItemSet(tx: Tx, actor: Actor, id: string, facts: ItemSetFacts): Promise<void> {
  await tx
    .insertInto('pulse.item_sets')
    .values({
      district_id: actor.districtId,
      id,
      number: facts.after + 1,
      left_out: facts.leftOut,
      own: JSON.stringify(facts.own),
      made_by: actor.personId,
      made_in: actor.capacityId,
    })
    .execute();
}
