import { createHash } from 'node:crypto';
import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { leads } from './access.ts';
import { type Item, type ItemSet, type ItemSetInput, itemContract } from './item-contract.ts';
import { readIndicators, readItemPack } from './item-pack.ts';
import { hasQuestionTwice, indicatorOf, wordingsOf } from './item-rules.ts';
import { findItemSet, type ItemSetFacts, insertItemSet, readItemSet } from './item-store.ts';
import { pulseProblems } from './problem-contract.ts';
import { refuseNames } from './refusals.ts';
import { holdRounds } from './store.ts';

const signedIn = implement(itemContract).$context<RequestContext>().use(admit);

/** The handlers of what is asked. */
export const itemRoutes = {
  readItems: signedIn.readItems.handler(({ context: { tx, actor } }) => itemSetFor(tx, actor)),
  changeItems: signedIn.changeItems.handler(async ({ context: { tx, actor }, input }) => {
    const { id, after, leftOut } = input;
    const facts: ItemSetFacts = { after, leftOut, own: input.own.map(withId), madeBy: actor.personId };
    await holdRounds(tx, actor.districtId);
    const recorded = await recordOnce<ItemSetFacts>(
      facts,
      () => findItemSet(tx, id),
      async () => {
        if (facts.own.some(({ partId }) => indicatorOf(readIndicators(), partId) === undefined))
          throw refusal(pulseProblems, 'pulse/unknown-part');
        if (hasQuestionTwice(facts.own)) throw refusal(pulseProblems, 'pulse/question-twice');
        await refuseNames(tx, wordingsOf(facts.own));
        if ((await readItemSet(tx)).number !== after) throw refusal(pulseProblems, 'pulse/changed-meanwhile');
        await insertItemSet(tx, actor, id, facts);
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'pulse/questions-changed', {
        id,
        detail: { leftOut: leftOut.length, own: facts.own.length },
      });
    return itemSetFor(tx, actor);
  }),
};

/** A question of the district's own has an id by its words: the same words are the same question in every round. */
function withId({ partId, kind, text }: ItemSetInput['own'][number]): Item {
  const words = JSON.stringify([partId, kind, text.en ?? '', text.es ?? '', text.ar ?? '']);
  const id = `own.${createHash('sha256').update(words).digest('hex').slice(0, 16)}`;
  return { id, partId, kind, text };
}

async function itemSetFor(tx: Tx, actor: Actor): Promise<ItemSet> {
  const pack = readItemPack();
  return {
    ...(await readItemSet(tx)),
    indicators: readIndicators(),
    sample: pack.items,
    source: pack.source,
    mayChange: leads(actor),
  };
}
