import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayAgreeIn, mayDiscussIn, maySet, maySetAside } from './access.ts';
import { type Norm, type NormSummary, normContract } from './norm-contract.ts';
import { readNormSamples } from './norm-file.ts';
import { inOrder, isWanted, revisitOf, standingOf } from './norm-rules.ts';
import {
  type ActFacts,
  findAct,
  findPost,
  findProposal,
  insertAct,
  insertNorm,
  insertPost,
  insertWording,
  listNorms,
  type NormRow,
  type PostFacts,
  readTold,
  withdrawPost,
} from './norm-store.ts';
import { cultureProblems } from './problem-contract.ts';
import { refuseClosed, refuseFuture, refuseNames } from './refusals.ts';
import { lockRecord, readSettings, readToday } from './store.ts';

const signedIn = implement(normContract).$context<RequestContext>().use(admit);

/** The handlers of norms, values and beliefs. */
export const normRoutes = {
  listNorms: signedIn.listNorms.handler(async ({ context: { tx, actor }, input }) => {
    const settings = await readSettings(tx);
    const today = await readToday(tx);
    const rows = await listNorms(tx);
    const all = rows.map((row) => summaryOf(row, settings.revisitMonths, today));
    const used = new Set(rows.map(({ sampleId }) => sampleId));
    return {
      norms: inOrder(all.filter((norm) => isWanted(norm, input))),
      total: all.length,
      samples: readNormSamples().filter(({ id }) => !used.has(id)),
      settings,
      mayPropose: mayDiscussIn(actor, null),
      maySet: maySet(actor),
      agreesFor: {
        district: mayAgreeIn(actor, null),
        buildingId: mayAgreeIn(actor, actor.buildingId) ? actor.buildingId : null,
      },
    };
  }),
  readNorm: signedIn.readNorm.handler(async ({ context: { tx, actor }, input }) =>
    wholeOf(tx, actor, await normOr404(tx, input.id)),
  ),
  proposeNorm: signedIn.proposeNorm.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...facts } = input;
    if (!mayDiscussIn(actor, facts.buildingId)) throw refusal(cultureProblems, 'culture/own-building-only');
    const today = await readToday(tx);
    const recorded = await recordOnce(
      facts,
      () => findProposal(tx, id),
      async () => {
        await refuseClosed(tx, facts.buildingId, today);
        await refuseNames(tx, facts.text, facts.why);
        await insertNorm(tx, actor, id, facts, today);
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'culture/norm-proposed', { id, detail: { kind: facts.kind } });
    return wholeOf(tx, actor, await normOr404(tx, id));
  }),
  postOnNorm: signedIn.postOnNorm.handler(async ({ context: { tx, actor }, input }) => {
    const norm = await normOr404(tx, input.id);
    if (!mayDiscussIn(actor, norm.building?.id ?? null))
      throw refusal(cultureProblems, 'culture/own-building-only');
    const facts: PostFacts = { normId: input.id, body: input.body, byId: actor.personId };
    const recorded = await recordOnce<PostFacts>(
      facts,
      async () => {
        const kept = await findPost(tx, input.postId);
        return kept && { normId: kept.normId, body: kept.body, byId: kept.byId };
      },
      async () => {
        await refuseNames(tx, facts.body);
        await insertPost(tx, actor, input.postId, facts);
      },
    );
    if (recorded === 'new') await audit(tx, actor, 'culture/norm-talked-about', { id: input.postId });
    return wholeOf(tx, actor, await normOr404(tx, input.id));
  }),
  withdrawNormPost: signedIn.withdrawNormPost.handler(async ({ context: { tx, actor }, input }) => {
    const post = await findPost(tx, input.postId);
    if (post === undefined || post.normId !== input.id) throw refusal(commonProblems, 'record/not-found');
    if (post.byId !== actor.personId) throw refusal(cultureProblems, 'culture/not-your-post');
    if (await withdrawPost(tx, input.postId))
      await audit(tx, actor, 'culture/norm-post-withdrawn', { id: input.postId });
    return wholeOf(tx, actor, await normOr404(tx, input.id));
  }),
  agreeNorm: signedIn.agreeNorm.handler(({ context: { tx, actor }, input }) => {
    const { id, actId, ...facts } = input;
    return decide(tx, actor, actId, { normId: id, act: 'agreed', ...facts });
  }),
  revisitNorm: signedIn.revisitNorm.handler(async ({ context: { tx, actor }, input }) => {
    const { id, actId, outcome, text, ...facts } = input;
    const norm = await normOr404(tx, id);
    const words = text ?? (await findAct(tx, actId))?.text ?? norm.text;
    return decide(tx, actor, actId, { normId: id, act: outcome, ...facts, text: words });
  }),
  setNormAside: signedIn.setNormAside.handler(async ({ context: { tx, actor }, input }) => {
    const norm = await normOr404(tx, input.id);
    if (!maySetAside(actor, { buildingId: norm.building?.id ?? null, proposedById: norm.proposedById }))
      throw refusal(cultureProblems, 'culture/not-yours-to-decide');
    const before = await findAct(tx, input.actId);
    return keepAct(tx, actor, input.actId, {
      ...{ normId: input.id, act: 'set_aside', on: before?.on ?? (await readToday(tx)), method: null },
      ...{ place: '', stoodAside: 0, note: input.note, text: norm.text },
    });
  }),
};

