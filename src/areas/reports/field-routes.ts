import { implement } from '@orpc/server';
import { isFieldAssociate, type WhoActs } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit, admitAssociatesToo } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { LetInContext, RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import type { FieldScope } from '../people/consent-contract.ts';
import { readPage } from './document.ts';
import { type FieldComment, fieldContract, fieldProblems } from './field-contract.ts';
import {
  type CommentFacts,
  type ConsentRow,
  findCommentFacts,
  findConsent,
  insertComment,
  listComments,
  listLooks,
  listSharedVisions,
  listWaiting,
  recordLook,
  withdrawComment,
} from './field-store.ts';
import { readDistrict } from './given-store.ts';
import { pdfOf } from './pdf.ts';
import type { ReportDocument } from './report-contract.ts';
import { sections } from './sections.ts';

const open = implement(fieldContract).$context<RequestContext>();
const signedIn = open.use(admit);
const letIn = open.use(admitAssociatesToo);

async function consentOr404(tx: Tx, id: string): Promise<ConsentRow> {
  const consent = await findConsent(tx, id);
  if (consent === undefined) throw refusal(commonProblems, 'record/not-found');
  return consent;
}

/** Opens a part of what is shared: the consent must name it, and the district sees that it was opened. */
async function openShared({ tx, actor }: LetInContext, scope: FieldScope): Promise<void> {
  const consent = await consentOr404(tx, actor.capacityId);
  if (!consent.scopes.includes(scope)) throw refusal(fieldProblems, 'reports/not-shared');
  const { today } = await readDistrict(tx);
  const look = { districtId: actor.districtId, consentId: consent.id, scope, on: today };
  if (await recordLook(tx, look))
    await audit(tx, actor, 'reports/looked', { id: consent.id, detail: { scope, on: today } });
}

async function readShared(
  { tx }: LetInContext,
  scope: Exclude<FieldScope, 'visions'>,
  language: ReportDocument['language'],
): Promise<ReportDocument> {
  const page = await readPage({ tx, building: null, ...(await readDistrict(tx)) }, scope);
  return page(language);
}

const readerOf = (actor: WhoActs) => ({
  personId: actor.personId,
  isAssociate: isFieldAssociate(actor),
});

async function commentOr404({ tx, actor }: LetInContext, id: string): Promise<FieldComment> {
  const [comment] = await listComments(tx, readerOf(actor), id);
  if (comment === undefined) throw refusal(commonProblems, 'record/not-found');
  return comment;
}

async function refuseFaults({ tx, actor }: LetInContext, facts: CommentFacts): Promise<void> {
  const consent = await findConsent(tx, facts.consentId);
  const isOthers = isFieldAssociate(actor) && consent?.personId !== actor.personId;
  if (consent === undefined || isOthers) throw refusal(commonProblems, 'record/not-found');
  if (consent.isOver) throw refusal(fieldProblems, 'reports/consent-over');
  if (facts.replyTo !== null) {
    const answered = await findCommentFacts(tx, facts.replyTo);
    if (answered?.consentId !== facts.consentId) throw refusal(fieldProblems, 'reports/other-thread');
  }
  const names = await findNamedStaff(tx, facts.body);
  if (names.length > 0) throw refusal(fieldProblems, 'reports/names-somebody', { names });
}

const makeComment = letIn.makeComment.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { id, consentId, about, replyTo, body } = input;
  const facts: CommentFacts = { consentId, about, replyTo, body, madeBy: actor.personId };
  const outcome = await recordOnce(
    facts,
    () => findCommentFacts(tx, id),
    async () => {
      await refuseFaults(context, facts);
      await insertComment(tx, actor, id, facts);
    },
  );
  if (outcome === 'new') await audit(tx, actor, 'reports/comment-made', { id, detail: { consentId } });
  return commentOr404(context, id);
});

/** The handlers of what the field team reads and says. */
export const fieldRoutes = {
  readField: letIn.readField.handler(async ({ context: { tx, actor } }) => {
    const { id, scopes, startsOn, endsOn, givenBy } = await consentOr404(tx, actor.capacityId);
    const { district } = await readDistrict(tx);
    return { district, consentId: id as never, scopes, startsOn, endsOn, givenBy };
  }),
  readShared: letIn.readShared.handler(async ({ context, input: { scope, language } }) => {
    await openShared(context, scope);
    if (scope === 'visions') return { scope, document: null, visions: await listSharedVisions(context.tx) };
    return { scope, document: await readShared(context, scope, language), visions: [] };
  }),
  fetchShared: letIn.fetchShared.handler(async ({ context, input }) => {
    await openShared(context, 'board_update');
    return pdfOf(await readShared(context, 'board_update', input.language));
  }),
  listComments: letIn.listComments.handler(async ({ context: { tx, actor } }) => ({
    comments: await listComments(tx, readerOf(actor)),
  })),
  makeComment,
  withdrawComment: letIn.withdrawComment.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const comment = await commentOr404(context, input.id);
    if (!comment.isYours) throw refusal(fieldProblems, 'reports/not-yours');
    if (await withdrawComment(tx, actor.districtId, input.id))
      await audit(tx, actor, 'reports/comment-withdrawn', { id: input.id });
    return commentOr404(context, input.id);
  }),
  listLooks: signedIn.listLooks.handler(async ({ context: { tx } }) => ({ looks: await listLooks(tx) })),
  listScopes: signedIn.listScopes.handler(() => ({
    scopes: [
      'board_update' as const,
      'visions' as const,
      ...(['indicators', 'timeline'] as const).filter((scope) =>
        sections.some((section) => section.scope === scope),
      ),
    ],
  })),
  listNext: signedIn.listNext.handler(async ({ context: { tx, actor } }) => {
    const answers = actor.capacity === 'superintendent' || actor.capacity === 'dn_member';
    return { cards: answers ? ((await listWaiting(tx)) as never) : [] };
  }),
};
