import type { Actor } from '../../kit/actor.ts';
import { isOnTeam, mayAdopt, mayReview } from './access.ts';
import type { Call, Process } from './call-contract.ts';
import { findCalls, readProcess } from './call-store.ts';
import { seenOf, signedIn, summarize } from './find-vision.ts';
import type { NextCard, VisionSummary } from './vision-contract.ts';
import { findVisions, type VisionFacts } from './vision-store.ts';

const leads = ['superintendent', 'dn_member', 'district_office'];

function cardsOfCall(actor: Actor, call: Call): NextCard[] {
  const card = {
    subject: call.subject,
    title: null,
    callId: call.id,
    visionId: null,
    submissionId: null,
    since: call.made.at,
    until: call.closesOn,
  };
  const cards: NextCard[] = [];
  if (call.isOpen && call.you.answer === null && actor.capacity !== 'board_member')
    cards.push({ ...card, kind: 'answer_call' });
  if (call.visionId === null && call.joinedCount > 0 && leads.includes(actor.capacity))
    cards.push({ ...card, kind: 'start_vision', until: null });
  return cards;
}

function cardOfVision(
  actor: Actor,
  process: Process,
  vision: VisionFacts,
  { next }: VisionSummary,
): NextCard[] {
  const card = {
    subject: vision.subject,
    title: vision.title,
    callId: null,
    visionId: vision.id,
    submissionId: next.stage === 'drafting' ? null : (vision.submission?.id ?? null),
    since: next.since,
    until: null,
  };
  const submittedBy = vision.submission?.submittedBy ?? '';
  const kinds: [boolean, NextCard['kind']][] = [
    [mayReview(actor, process, { stage: next.stage, submittedBy }), 'review_submission'],
    [mayAdopt(actor, next.stage), 'adopt_vision'],
    [next.stage === 'returned' && isOnTeam(actor, seenOf(vision)), 'answer_return'],
    [next.stage === 'drafting' && isOnTeam(actor, seenOf(vision)), 'continue_draft'],
    [next.stage === 'drafting' && vision.members.length === 0 && leads.includes(actor.capacity), 'form_team'],
  ];
  return kinds.filter(([isTheirs]) => isTheirs).map(([, kind]) => ({ ...card, kind }));
}

export const nextRoutes = {
  listNext: signedIn.listNext.handler(async ({ context: { tx, actor } }) => {
    const process = await readProcess(tx);
    const visions = await findVisions(tx);
    const summaries = await summarize(tx, actor, visions);
    const ofVisions = visions.flatMap((vision, index) => {
      const summary = summaries[index];
      return summary === undefined ? [] : cardOfVision(actor, process, vision, summary);
    });
    const ofCalls = (await findCalls(tx, actor)).flatMap((call) => cardsOfCall(actor, call));
    return [...ofVisions, ...ofCalls];
  }),
};
