import type { z } from 'zod';
import type { Actor } from '../../kit/actor.ts';
import { refusal } from '../../kit/problem.ts';
import type { Tx } from '../../server/database.ts';
import { loadScope, maySeeLoadOf } from './access.ts';
import type { LoadCounts, SpreadProposal } from './load-contract.ts';
import { type Carrier, roomOf } from './load-rules.ts';
import { listCarriers, listPlacesAndTeams, readSettings } from './load-store.ts';
import { supportsProblems } from './problem-contract.ts';
import { poolsOfPeople, poolsOfStep } from './spread-pools.ts';
import { type SpreadMove, type SpreadPerson, spreadFairly } from './spread-rules.ts';
import { listAsked, listMovable, type MovableStep } from './spread-store.ts';
import { readToday } from './store.ts';

/** Moves that fit on a page: more than that nobody talks over. */
const mostMoves = 50;

/** A fairer spread of what the actor may see. Every move in it is a question that somebody may ask; nothing is done here. */
export async function proposeSpread(tx: Tx, actor: Actor): Promise<z.input<typeof SpreadProposal>> {
  // A building administrator without a building has nobody among whom to spread.
  if (loadScope(actor) === 'own') throw refusal(supportsProblems, 'supports/not-yours');
  const today = await readToday(tx);
  const [settings, asked, { buildings }] = [
    await readSettings(tx),
    await listAsked(tx),
    await listPlacesAndTeams(tx),
  ];
  const people = (await listCarriers(tx, today)).filter((carrier) => maySeeLoadOf(actor, carrier));
  const pools = poolsOfPeople(people);
  const carrierOf = new Map(people.map((carrier) => [carrier.id, carrier]));
  const movable = (await listMovable(tx)).filter(({ holderId }) => carrierOf.has(holderId));
  const steps = movable.map((step) => ({
    id: step.id,
    holderId: step.holderId,
    pools: poolsOfStep(step.buildingId, carrierOf.get(step.holderId)?.capacities ?? [], pools),
  }));
  const weighed = people.map((carrier) =>
    weigh(carrier, roomOf(carrier.weeklyMinutes, settings), { movable, asked }),
  );
  const moves = spreadFairly(weighed, pools, steps);
  const then = countThen(people, [...moves, ...asked]);
  const over = (stepsOf: (carrier: Carrier) => number) =>
    people.reduce((sum, carrier) => sum + Math.max(0, stepsOf(carrier) - settings.cap), 0);
  const nameOf = new Map(buildings.map(({ id, name }) => [id, name]));
  return {
    ...{ on: today, cap: settings.cap, people: people.length, movable: movable.length, total: moves.length },
    overNow: over(({ counts }) => counts.steps),
    overThen: over(({ id }) => then.get(id) ?? 0),
    moves: inOrderOfNames(moves, people)
      .slice(0, mostMoves)
      .map((move) => describe(move, { movable, carrierOf, then, nameOf, cap: settings.cap })),
  };
}

function besideSteps({ commitments, seats, visits }: LoadCounts): number {
  return commitments + seats + visits;
}

type Given = { movable: readonly MovableStep[]; asked: readonly { fromId: string; toId: string }[] };

/** A step about which somebody has been asked counts where it may go. */
function weigh({ id, counts }: Carrier, room: number, { movable, asked }: Given): SpreadPerson {
  const leaving = asked.filter(({ fromId }) => fromId === id).length;
  const arriving = asked.filter(({ toId }) => toId === id).length;
  const free = movable.filter(({ holderId }) => holderId === id).length;
  return {
    id,
    other: besideSteps(counts),
    staying: Math.max(0, counts.steps - free - leaving + arriving),
    room,
  };
}

/** Open steps of each once everybody has said yes, to what is proposed and to what has been asked already. */
function countThen(people: readonly Carrier[], moves: Given['asked']): Map<string, number> {
  const then = new Map(people.map(({ id, counts }) => [id, counts.steps]));
  for (const { fromId, toId } of moves) {
    then.set(fromId, (then.get(fromId) ?? 0) - 1);
    then.set(toId, (then.get(toId) ?? 0) + 1);
  }
  return then;
}

function inOrderOfNames(moves: readonly SpreadMove[], people: readonly Carrier[]): SpreadMove[] {
  const place = new Map(people.map(({ id }, index) => [id, index]));
  return moves.toSorted((one, other) => (place.get(one.fromId) ?? 0) - (place.get(other.fromId) ?? 0));
}

type Known = {
  movable: readonly MovableStep[];
  carrierOf: ReadonlyMap<string, Carrier>;
  then: ReadonlyMap<string, number>;
  nameOf: ReadonlyMap<string, string>;
  cap: number;
};

function describe(
  { stepId, fromId, toId }: SpreadMove,
  { movable, carrierOf, then, nameOf, cap }: Known,
): z.input<typeof SpreadProposal>['moves'][number] {
  const [step, from, to] = [
    movable.find(({ id }) => id === stepId),
    carrierOf.get(fromId),
    carrierOf.get(toId),
  ];
  if (step === undefined || from === undefined || to === undefined)
    throw new Error('a move of a step or between people that were not given');
  const [fromNow, toNow] = [from.counts.steps, to.counts.steps];
  return {
    step: { id: step.id, what: step.what, dueOn: step.dueOn },
    building: step.buildingId === null ? null : (nameOf.get(step.buildingId) ?? null),
    from: { id: from.id, name: from.name },
    to: { id: to.id, name: to.name },
    reason: fromNow > cap ? 'over_cap' : 'uneven',
    ...{ fromNow, toNow, fromThen: then.get(fromId) ?? 0, toThen: then.get(toId) ?? 0 },
    ...{ fromBeside: besideSteps(from.counts), toBeside: besideSteps(to.counts) },
  };
}
