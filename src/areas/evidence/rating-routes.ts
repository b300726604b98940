import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { isStaff, mayAddIn } from './access.ts';
import { isOld } from './age-rules.ts';
import { guardWords } from './entry-guard.ts';
import { findEntryFacts, insertEntry, listEntries, readLastSeen } from './entry-store.ts';
import { findIndicator, findIndicatorOfPart } from './indicator-file.ts';
import type { Indicator } from './indicator-schema.ts';
import { listBuildings, readOldAfterMonths, readToday } from './place-store.ts';
import { evidenceProblems } from './problem-contract.ts';
import { type EntryInput, type Rating, ratingContract, type Scale } from './rating-contract.ts';
import { findRatingFault, shownSpread } from './rating-rules.ts';
import {
  findCorrected,
  findRating,
  findRatingFacts,
  findRatingGroup,
  insertRating,
  type RatingFacts,
  type RatingGroup,
} from './rating-store.ts';
import { wordingOf } from './scale-rules.ts';
import { readScales, writeScale } from './scale-store.ts';
import { withdraw } from './withdrawal.ts';

const signedIn = implement(ratingContract).$context<RequestContext>().use(admit);

/** The handlers of ratings and of what was seen. */
export const ratingRoutes = {
  readScale: signedIn.readScale.handler(({ context: { tx } }) => readScale(tx)),
  chooseScale: signedIn.chooseScale.handler(async ({ context: { tx, actor }, input }) => {
    const before = await readScale(tx);
    if (input.scaleId !== null && !before.offered.some(({ id }) => id === input.scaleId))
      throw refusal(evidenceProblems, 'evidence/scale-unknown');
    if (input.scaleId === before.scaleId) return before;
    await writeScale(tx, actor.districtId, input.scaleId);
    await audit(tx, actor, 'evidence/scale-chosen', { id: actor.districtId, detail: input });
    return readScale(tx);
  }),
  recordRating: signedIn.recordRating.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...facts } = input;
    const indicator = findIndicator(facts.indicatorId);
    const group = await findRatingGroup(tx, actor, facts.groupId);
    if (indicator === undefined || group === undefined) throw refusal(commonProblems, 'record/not-found');
    if (!group.isMember) throw refusal(evidenceProblems, 'evidence/not-in-this-group');
    const recorded = await recordOnce<RatingFacts>(
      facts,
      () => findRatingFacts(tx, id),
      () => recordRating(tx, actor, id, facts, indicator, group),
    );
    if (recorded === 'new')
      await audit(tx, actor, 'evidence/rating-recorded', {
        id,
        detail: { indicatorId: indicator.id, groupId: group.id, correctsId: facts.correctsId },
      });
    return readRating(tx, actor, id);
  }),
  readRating: signedIn.readRating.handler(({ context: { tx, actor }, input }) =>
    readRating(tx, actor, input.id),
  ),
  addEntry: signedIn.addEntry.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...said } = input;
    if (!mayAddIn(actor, said.buildingId)) throw refusal(evidenceProblems, 'evidence/own-building-only');
    const facts = { ...said, ratingId: null };
    const recorded = await recordOnce(
      facts,
      () => findEntryFacts(tx, id),
      async () => {
        const indicator = findIndicatorOfPart(facts.partId);
        if (indicator === undefined) throw refusal(evidenceProblems, 'evidence/no-such-part');
        await requireEntry(tx, input);
        await insertEntry(tx, actor, id, { ...facts, indicatorId: indicator.id });
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'evidence/entry-added', { id, detail: { partId: facts.partId } });
    return { id };
  }),
  withdrawEntry: signedIn.withdrawEntry.handler(({ context: { tx, actor }, input }) =>
    withdraw(tx, actor, 'entry', input.id),
  ),
};

async function readScale(tx: Tx): Promise<Scale> {
  const { scale, offered } = await readScales(tx);
  return {
    levels: scale.levels,
    scaleId: offered.some(({ id }) => id === scale.id) ? scale.id : null,
    offered: offered.map(({ id, name }) => ({ id, name: wordingOf(name) })),
  };
}

async function requireEntry(tx: Tx, entry: EntryInput): Promise<void> {
  await requirePast(tx, entry.seenOn);
  const { buildingId } = entry;
  if (buildingId !== null && !(await listBuildings(tx)).some(({ id }) => id === buildingId))
    throw refusal(evidenceProblems, 'evidence/building-not-open');
  await guardWords(tx, entry.what);
}

async function requirePast(tx: Tx, day: string): Promise<void> {
  const today = await readToday(tx);
  if (day > today) throw refusal(evidenceProblems, 'evidence/in-the-future', { today });
}