async function decide(tx: Tx, actor: Actor, actId: string, facts: ActFacts): Promise<Norm> {
  const norm = await normOr404(tx, facts.normId);
  if (!mayAgreeIn(actor, norm.building?.id ?? null))
    throw refusal(cultureProblems, 'culture/not-yours-to-decide');
  refuseFuture(facts.on, await readToday(tx));
  return keepAct(tx, actor, actId, facts);
}

const actNames = {
  agreed: 'culture/norm-agreed',
  kept: 'culture/norm-revisited',
  reworded: 'culture/norm-revisited',
  let_go: 'culture/norm-revisited',
  set_aside: 'culture/norm-set-aside',
} as const;

/** Keeps an act once, in its order, and what words hold from then on. */
async function keepAct(tx: Tx, actor: Actor, actId: string, facts: ActFacts): Promise<Norm> {
  await lockRecord(tx, facts.normId);
  const recorded = await recordOnce<ActFacts>(
    facts,
    () => findAct(tx, actId),
    async () => {
      const norm = await normOr404(tx, facts.normId);
      refuseOutOfTurn(norm, facts);
      await refuseNames(tx, facts.text, facts.note, facts.place);
      const isNew = facts.text !== norm.text;
      const wording = norm.wording + (isNew ? 1 : 0);
      if (isNew)
        await insertWording(tx, actor, norm.id, { number: wording, text: facts.text, why: norm.why });
      await insertAct(tx, actor, actId, facts, { ordinal: norm.acts + 1, wording });
    },
  );
  if (recorded === 'new')
    await audit(tx, actor, actNames[facts.act], { id: facts.normId, detail: { act: facts.act } });
  return wholeOf(tx, actor, await normOr404(tx, facts.normId));
}

/** A proposal is agreed or set aside; what is in force is revisited, not before it last was. */
function refuseOutOfTurn(norm: NormRow, facts: ActFacts): void {
  const isFirst = facts.act === 'agreed' || facts.act === 'set_aside';
  if (norm.standing !== (isFirst ? 'proposed' : 'agreed'))
    throw refusal(cultureProblems, 'culture/norm-stands-otherwise');
  if (norm.lookedAtOn !== null && facts.on < norm.lookedAtOn)
    throw refusal(cultureProblems, 'culture/before-the-last-act', { lastOn: norm.lookedAtOn });
  if (facts.act === 'reworded' && facts.text === norm.text)
    throw refusal(cultureProblems, 'culture/same-words');
}

async function normOr404(tx: Tx, id: string): Promise<NormRow> {
  const [norm] = await listNorms(tx, id);
  if (norm === undefined) throw refusal(commonProblems, 'record/not-found');
  return norm;
}

/** An entry of the register as it is shown. */
export function summaryOf(row: NormRow, months: number, today: SchoolDay): NormSummary {
  const { wording: _w, sampleId: _s, proposedById: _p, acts: _a, ...norm } = row;
  return { ...norm, standing: standingOf(norm.standing, norm.posts), ...revisitOf(norm, months, today) };
}

async function wholeOf(tx: Tx, actor: Actor, row: NormRow): Promise<Norm> {
  const { revisitMonths } = await readSettings(tx);
  const { conversation, ...told } = await readTold(tx, row.id);
  const place = row.building?.id ?? null;
  const isOpen = row.standing === 'proposed';
  return {
    ...summaryOf(row, revisitMonths, await readToday(tx)),
    ...told,
    conversation: conversation.map(({ byId, ...post }) => ({ ...post, isMine: byId === actor.personId })),
    works: readNormSamples().find(({ id }) => id === row.sampleId)?.works ?? [],
    may: {
      discuss: mayDiscussIn(actor, place),
      decide: mayAgreeIn(actor, place) && (isOpen || row.standing === 'agreed'),
      setAside: isOpen && maySetAside(actor, { buildingId: place, proposedById: row.proposedById }),
    },
  };
}
