import type { Actor } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import { refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import type { SignedInContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayAddMembers, mayAdopt, mayReview, mayRevise, maySetAside } from './access.ts';
import { findCalls, readProcess } from './call-store.ts';
import { insertFront, insertPractice, readPractices, replacePractice } from './draft-store.ts';
import {
  findVision,
  findWritable,
  requireOpen,
  seenOf,
  signedIn,
  stageOf,
  summarize,
} from './find-vision.ts';
import { readHistory, readVersionsOf } from './history-store.ts';
import type { Model } from './model-schema.ts';
import { findModel, openLibrary } from './pack-store.ts';
import type { Path } from './practice-contract.ts';
import { emptyFront, partOf, textOfModelPractice } from './practice-rules.ts';
import { type Reference, visionsProblems } from './problems-contract.ts';
import { findUnknown } from './signature-store.ts';
import { addMembers, findCandidates, findMembers } from './team-store.ts';
import type { Vision } from './vision-contract.ts';
import {
  changePath,
  findPathChange,
  findRevision,
  findStart,
  findVisions,
  holdVision,
  insertRevision,
  insertVision,
} from './vision-store.ts';
import { findBandsNamed } from './whole-draft-store.ts';

function unknown(what: Reference) {
  return refusal(visionsProblems, 'visions/unknown-reference', { what });
}

/** A vision with its team, history and versions, and what the actor may do with it now. */
export async function readVision({ tx, actor }: SignedInContext, visionId: string): Promise<Vision> {
  const facts = await findVision(tx, visionId);
  const [summary] = await summarize(tx, actor, [facts]);
  if (summary === undefined) throw new Error('one vision has one summary');
  const { submission } = facts;
  const stage = stageOf(facts);
  const isUnderway = submission !== null && submission.adoptedAt === null;
  const process = await readProcess(tx);
  return {
    ...summary,
    callId: facts.callId,
    started: facts.started,
    members: await findMembers(tx, visionId),
    history: await readHistory(tx, visionId),
    versions: await readVersionsOf(tx, visionId),
    openSubmissionId: isUnderway ? submission.id : null,
    you: {
      ...summary.you,
      mayAddMembers: mayAddMembers(actor),
      mayReview:
        submission !== null && mayReview(actor, process, { stage, submittedBy: submission.submittedBy }),
      mayAdopt: mayAdopt(actor, stage),
      maySetAside: maySetAside(actor, seenOf(facts), { stage, isAdopted: facts.current !== null }),
    },
  };
}

type Start = {
  visionId: string;
  subjectId: string;
  title: string;
  path: Path;
  callId: string | null;
  memberIds: readonly string[];
};

/** The model that was asked for: needed to adopt or modify, and refused for create. */
function findAskedModel(path: Path, asked: { id: string; version: string } | null): Model | null {
  if (path === 'create') return null;
  if (asked === null) throw refusal(visionsProblems, 'visions/model-needed');
  const model = findModel(openLibrary(), asked.id, asked.version);
  if (model === undefined) throw unknown('model');
  return model;
}

/** Adds the vision, its draft (the model's practices, or none) and its team. */
async function start(tx: Tx, actor: Actor, input: Start, model: Model | null): Promise<void> {
  const { visionId, memberIds, callId } = input;
  const members = await findCandidates(tx, callId, { personIds: memberIds });
  if (members.length < new Set(memberIds).size) throw unknown('person');
  await insertVision(tx, actor, { ...input, id: visionId, model });
  await insertFront(tx, actor, visionId, {
    ...emptyFront,
    title: input.title,
    about: model?.about ?? '',
    bandIds: await findBandsNamed(tx, model?.bands ?? []),
    language: model?.language ?? 'en',
  });
  for (const [index, practice] of (model?.practices ?? []).entries()) {
    await insertPractice(tx, actor, visionId, {
      practiceId: newId(),
      modelPractice: practice.id,
      ordinal: index + 1,
      content: partOf(textOfModelPractice(practice)),
    });
  }
  await addMembers(tx, actor, visionId, members);
  await audit(tx, actor, 'visions/started', {
    id: visionId,
    detail: { path: input.path, model: model && { id: model.id, version: model.version }, memberIds },
  });
}

const later: Record<Path, readonly Path[]> = { adopt: ['modify', 'create'], modify: ['create'], create: [] };

export const visionRoutes = {
  listVisions: signedIn.listVisions.handler(async ({ context, input }) =>
    summarize(context.tx, context.actor, await findVisions(context.tx, { subjectId: input.subjectId })),
  ),
  readVision: signedIn.readVision.handler(({ context, input }) => readVision(context, input.visionId)),
  startVision: signedIn.startVision.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { visionId, subjectId, path, callId } = input;
    const model = findAskedModel(path, input.model);
    if ((await findUnknown(tx, 'district.subjects', [subjectId])).length > 0) throw unknown('subject');
    if (callId !== null) {
      const [call] = await findCalls(tx, actor, callId);
      if (call?.subject.id !== subjectId) throw unknown('call');
    }
    await recordOnce(
      {
        subjectId: subjectId as string,
        path: path as string,
        modelId: model?.id ?? null,
        modelVersion: model?.version ?? null,
        callId: callId as string | null,
        startedBy: actor.personId as string,
      },
      () => findStart(tx, visionId),
      () => start(tx, actor, input, model),
    );
    return readVision(context, visionId);
  }),
  changePath: signedIn.changePath.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { visionId, changeId, path, reason } = input;
    await holdVision(tx, visionId, 'step');
    const vision = await findWritable(tx, actor, visionId);
    await recordOnce(
      { visionId: visionId as string, path: path as string, reason, changedBy: actor.personId as string },
      () => findPathChange(tx, changeId),
      async () => {
        requireOpen(vision);
        const from = vision.path;
        if (!later[from].includes(path))
          throw refusal(visionsProblems, 'visions/path-not-back', { from, to: path });
        await changePath(tx, actor, { id: changeId, visionId, from, to: path, reason });
        await audit(tx, actor, 'visions/path-changed', { id: visionId, detail: { from, to: path } });
      },
    );
    return readVision(context, visionId);
  }),
  reviseVision: signedIn.reviseVision.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const { visionId, revisionId, reason } = input;
    await holdVision(tx, visionId, 'step');
    const vision = await findVision(tx, visionId);
    if (!mayRevise(actor, seenOf(vision))) throw refusal(visionsProblems, 'visions/not-on-team');
    await recordOnce(
      { visionId: visionId as string, reason, startedBy: actor.personId as string },
      () => findRevision(tx, revisionId),
      async () => {
        if (vision.current === null || stageOf(vision) !== 'adopted')
          throw refusal(visionsProblems, 'visions/not-adopted-yet');
        const fromVersionId = vision.current.versionId;
        await insertRevision(tx, actor, { id: revisionId, visionId, fromVersionId, reason });
        await clearReasons(tx, actor, visionId);
        await audit(tx, actor, 'visions/revision-started', { id: visionId, detail: { fromVersionId } });
      },
    );
    return readVision(context, visionId);
  }),
};

/** The reasons of the last version were given and are kept with it; the next changes need their own. */
async function clearReasons(tx: Tx, actor: Actor, visionId: string): Promise<void> {
  for (const practice of await readPractices(tx, visionId)) {
    const { content } = practice;
    if (content.changeReason === '' && content.changeResearch.length === 0) continue;
    await replacePractice(tx, actor, visionId, practice, {
      ...content,
      changeReason: '',
      changeResearch: [],
    });
  }
}
