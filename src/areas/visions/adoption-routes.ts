import { newId } from '../../kit/new-id.ts';
import { refusal } from '../../kit/problem.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import { audit } from '../../server/audit.ts';
import type { SignedInContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { findDecisionFault } from './adoption-rules.ts';
import { readProcess } from './call-store.ts';
import { canonicalJson } from './canonical-rules.ts';
import { digestOf } from './digest.ts';
import type { ReturnReason } from './draft-contract.ts';
import { findKept, readSubmission, requireReasons, stageOfSubmission } from './find-submission.ts';
import { signedIn } from './find-vision.ts';
import type { Named } from './practice-contract.ts';
import { observedTextOf } from './practice-rules.ts';
import { visionsProblems } from './problems-contract.ts';
import type { DecisionRecord } from './review-contract.ts';
import { readToday } from './signature-store.ts';
import { insertAdoption, insertNetworkReturn, type KeptSubmission } from './submission-store.ts';
import { findNetworkMembers, readNames } from './team-store.ts';
import { findVersion, insertVersion } from './version-store.ts';
import { holdVision } from './vision-store.ts';

/** The record of a meeting, as it was asked to be kept. */
type Meeting = {
  id: string;
  submissionId: string;
  heldOn: SchoolDay;
  chairId: string;
  presentIds: readonly string[];
  decision: DecisionRecord;
  dissent: string;
  statement: string;
};

/**
 * Refuses a meeting that cannot have adopted: one still to come or before the version it follows, without the Network, or without a decision. It may have
 * been held before the review was recorded here: a district brings what it decided earlier.
 */
async function requireDecided(tx: Tx, kept: KeptSubmission, meeting: Meeting): Promise<Named[]> {
  const { heldOn, decision } = meeting;
  const latest = await readToday(tx);
  const earliest = (await findVersion(tx, { visionId: kept.visionId }))?.adoptedOn ?? null;
  if (heldOn > latest || (earliest !== null && heldOn < earliest))
    throw refusal(visionsProblems, 'visions/meeting-day', { earliest, latest });
  const names = await readNames(tx, [...meeting.presentIds, meeting.chairId]);
  const presentIds = [...new Set(meeting.presentIds)];
  if (![...presentIds, meeting.chairId].every((id) => names.has(id)))
    throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'person' });
  const network = new Set((await findNetworkMembers(tx, heldOn)).map(({ personId }) => personId));
  const present = presentIds.map((id) => ({ id, name: names.get(id) ?? '' }));
  const strangers = present.filter(({ id }) => !network.has(id)).map(({ name }) => name);
  if (strangers.length > 0) throw refusal(visionsProblems, 'visions/not-on-network', { names: strangers });
  const process = await readProcess(tx);
  if (decision.method !== process.decision)
    throw refusal(visionsProblems, 'visions/other-decision', { decision: process.decision });
  const because = findDecisionFault(decision, presentIds);
  if (because !== null) throw refusal(visionsProblems, 'visions/not-decided', { because });
  return present;
}

/** Keeps the meeting and makes the version, in the one transaction of the request. */
async function adopt({ tx, actor }: SignedInContext, kept: KeptSubmission, meeting: Meeting) {
  const stage = stageOfSubmission(kept);
  if (stage !== 'forwarded') throw refusal(visionsProblems, 'visions/not-forwarded', { stage });
  const present = await requireDecided(tx, kept, meeting);
  await insertAdoption(tx, actor, { ...meeting, present });
  const before = await findVersion(tx, { visionId: kept.visionId });
  const version = { id: newId(), number: (before?.number ?? 0) + 1 };
  await insertVersion(tx, actor, {
    ...version,
    visionId: kept.visionId,
    adoptionId: meeting.id,
    adoptedOn: meeting.heldOn,
    content: kept.content,
    sha256: kept.sha256,
    practices: kept.content.practices.map((practice) => ({
      practiceId: practice.practiceId,
      name: practice.name,
      sentence: practice.sentence,
      textSha256: digestOf(observedTextOf(practice)),
    })),
  });
  await audit(tx, actor, 'visions/adopted', {
    id: kept.visionId,
    detail: { submissionId: kept.id, versionId: version.id, number: version.number, sha256: kept.sha256 },
  });
}

/** What makes two records of a meeting the same one. */
function factsOf({ id, heldOn, chairId, presentIds, decision, dissent, statement }: Meeting) {
  const present = [...new Set(presentIds)].sort();
  return { id, heldOn, chairId, present, decision: canonicalJson(decision), dissent, statement };
}

export const adoptionRoutes = {
  returnFromNetwork: signedIn.returnFromNetwork.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { submissionId, id, note } = input;
    const reasons: ReturnReason[] = input.reasons;
    await holdVision(tx, (await findKept(tx, submissionId)).visionId, 'step');
    const kept = await findKept(tx, submissionId);
    requireReasons(kept, reasons);
    await recordOnce(
      { id: id as string, reasons, note, by: actor.personId as string },
      async () =>
        (kept.networkReturn && { ...kept.networkReturn, by: kept.networkReturn.by.personId }) || undefined,
      async () => {
        const stage = stageOfSubmission(kept);
        if (stage !== 'forwarded') throw refusal(visionsProblems, 'visions/not-forwarded', { stage });
        await insertNetworkReturn(tx, actor, { id, submissionId, reasons, note });
        await audit(tx, actor, 'visions/returned-by-network', {
          id: kept.visionId,
          detail: { submissionId },
        });
      },
    );
    return readSubmission(tx, actor, submissionId);
  }),
  adoptVision: signedIn.adoptVision.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { submissionId } = input;
    await holdVision(tx, (await findKept(tx, submissionId)).visionId, 'step');
    const kept = await findKept(tx, submissionId);
    await recordOnce(
      factsOf(input),
      async () => {
        const { adoption } = kept;
        if (adoption === null) return undefined;
        const presentIds = adoption.present.map(({ id }) => id);
        return factsOf({ ...adoption, submissionId, chairId: adoption.chair.id, presentIds });
      },
      () => adopt(context, kept, input),
    );
    return readSubmission(tx, actor, submissionId);
  }),
};
