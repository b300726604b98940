import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { leads } from './access.ts';
import { closeEndedRounds, scalesOf } from './closing.ts';
import { readIndicators, readItemPack } from './item-pack.ts';
import { hasQuestionTwice, itemsOf, wordingsOf } from './item-rules.ts';
import { readItemSet } from './item-store.ts';
import { pulseProblems } from './problem-contract.ts';
import { refuseNames } from './refusals.ts';
import { employeeGroups, type Round, type RoundSummary, roundContract } from './round-contract.ts';
import { earliestOpening, fewest, findRoundFault, type RoundFault, roughly, stageOf } from './round-rules.ts';
import {
  findMyPlaces,
  findRound,
  findRoundFacts,
  holdRounds,
  insertRound,
  type KeptRound,
  listBuildings,
  listRounds,
  type RoundFacts,
  readToday,
  readTurnout,
  type TurnoutRow,
  withdrawRound,
} from './store.ts';
import { emptyTallies } from './tally-rules.ts';
import { insertUrn } from './urn-store.ts';

const signedIn = implement(roundContract).$context<RequestContext>().use(admit);
const resultsAreNewFor = 10;

/** The handlers of rounds. */
export const roundRoutes = {
  listRounds: signedIn.listRounds.handler(async ({ context: { tx, actor } }) => {
    await closeEndedRounds(tx);
    const [today, rounds] = [await readToday(tx), await listRounds(tx, actor)];
    return {
      rounds: rounds.map((round) => summaryOf(round, today)),
      today,
      mayOpen: leads(actor),
      earliestOn: earliestOpening(rounds, today),
    };
  }),
  readRound: signedIn.readRound.handler(async ({ context: { tx, actor }, input }) => {
    await closeEndedRounds(tx);
    return wholeOf(tx, actor, await roundOr404(tx, actor, input.id));
  }),
  openRound: signedIn.openRound.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...chosen } = input;
    const facts: RoundFacts = { ...chosen, openedBy: actor.personId };
    await holdRounds(tx, actor.districtId);
    await recordOnce<RoundFacts>(
      facts,
      () => findRoundFacts(tx, id),
      () => setRound(tx, actor, id, facts),
    );
    return wholeOf(tx, actor, await roundOr404(tx, actor, id));
  }),
  withdrawRound: signedIn.withdrawRound.handler(async ({ context: { tx, actor }, input }) => {
    await holdRounds(tx, actor.districtId);
    const round = await findRound(tx, actor, input.id);
    if (round === undefined) {
      // Taken back before: said again, it is so.
      if ((await findRoundFacts(tx, input.id)) === undefined)
        throw refusal(commonProblems, 'record/not-found');
      return {};
    }
    if (stageOf(round, await readToday(tx)) !== 'coming') throw refusal(pulseProblems, 'pulse/has-begun');
    await withdrawRound(tx, actor, input.id);
    await audit(tx, actor, 'pulse/round-withdrawn', { id: input.id });
    return {};
  }),
  listNext: signedIn.listNext.handler(async ({ context: { tx, actor } }) => {
    await closeEndedRounds(tx);
    const [today, rounds] = [await readToday(tx), await listRounds(tx, actor)];
    const since = addDays(today, -resultsAreNewFor);
    return {
      toAnswer: rounds
        .filter((round) => stageOf(round, today) === 'open' && round.isAsked && !round.hasAnswered)
        .map(({ id, closesOn, items }) => ({ id, closesOn, questions: items.length })),
      opened: rounds
        .filter((round) => stageOf(round, today) === 'closed' && round.closesOn >= since)
        .map(({ id, closesOn }) => ({ id, closedOn: closesOn })),
    };
  }),
};

async function roundOr404(tx: Tx, actor: Actor, id: string): Promise<KeptRound> {
  const round = await findRound(tx, actor, id);
  if (round === undefined) throw refusal(commonProblems, 'record/not-found');
  return round;
}

