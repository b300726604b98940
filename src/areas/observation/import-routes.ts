import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { readCurrentAgreement } from './agreement-store.ts';
import {
  type ImportFacts,
  type ImportId,
  type ImportTitles,
  importContract,
  importProblems,
} from './import-contract.ts';
import { findImportFaults, findPartFault, windowOf } from './import-rules.ts';
import {
  countNewVisits,
  deleteDraft,
  findDraft,
  findImport,
  findPart,
  findTitles,
  fingerprintOfPart,
  forgetUnfinishedImports,
  insertDraft,
  insertImportedWindow,
  insertPart,
  keepImportedVisits,
  keepTitles,
  listBands,
  listImports,
  listParts,
  readPartGround,
} from './import-store.ts';
import { listCurrentVersions } from './version-store.ts';
import { findWindowFacts, loadWindowGround, readWindowOptions } from './window-opening-store.ts';

const signedIn = implement(importContract).$context<RequestContext>().use(admit);

/** The handlers for sheets of walkthroughs from before. */
export const importRoutes = {
  readImportOptions: signedIn.readImportOptions.handler(async ({ context: { tx } }) => {
    const agreement = await readCurrentAgreement(tx);
    const { today, buildings } = await readWindowOptions(tx);
    return {
      ...{ today, buildings, hasAgreement: agreement !== null },
      keptForMonths: agreement?.content.keptForMonths ?? null,
      timeZone: (await readPartGround(tx)).timeZone,
      bands: await listBands(tx),
      visions: await listCurrentVersions(tx),
      titles: await findTitles(tx),
    };
  }),

  keepImportTitles: signedIn.keepImportTitles.handler(async ({ context: { tx, actor }, input }) => {
    const titles = await withoutNames(tx, input);
    await keepTitles(tx, actor.districtId, titles);
    return titles;
  }),

  listImports: signedIn.listImports.handler(async ({ context: { tx } }) => ({
    imports: await listImports(tx),
  })),

  beginImport: signedIn.beginImport.handler(async ({ context: { tx, actor }, input }) => {
    await forgetUnfinishedImports(tx);
    await recordOnce<ImportFacts>(
      input,
      async () => (await findImport(tx, input.id)) ?? (await findDraft(tx, input.id))?.facts,
      async () => {
        await judge(tx, actor, input);
        await insertDraft(tx, actor, input);
      },
    );
    return { id: input.id, partsHere: await listParts(tx, input.id) };
  }),

  bringImportPart: signedIn.bringImportPart.handler(async ({ context: { tx, actor }, input }) => {
    const { id, number, visits } = input;
    // What was completed has all its parts: one that comes late is a repetition.
    if ((await findImport(tx, id)) !== undefined) return { number, visits: visits.length };
    const { facts } = await requireDraft(tx, actor, id);
    if (number >= facts.parts)
      throw refusal(importProblems, 'observation/import-part-wrong', { position: number, what: 'number' });
    const fault = findPartFault(visits, facts, await readPartGround(tx));
    if (fault !== null) throw refusal(importProblems, 'observation/import-part-wrong', fault);
    const sha256 = fingerprintOfPart(visits);
    await recordOnce(
      { sha256 },
      () => findPart(tx, id, number),
      () => insertPart(tx, actor.districtId, { id, number, visits, sha256 }),
    );
    return { number, visits: visits.length };
  }),

  completeImport: signedIn.completeImport.handler(async ({ context: { tx, actor }, input: { id } }) => {
    // The draft first: who waited for another's completion here finds what it made.
    const draft = await findDraft(tx, id);
    const done = await findImport(tx, id);
    if (done !== undefined) return { windowId: done.windowId, visits: done.visits };
    if (draft?.begunBy !== actor.personId) throw refusal(commonProblems, 'record/not-found');
    const { facts } = draft;
    const here = new Set(await listParts(tx, id));
    const missing = Array.from({ length: facts.parts }, (_, number) => number).filter((n) => !here.has(n));
    if (missing.length > 0) throw refusal(importProblems, 'observation/import-incomplete', { missing });
    const ground = await judge(tx, actor, facts);
    if ((await countNewVisits(tx, id)) !== facts.visits)
      throw refusal(importProblems, 'observation/import-not-as-announced');
    await insertImportedWindow(tx, actor, facts, ground);
    await keepImportedVisits(tx, actor, facts);
    await deleteDraft(tx, id);
    const { windowId, visits } = facts;
    await audit(tx, actor, 'observation/sheet-brought', { id, detail: { windowId, visits } });
    return { windowId, visits };
  }),

  giveUpImport: signedIn.giveUpImport.handler(async ({ context: { tx, actor }, input: { id } }) => {
    const draft = await findDraft(tx, id);
    if (draft !== undefined && draft.begunBy !== actor.personId)
      throw refusal(commonProblems, 'record/not-found');
    await deleteDraft(tx, id);
    return { id };
  }),
};

/** An import is brought to its end by who began it: the visits will be theirs. */
async function requireDraft(tx: Tx, actor: Actor, id: ImportId) {
  const draft = await findDraft(tx, id);
  if (draft === undefined || draft.begunBy !== actor.personId)
    throw refusal(commonProblems, 'record/not-found');
  return draft;
}

async function judge(
  tx: Tx,
  actor: Actor,
  facts: ImportFacts,
): Promise<{ agreementId: string; coveragePercent: number }> {
  const ground = await loadWindowGround(tx, actor, windowOf(facts));
  const keptForMonths = (await readCurrentAgreement(tx))?.content.keptForMonths ?? null;
  const isWindowThere = (await findWindowFacts(tx, facts.windowId)) !== undefined;
  const [fault] = findImportFaults(facts, { ...ground, keptForMonths, isWindowThere });
  if (fault !== undefined) throw fault;
  if (ground.agreementId === null) throw new Error('an import without faults has an agreement');
  return { agreementId: ground.agreementId, coveragePercent: ground.gate?.coveragePercent ?? 0 };
}

/** A title that names somebody of the staff is forgotten: the others are kept. */
async function withoutNames(tx: Tx, titles: ImportTitles): Promise<ImportTitles> {
  const names = async (title: string) => (await findNamedStaff(tx, title)).length > 0;
  const { practices, ...others } = titles;
  const kept = await Promise.all(
    Object.entries(others).map(async ([of, title]) => [
      of,
      title !== null && (await names(title)) ? null : title,
    ]),
  );
  const keptPractices = [];
  for (const practice of practices) if (!(await names(practice.title))) keptPractices.push(practice);
  return { ...(Object.fromEntries(kept) as typeof others), practices: keptPractices };
}
