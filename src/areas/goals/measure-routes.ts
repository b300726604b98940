import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { keepsMeasures } from './access.ts';
import { measureContract } from './measure-contract.ts';
import {
  areNormsAgreed,
  findMeasureFacts,
  findRelationFacts,
  findYearFacts,
  insertMeasure,
  insertRelation,
  insertYear,
  listMeasures,
  type MeasureFacts,
  type RelationFacts,
  type YearFacts,
} from './measure-store.ts';
import { goalsProblems, leastGroup } from './problem-contract.ts';
import { latestSchoolYear } from './school-year-rules.ts';
import { lock, readToday } from './store.ts';

const signedIn = implement(measureContract).$context<RequestContext>().use(admit);

async function pageOr404(tx: Tx, actor: Actor, id: string) {
  const [found] = await listMeasures(tx, id);
  if (found === undefined) throw refusal(commonProblems, 'record/not-found');
  return { ...found, mayKeep: keepsMeasures(actor) };
}

async function refuseNames(tx: Tx, texts: readonly string[]): Promise<void> {
  const found = await findNamedStaff(tx, texts.join('\n'));
  if (found.length > 0) throw refusal(goalsProblems, 'goals/names-a-person', { found });
}

async function keepYear(tx: Tx, actor: Actor, yearId: string, asked: Omit<YearFacts, 'madeBy'>) {
  await lock(tx, asked.measureId);
  const { years } = await pageOr404(tx, actor, asked.measureId);
  const facts: YearFacts = { ...asked, madeBy: actor.personId };
  await recordOnce<YearFacts>(
    facts,
    () => findYearFacts(tx, yearId),
    async () => {
      await refuseYearFaults(tx, facts, years);
      await insertYear(tx, actor, yearId, facts);
      const detail = { yearId, startsIn: facts.startsIn, correctsId: facts.correctsId };
      await audit(tx, actor, 'goals/measure-year-kept', { id: facts.measureId, detail });
    },
  );
  return pageOr404(tx, actor, asked.measureId);
}

type KeptYear = Awaited<ReturnType<typeof pageOr404>>['years'][number];

async function refuseYearFaults(tx: Tx, facts: YearFacts, years: readonly KeptYear[]): Promise<void> {
  const corrected = years.find(({ id }) => id === facts.correctsId);
  if (facts.correctsId !== null && corrected?.startsIn !== facts.startsIn)
    throw refusal(commonProblems, 'record/not-found');
  if (corrected !== undefined && corrected.correctedById !== null)
    throw refusal(goalsProblems, 'goals/already-corrected');
  if (corrected === undefined && years.some(({ startsIn }) => startsIn === facts.startsIn))
    throw refusal(goalsProblems, 'goals/year-kept', { startsIn: facts.startsIn });
  const latest = latestSchoolYear(await readToday(tx));
  if (facts.startsIn > latest) throw refusal(goalsProblems, 'goals/year-not-possible', { latest });
  if (facts.of < leastGroup) throw refusal(goalsProblems, 'goals/group-too-small', { least: leastGroup });
  if (facts.counted > facts.of) throw refusal(goalsProblems, 'goals/more-than-all');
  await refuseNames(tx, [facts.source, facts.note]);
}

async function relate(tx: Tx, actor: Actor, relationId: string, asked: Omit<RelationFacts, 'saidBy'>) {
  await lock(tx, asked.measureId);
  await pageOr404(tx, actor, asked.measureId);
  const facts: RelationFacts = { ...asked, saidBy: actor.personId };
  await recordOnce<RelationFacts>(
    facts,
    () => findRelationFacts(tx, relationId),
    async () => {
      if (!(await areNormsAgreed(tx, facts.normIds))) throw refusal(goalsProblems, 'goals/norm-not-agreed');
      await refuseNames(tx, [facts.why]);
      await insertRelation(tx, actor, relationId, facts);
      const detail = { normIds: facts.normIds };
      await audit(tx, actor, 'goals/measure-related', { id: facts.measureId, detail });
    },
  );
  return pageOr404(tx, actor, asked.measureId);
}

/** The handlers of district measures. */
export const measureRoutes = {
  listMeasures: signedIn.listMeasures.handler(async ({ context: { tx, actor } }) => ({
    measures: (await listMeasures(tx, null)).map(({ measure }) => measure),
    mayKeep: keepsMeasures(actor),
  })),
  readMeasure: signedIn.readMeasure.handler(({ context: { tx, actor }, input }) =>
    pageOr404(tx, actor, input.measureId),
  ),
  makeMeasure: signedIn.makeMeasure.handler(async ({ context: { tx, actor }, input }) => {
    const { measureId, ...asked } = input;
    const facts: MeasureFacts = { ...asked, madeBy: actor.personId };
    await lock(tx, measureId);
    await recordOnce<MeasureFacts>(
      facts,
      () => findMeasureFacts(tx, measureId),
      async () => {
        await refuseNames(tx, [facts.name, facts.counted, facts.ofWhom]);
        await insertMeasure(tx, actor, measureId, facts, await readToday(tx));
        await audit(tx, actor, 'goals/measure-made', { id: measureId, detail: { kind: facts.kind } });
      },
    );
    return pageOr404(tx, actor, measureId);
  }),
  keepYear: signedIn.keepYear.handler(({ context: { tx, actor }, input: { yearId, ...asked } }) =>
    keepYear(tx, actor, yearId, asked),
  ),
  relateMeasure: signedIn.relateMeasure.handler(
    ({ context: { tx, actor }, input: { relationId, ...asked } }) => relate(tx, actor, relationId, asked),
  ),
};
