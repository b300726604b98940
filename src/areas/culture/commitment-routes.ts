import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayReview, maySet } from './access.ts';
import { type Commitments, commitmentContract } from './commitment-contract.ts';
import { countGroups, groupOf } from './commitment-rules.ts';
import {
  findCommitment,
  findReview,
  findShowing,
  findStated,
  insertCommitment,
  insertReview,
  insertShowing,
  insertWords,
  type KeptCommitment,
  listBuildings,
  listCounted,
  listOwn,
  listShown,
  listTogether,
  type ReviewFacts,
  type ShowingFacts,
  type StatedFacts,
} from './commitment-store.ts';
import { cultureProblems } from './problem-contract.ts';
import { refuseNames } from './refusals.ts';
import { lockRecord, readSettings, readToday } from './store.ts';

const signedIn = implement(commitmentContract).$context<RequestContext>().use(admit);

/** The handlers of role commitments. */
export const commitmentRoutes = {
  readCommitments: signedIn.readCommitments.handler(({ context: { tx, actor } }) => readAll(tx, actor)),
  stateCommitment: signedIn.stateCommitment.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...said } = input;
    const facts: StatedFacts = {
      ...said,
      // What everybody sees anyway is not shown by choice.
      isShown: said.isShown && !said.isGroups && groupOf(actor.capacity) !== 'leaders',
      statedBy: actor.personId,
    };
    const recorded = await recordOnce<StatedFacts>(
      facts,
      () => findStated(tx, id),
      async () => {
        const group = groupOf(actor.capacity);
        if (facts.isGroups || facts.isShown || group === 'leaders')
          await refuseNames(tx, facts.what, facts.forWhom);
        await insertCommitment(tx, actor, id, facts, group, await readToday(tx));
      },
    );
    if (recorded === 'new' && facts.isGroups)
      await audit(tx, actor, 'culture/commitment-stated-together', { id });
    return readAll(tx, actor);
  }),
  reviewCommitment: signedIn.reviewCommitment.handler(async ({ context: { tx, actor }, input }) => {
    const { id, reviewId, ...found } = input;
    const commitment = await commitmentOr404(tx, actor, id);
    if (!mayReview(actor, commitment, groupOf(actor.capacity)))
      throw refusal(cultureProblems, 'culture/not-your-commitment');
    await keepReview(tx, actor, reviewId, { commitmentId: id, ...found, by: actor.personId });
    return readAll(tx, actor);
  }),
  showCommitment: signedIn.showCommitment.handler(async ({ context: { tx, actor }, input }) => {
    // Locked before it is read: words that change meanwhile are the ones looked at for names.
    await lockRecord(tx, input.id);
    const commitment = await commitmentOr404(tx, actor, input.id);
    if (commitment.personId !== actor.personId) throw refusal(cultureProblems, 'culture/not-your-commitment');
    if (commitment.group === 'leaders') throw refusal(cultureProblems, 'culture/always-shown');
    await recordOnce<ShowingFacts>(
      { commitmentId: input.id, isShown: input.isShown },
      () => findShowing(tx, input.showingId),
      async () => {
        if (input.isShown) await refuseNames(tx, commitment.what, commitment.forWhom);
        await insertShowing(tx, actor, input.id, input.showingId, input.isShown);
      },
    );
    return readAll(tx, actor);
  }),
};

/** Keeps what was found on looking again, once; a change brings new words, and the old ones stay. */
async function keepReview(tx: Tx, actor: Actor, reviewId: string, facts: ReviewFacts): Promise<void> {
  await lockRecord(tx, facts.commitmentId);
  let isGroups = false;
  const recorded = await recordOnce<ReviewFacts>(
    facts,
    () => findReview(tx, reviewId),
    async () => {
      const commitment = await commitmentOr404(tx, actor, facts.commitmentId);
      if (!commitment.isInForce) throw refusal(cultureProblems, 'culture/commitment-laid-down');
      isGroups = commitment.personId === null;
      const { what, forWhom } = facts;
      const isChanged = what !== null && forWhom !== null;
      if (isChanged && commitment.isShown) await refuseNames(tx, what, forWhom);
      const wording = commitment.wording + (isChanged ? 1 : 0);
      if (isChanged) await insertWords(tx, actor, facts.commitmentId, wording, { what, forWhom });
      const ordinal = commitment.reviews + 1;
      await insertReview(tx, actor, reviewId, facts, { ordinal, wording, today: await readToday(tx) });
    },
  );
  if (recorded === 'new' && isGroups)
    await audit(tx, actor, 'culture/group-commitment-reviewed', { id: facts.commitmentId });
}

/** Whoever may not see a commitment does not find it. */
async function commitmentOr404(tx: Tx, actor: Actor, id: string): Promise<KeptCommitment> {
  const commitment = await findCommitment(tx, id);
  if (commitment === undefined || (!commitment.isShown && commitment.personId !== actor.personId))
    throw refusal(commonProblems, 'record/not-found');
  return commitment;
}

async function readAll(tx: Tx, actor: Actor): Promise<Commitments> {
  const today = await readToday(tx);
  const group = groupOf(actor.capacity);
  const buildings = await listBuildings(tx);
  const placeOf = (id: string | null) => buildings.find((building) => building.id === id) ?? null;
  const together = await listTogether(tx);
  const own = await listOwn(tx, actor);
  return {
    today,
    commitmentWeeks: (await readSettings(tx)).commitmentWeeks,
    maySet: maySet(actor),
    you: { group, building: placeOf(actor.buildingId) },
    leaders: await listShown(tx, 'leaders'),
    shown: await listShown(tx, 'others'),
    together: together.map((row) => {
      const held = { personId: null, group: row.group, buildingId: row.building?.id ?? null };
      return { ...row, isDue: row.dueOn <= today, mayReview: mayReview(actor, held, group) };
    }),
    mine: own.map((row) => ({
      ...row,
      isDue: row.isInForce && row.dueOn <= today,
      mayHide: row.group !== 'leaders',
    })),
    groups: countGroups(await listCounted(tx), today),
  };
}
