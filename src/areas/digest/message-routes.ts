import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { isSender, mayReadMessage, mayTell, mayWithdrawAsk, tellingCapacities } from './access.ts';
import {
  type AskFacts,
  findAsk,
  findReply,
  insertAsk,
  insertReply,
  listAsks,
  type ReplyFacts,
  readTimeToAnswer,
  withdrawAsk,
} from './ask-store.ts';
import { type Message, type MessageId, type MessageSummary, messageContract } from './message-contract.ts';
import {
  findFaults,
  findMessage,
  findMessageFacts,
  findVersion,
  insertMessage,
  insertOpening,
  type KeptMessage,
  listMessages,
  listMessagesAbout,
  type MessageFacts,
} from './message-store.ts';
import { digestProblems } from './problem-contract.ts';
import { readReach } from './reach-store.ts';
import { listUnread, readToday } from './waiting-store.ts';

const signedIn = implement(messageContract).$context<RequestContext>().use(admit);
const aPage = 30;

/** The handlers of messages, what is asked back, and reach. */
export const messageRoutes = {
  listMessages: signedIn.listMessages.handler(async ({ context: { tx, actor }, input }) => {
    const isAll = mayReadMessage(actor, { isForMe: false, sentById: '' });
    const found = await listMessages(tx, actor, { isAll, after: input.after, limit: aPage + 1 });
    return {
      messages: found.slice(0, aPage).map(summaryOf),
      next: found.length > aPage ? input.after + aPage : null,
      mayTell: (tellingCapacities as readonly string[]).includes(actor.capacity),
      timeToAnswer: await readTimeToAnswer(tx, null),
    };
  }),
  listUnread: signedIn.listUnread.handler(async ({ context: { tx, actor } }) => ({
    messages: (await listUnread(tx, actor)).map((message) => ({ ...message, id: message.id as MessageId })),
  })),
  readMessage: signedIn.readMessage.handler(async ({ context: { tx, actor }, input }) =>
    wholeOf(tx, actor, await messageOr404(tx, actor, input.id)),
  ),
  openMessage: signedIn.openMessage.handler(async ({ context: { tx, actor }, input }) => {
    const message = await messageOr404(tx, actor, input.id);
    if (message.isForMe) await insertOpening(tx, actor, input.id);
    return {};
  }),
  sendMessage: signedIn.sendMessage.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...chosen } = input;
    const facts: MessageFacts = { ...chosen, sentBy: actor.personId };
    if (!mayTell(actor, facts.buildingIds)) throw refusal(digestProblems, 'digest/own-building-only');
    const recorded = await recordOnce<MessageFacts>(
      facts,
      () => findMessageFacts(tx, id),
      async () => {
        await refuseFaults(tx, facts);
        await insertMessage(tx, actor, id, facts);
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'digest/message-sent', {
        id,
        detail: { channel: facts.channel, versionId: facts.versionId, practiceId: facts.practiceId },
      });
    return wholeOf(tx, actor, await messageOr404(tx, actor, id));
  }),
  askBack: signedIn.askBack.handler(async ({ context: { tx, actor }, input }) => {
    const message = await messageOr404(tx, actor, input.messageId);
    const facts: AskFacts = {
      messageId: input.messageId,
      body: input.body,
      askedById: input.isNameless ? null : actor.personId,
    };
    await recordOnce<AskFacts>(
      facts,
      async () => {
        const kept = await findAsk(tx, input.id);
        return kept && { messageId: kept.messageId, body: kept.body, askedById: kept.askedById };
      },
      () => insertAsk(tx, actor, input.id, facts),
    );
    return wholeOf(tx, actor, message);
  }),
  withdrawAsk: signedIn.withdrawAsk.handler(async ({ context: { tx, actor }, input }) => {
    const { ask, message } = await askOr404(tx, actor, input.id);
    if (!mayWithdrawAsk(actor, ask)) throw refusal(digestProblems, 'digest/not-your-question');
    if (!ask.isWithdrawn && ask.askedById === null)
      await audit(tx, actor, 'digest/question-removed', { id: input.id });
    await withdrawAsk(tx, input.id);
    return wholeOf(tx, actor, message);
  }),
  reply: signedIn.reply.handler(async ({ context: { tx, actor }, input }) => {
    const { ask, message } = await askOr404(tx, actor, input.askId);
    if (!isSender(actor, message)) throw refusal(digestProblems, 'digest/not-the-sender');
    const facts: ReplyFacts = { askId: input.askId, body: input.body, repliedBy: actor.personId };
    await recordOnce<ReplyFacts>(
      facts,
      () => findReply(tx, input.id),
      async () => {
        if (ask.isWithdrawn) throw refusal(digestProblems, 'digest/question-withdrawn');
        await insertReply(tx, actor, input.id, facts);
      },
    );
    return wholeOf(tx, actor, message);
  }),
  readVersionReach: signedIn.readVersionReach.handler(async ({ context: { tx, actor }, input }) => {
    const version = await findVersion(tx, input.versionId);
    if (version === undefined) throw refusal(commonProblems, 'record/not-found');
    const { adoptedOn, ...rest } = version;
    const messages = [];
    for (const message of await listMessagesAbout(tx, actor, input.versionId))
      messages.push({ ...summaryOf(message), reach: await reachFor(tx, actor, message) });
    return { version: rest, adoptedOn, messages };
  }),
};

async function messageOr404(tx: Tx, actor: Actor, id: string): Promise<KeptMessage> {
  const message = await findMessage(tx, actor, id);
  if (message === undefined || !mayReadMessage(actor, message))
    throw refusal(commonProblems, 'record/not-found');
  return message;
}

async function askOr404(tx: Tx, actor: Actor, id: string) {
  const ask = await findAsk(tx, id);
  if (ask === undefined) throw refusal(commonProblems, 'record/not-found');
  return { ask, message: await messageOr404(tx, actor, ask.messageId) };
}

async function wholeOf(tx: Tx, actor: Actor, message: KeptMessage): Promise<Message> {
  const asks = await listAsks(tx, actor, message.id);
  return {
    ...summaryOf(message),
    openQuestions: asks.filter(({ replies }) => replies.length === 0).length,
    body: message.body,
    asks,
    timeToAnswer: await readTimeToAnswer(tx, message.id),
    reach: await reachFor(tx, actor, message),
    mayReply: isSender(actor, message),
  };
}

/** What was told in person has no page to open: its reach is how many were there. */
async function reachFor(tx: Tx, actor: Actor, message: KeptMessage): Promise<Message['reach']> {
  return isSender(actor, message) && message.channel !== 'in_person' ? readReach(tx, message.id) : null;
}

function summaryOf({ body: _, sentById: __, isForMe: ___, ...summary }: KeptMessage): MessageSummary {
  return summary;
}

async function refuseFaults(tx: Tx, facts: MessageFacts): Promise<void> {
  const { isPlaceKnown, isVersionKnown, isPracticeKnown } = await findFaults(tx, facts);
  if (!isPlaceKnown) throw refusal(digestProblems, 'digest/nobody-there');
  if (!isVersionKnown || !isPracticeKnown) throw refusal(digestProblems, 'digest/practice-not-in-force');
  const today = await readToday(tx);
  if (facts.told !== null && facts.told.on > today)
    throw refusal(digestProblems, 'digest/told-in-the-future', { today });
}