async function recordRating(
  tx: Tx,
  actor: Actor,
  id: string,
  facts: RatingFacts,
  indicator: Indicator,
  group: RatingGroup,
): Promise<void> {
  if (group.isEnded) throw refusal(evidenceProblems, 'evidence/group-ended');
  await requirePast(tx, facts.heldOn);
  // A correction is on the scale of what it corrects, whatever the district rates on today.
  const scale = (await findCorrectable(tx, facts))?.scale ?? (await readScales(tx)).scale;
  requireWhole(facts, indicator, scale.levels);
  await guardWords(tx, ...facts.parts.map(({ dissent }) => dissent));
  for (const entry of facts.evidence) {
    if (!mayAddIn(actor, entry.buildingId)) throw refusal(evidenceProblems, 'evidence/own-building-only');
    await requireEntry(tx, entry);
    if (entry.seenOn > facts.heldOn)
      throw refusal(evidenceProblems, 'evidence/in-the-future', { today: facts.heldOn });
  }
  const oldAfterMonths = await readOldAfterMonths(tx);
  const seen = await readLastSeen(tx, group.buildingId, facts.heldOn);
  for (const { partId, seenOn } of facts.evidence)
    if (seenOn > (seen.get(partId) ?? '')) seen.set(partId, seenOn);
  const recent = indicator.parts.filter(
    (part) => !isOld(seen.get(part.id) ?? null, facts.heldOn, oldAfterMonths),
  );
  await insertRating(tx, actor, id, {
    ...{ facts, scale, oldAfterMonths, buildingId: group.buildingId },
    recentParts: new Set(recent.map((part) => part.id)),
  });
  for (const { id: entryId, ...entry } of facts.evidence) {
    if ((await findEntryFacts(tx, entryId)) !== undefined)
      throw refusal(commonProblems, 'record/different-content');
    await insertEntry(tx, actor, entryId, { ...entry, ratingId: id, indicatorId: indicator.id });
  }
}

function requireWhole(facts: RatingFacts, indicator: Indicator, levels: readonly { id: string }[]): void {
  const present = facts.present.reduce((sum, { count }) => sum + count, 0);
  const partIds = indicator.parts.map((part) => part.id);
  const fault = findRatingFault(
    facts.parts,
    present,
    partIds,
    levels.map((level) => level.id),
  );
  if (fault?.kind === 'more-than-present')
    throw refusal(evidenceProblems, 'evidence/more-than-present', { said: fault.said, present });
  if (fault !== null) throw refusal(evidenceProblems, `evidence/${fault.kind}`);
  if (facts.evidence.some(({ partId }) => !partIds.includes(partId)))
    throw refusal(evidenceProblems, 'evidence/no-such-part');
}

async function findCorrectable(tx: Tx, facts: RatingFacts) {
  if (facts.correctsId === null) return null;
  const old = await findCorrected(tx, facts.correctsId);
  if (old?.indicatorId !== facts.indicatorId || old.groupId !== facts.groupId)
    throw refusal(evidenceProblems, 'evidence/corrects-another');
  if (old.isCorrected) throw refusal(evidenceProblems, 'evidence/already-corrected');
  return old;
}

async function readRating(tx: Tx, actor: Actor, id: string): Promise<Rating> {
  const row = await findRating(tx, id);
  const indicator = row && findIndicator(row.indicatorId);
  if (row === undefined || indicator === undefined) throw refusal(commonProblems, 'record/not-found');
  const { indicatorId: _, scale, parts, ...rating } = row;
  const group = await findRatingGroup(tx, actor, rating.group.id);
  const present = rating.present.reduce((sum, { count }) => sum + count, 0);
  const months = rating.oldAfterMonths;
  const levelIds = scale.levels.map((level) => level.id);
  return {
    ...rating,
    indicator: { id: indicator.id, ordinal: indicator.ordinal, statement: indicator.statement },
    levels: scale.levels,
    parts: indicator.parts.flatMap(({ id: partId, name }) => {
      const kept = parts.find((one) => one.partId === partId);
      if (kept === undefined) return [];
      const { agreed, dissent, hasRecent } = kept;
      return [
        { id: partId, name, agreed, dissent, hasRecent, spread: shownSpread(kept.spread, present, levelIds) },
      ];
    }),
    evidence: (await listEntries(tx, actor, { ratingId: id })).map((entry) => ({
      ...entry,
      isOld: isOld(entry.seenOn, rating.heldOn, months),
    })),
    mayCorrect: isStaff(actor) && group?.isMember === true && rating.correctedById === null,
  };
}