async function setRound(tx: Tx, actor: Actor, id: string, facts: RoundFacts): Promise<void> {
  const fault = findRoundFault(facts, await listRounds(tx, actor), await readToday(tx));
  if (fault !== null) throw refusalOf(fault);
  const set = await readItemSet(tx);
  const items = itemsOf(readIndicators(), readItemPack().items, set);
  if (items.length === 0) throw refusal(pulseProblems, 'pulse/nothing-asked');
  if (hasQuestionTwice(items)) throw refusal(pulseProblems, 'pulse/question-twice');
  // Whoever has come since the question was written may be named in it.
  await refuseNames(tx, wordingsOf(set.own));
  const asked = await insertRound(tx, actor, id, { ...facts, items });
  if (asked < fewest) throw refusal(pulseProblems, 'pulse/nobody-asked');
  const counted = [...placesOf(await readTurnout(tx, id))].filter(([, place]) => place.asked >= fewest);
  const [places, scales] = [counted.map(([key]) => key), scalesOf(items)];
  await insertUrn(tx, actor, { id, items, scales }, { places, tallies: emptyTallies(items, places, scales) });
  await audit(tx, actor, 'pulse/round-set', {
    id,
    detail: { opensOn: facts.opensOn, closesOn: facts.closesOn, groups: facts.groups, asked },
  });
}

function refusalOf(fault: RoundFault) {
  switch (fault.is) {
    case 'opens-in-the-past':
      return refusal(pulseProblems, 'pulse/opens-in-the-past', { today: fault.today });
    case 'too-far-ahead':
      return refusal(pulseProblems, 'pulse/too-far-ahead', { last: fault.last });
    case 'too-near-another':
      return refusal(pulseProblems, 'pulse/too-near-another', { other: fault.other });
    case 'three-a-year':
      return refusal(pulseProblems, 'pulse/three-a-year');
    case 'not-three-to-twenty-one-days':
      return refusal(pulseProblems, 'pulse/not-three-to-twenty-one-days');
  }
}

type Turnout = { asked: number; answered: number };

/** How many were asked and have answered in each building and each group, never both together. */
function placesOf(turnout: readonly TurnoutRow[]): Map<string, Turnout> {
  const places = new Map<string, Turnout>();
  for (const { building, group, asked, answered } of turnout)
    for (const key of [`building/${building ?? 'none'}`, `group/${group}`]) {
      const place = places.get(key) ?? { asked: 0, answered: 0 };
      places.set(key, { asked: place.asked + asked, answered: place.answered + answered });
    }
  return places;
}

function summaryOf(round: KeptRound, today: string): RoundSummary {
  const { id, opensOn, closesOn, groups, asked, isAsked, hasAnswered } = round;
  const stage = stageOf(round, today);
  const answered = stage === 'closed' ? round.answered : roughly(asked, round.answered ?? 0);
  return {
    ...{ id, stage, opensOn, closesOn, groups, asked, answered },
    questions: round.items.length,
    mine: { isAsked, hasAnswered },
  };
}

async function wholeOf(tx: Tx, actor: Actor, round: KeptRound): Promise<Round> {
  const [today, turnout] = [await readToday(tx), await readTurnout(tx, round.id)];
  const places = placesOf(turnout);
  const shown = (key: string) => {
    const { asked, answered } = places.get(key) ?? { asked: 0, answered: 0 };
    return { asked, answered: roughly(asked, answered) };
  };
  const [buildings, mine] = [await listBuildings(tx), await findMyPlaces(tx, actor, round.id)];
  const here = buildings.find(({ id }) => id === mine?.building);
  const inBuilding = places.get(`building/${mine?.building ?? 'none'}`)?.asked ?? 0;
  const inGroup = places.get(`group/${mine?.group}`)?.asked ?? 0;
  return {
    ...summaryOf(round, today),
    items: round.items,
    indicators: readIndicators(),
    buildings: [...buildings, null]
      .filter((building) => places.has(`building/${building?.id ?? 'none'}`))
      .map((building) => ({ building, ...shown(`building/${building?.id ?? 'none'}`) })),
    byGroup: employeeGroups
      .filter((group) => places.has(`group/${group}`))
      .map((group) => ({ group, ...shown(`group/${group}`) })),
    myPlaces: mine
      ? {
          building: { name: here?.name ?? null, asked: inBuilding, canAppear: inBuilding >= fewest },
          group: { group: mine.group as never, asked: inGroup, canAppear: inGroup >= fewest },
        }
      : null,
    mayWithdraw: leads(actor) && stageOf(round, today) === 'coming',
  };
}
