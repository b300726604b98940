import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { Language } from '../../kit/text.ts';
import type { Tx } from '../../server/database.ts';
import { findDifference } from './difference-rules.ts';
import { signedIn } from './find-vision.ts';
import { emptySide, sideOfFrozen } from './freezing-rules.ts';
import { readTerms } from './glossary-routes.ts';
import { tellTerm } from './glossary-rules.ts';
import { readVersionsOf } from './history-store.ts';
import { visionTermId } from './library-routes.ts';
import { visionsProblems } from './problems-contract.ts';
import { findSubmission } from './submission-store.ts';
import type { Version } from './version-contract.ts';
import {
  findCurrentVersions,
  findVersion,
  type KeptVersion,
  readOwnPlace,
  readTeamAt,
} from './version-store.ts';

async function findKept(tx: Tx, versionId: string): Promise<KeptVersion> {
  const kept = await findVersion(tx, { versionId });
  if (kept === undefined) throw refusal(commonProblems, 'record/not-found');
  return kept;
}

/** A version as the actor reads it. */
async function readVersion(
  tx: Tx,
  actor: Actor,
  { versionId, language }: { versionId: string; language: Language },
): Promise<Version> {
  const kept = await findKept(tx, versionId);
  const { content, textSha256, ...version } = kept;
  const submission = await findSubmission(tx, { versionId });
  if (!submission?.adoption) throw new Error(`version ${versionId} was adopted by nobody`);
  const versions = await readVersionsOf(tx, kept.visionId);
  const currentVersionId = versions[0]?.versionId ?? versionId;
  const { subjectId, bandId } = await readOwnPlace(tx, actor);
  const vision = (await readTerms(tx)).find(({ id }) => id === visionTermId);
  return {
    ...content,
    ...version,
    isCurrent: currentVersionId === versionId,
    currentVersionId,
    practices: content.practices.map((practice) => ({
      ...practice,
      textSha256: textSha256[practice.practiceId] ?? '',
    })),
    adoption: submission.adoption,
    team: await readTeamAt(tx, versionId),
    alsoCalled: vision === undefined ? [] : tellTerm(vision, language).aliases,
    you: {
      isYourSubject: subjectId === null ? null : subjectId === content.subject.id,
      isYourBand: bandId === null ? null : content.bands.some(({ id }) => id === bandId),
    },
    earlier: versions
      .filter(({ number }) => number < kept.number)
      .map(({ versionId: id, number, adoptedOn }) => ({ versionId: id, number, adoptedOn })),
  };
}

function sideOfVersion({ content, number }: KeptVersion) {
  return sideOfFrozen(`${content.title} ${number}`, content, 'frozen');
}

export const versionRoutes = {
  listVersions: signedIn.listVersions.handler(({ context, input }) =>
    findCurrentVersions(context.tx, input.subjectId),
  ),
  readVersion: signedIn.readVersion.handler(({ context, input }) =>
    readVersion(context.tx, context.actor, input),
  ),
  readVersionDifference: signedIn.readVersionDifference.handler(async ({ context: { tx }, input }) => {
    const after = await findKept(tx, input.versionId);
    if (input.from === undefined) {
      const before =
        after.number > 1 && (await findVersion(tx, { visionId: after.visionId, number: after.number - 1 }));
      return findDifference(before ? sideOfVersion(before) : emptySide, sideOfVersion(after));
    }
    const before = await findVersion(tx, { versionId: input.from });
    if (before?.visionId !== after.visionId)
      throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'version' });
    return findDifference(sideOfVersion(before), sideOfVersion(after));
  }),
};
