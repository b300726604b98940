import { createHash } from 'node:crypto';
import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayRecordTraining, mayWithdrawTraining, staffCapacities, trainingCapacities } from './access.ts';
import { employeeGroups } from './commitment-contract.ts';
import {
  type ConflictOutcome,
  conflictContract,
  type PeopleByGroup,
  type Training,
} from './conflict-contract.ts';
import {
  countOutcomes,
  monthsOpen,
  outcomesAtOnce,
  placeOf,
  schoolYearOf,
  tellingsAMonth,
} from './conflict-rules.ts';
import {
  countTelling,
  findReceipt,
  findTraining,
  insertOutcome,
  insertReceipt,
  insertTraining,
  keepTeller,
  listBatches,
  listSchoolYears,
  listTold,
  listTrainings,
  withdrawTraining,
} from './conflict-store.ts';
import { cultureProblems } from './problem-contract.ts';
import { refuseClosed, refuseFuture, refuseNames } from './refusals.ts';
import { lockRecord, readToday } from './store.ts';

const signedIn = implement(conflictContract).$context<RequestContext>().use(admit);

/** The handlers of the conflict page: trainings, and how conflicts came to an end. */
export const conflictRoutes = {
  readConflict: signedIn.readConflict.handler(async ({ context: { tx, actor }, input }) => {
    const today = await readToday(tx);
    const schoolYear = input.schoolYear ?? schoolYearOf(today);
    const rows = await listTrainings(tx, { from: `${schoolYear}-07-01`, until: `${schoolYear + 1}-06-30` });
    const trainings: Training[] = rows.map(({ recordedById, isWithdrawn: _, ...training }) => ({
      ...training,
      mayWithdraw: trainingKinds.includes(actor.capacity) && mayWithdrawTraining(actor, { recordedById }),
    }));
    const told = await listTold(tx, schoolYear, outcomesAtOnce);
    const years = new Set([...(await listSchoolYears(tx, outcomesAtOnce)), schoolYearOf(today), schoolYear]);
    return {
      today,
      schoolYear,
      schoolYears: [...years].toSorted((one, other) => other - one),
      trainings,
      sums: sumsOf(trainings),
      outcomes: told.length === 0 ? null : countOutcomes(told),
      mayRecordTraining: trainingKinds.includes(actor.capacity),
      mayTellOutcome: (staffCapacities as readonly string[]).includes(actor.capacity),
    };
  }),
  recordTraining: signedIn.recordTraining.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...facts } = input;
    if (!mayRecordTraining(actor, facts.buildingId))
      throw refusal(cultureProblems, 'culture/own-building-only');
    const recorded = await recordOnce(
      facts,
      () => findTraining(tx, id),
      async () => {
        const today = await readToday(tx);
        refuseFuture(facts.on, today);
        await refuseClosed(tx, facts.buildingId, today);
        if (Object.values(facts.people).every((people) => people === 0))
          throw refusal(cultureProblems, 'culture/nobody-took-part');
        await refuseNames(tx, facts.focus);
        await insertTraining(tx, actor, id, facts);
      },
    );
    if (recorded === 'new') await audit(tx, actor, 'culture/training-recorded', { id });
    return {};
  }),
  withdrawTraining: signedIn.withdrawTraining.handler(async ({ context: { tx, actor }, input }) => {
    await lockRecord(tx, input.id);
    const [training] = await listTrainings(tx, { id: input.id });
    if (training === undefined) throw refusal(commonProblems, 'record/not-found');
    if (!mayWithdrawTraining(actor, training)) throw refusal(cultureProblems, 'culture/not-your-training');
    if (!training.isWithdrawn) {
      await withdrawTraining(tx, actor, input.id);
      await audit(tx, actor, 'culture/training-withdrawn', { id: input.id });
    }
    return {};
  }),
  tellOutcome: signedIn.tellOutcome.handler(async ({ context: { tx, actor }, input }) => {
    await keepOutcome(tx, actor, input);
    return {};
  }),
};

const trainingKinds: readonly string[] = trainingCapacities;

function sumsOf(trainings: readonly Training[]): {
  trainings: number;
  minutes: number;
  people: PeopleByGroup;
} {
  const sum = (of: (training: Training) => number) =>
    trainings.reduce((total, training) => total + of(training), 0);
  return {
    trainings: trainings.length,
    minutes: sum(({ minutes }) => minutes),
    people: Object.fromEntries(
      employeeGroups.map((group) => [group, sum(({ people }) => people[group])]),
    ) as PeopleByGroup,
  };
}

/**
 * Keeps what was told, of nobody. A repetition is known by hashes that lie apart: with the id, which only its maker has,
 * what was told cannot be guessed from them. Who told is looked at for one thing: that a group of five has five tellers, so that
 * nobody can fill four places and read the fifth.
 */
async function keepOutcome(tx: Tx, actor: Actor, { id, ...told }: ConflictOutcome): Promise<void> {
  const { districtId } = actor;
  await lockRecord(tx, `outcomes in ${districtId}`);
  const idHash = hashOf(id);
  const contentHash = hashOf(`${id} ${JSON.stringify(Object.entries(told).toSorted())}`);
  const before = await findReceipt(tx, idHash);
  if (before === contentHash) return;
  if (before !== null) throw refusal(commonProblems, 'record/different-content');
  const { first, last } = monthsOpen(await readToday(tx));
  const month = `${told.month}-01`;
  if (month < first || month > last)
    throw refusal(cultureProblems, 'culture/month-too-long-ago', { first, last });
  const schoolYear = schoolYearOf(month);
  if (!(await countTelling(tx, actor, last, tellingsAMonth)))
    throw refusal(cultureProblems, 'culture/told-enough', { most: tellingsAMonth });
  const place = placeOf(await listBatches(tx, schoolYear, actor.personId));
  await insertReceipt(tx, districtId, idHash, contentHash);
  await insertOutcome(tx, districtId, told, { schoolYear, batch: place.batch });
  await keepTeller(tx, actor, schoolYear, place);
  await audit(tx, { districtId, nameless: true }, 'culture/conflict-outcome-told', { id: districtId });
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
