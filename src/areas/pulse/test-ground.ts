import type { NamedPerson } from '../../../test/maple-ridge.ts';
import { type Api, apiClient, type World } from '../../../test/world.ts';
import type { CapacityKind } from '../../kit/actor.ts';
import { newId } from '../../kit/new-id.ts';
import { day } from '../conversations/test-ground.ts';
import type { Round, RoundId, RoundInput } from './round-contract.ts';

export const newRoundId = () => newId() as RoundId;

/** The pulse's endpoints as a named person uses them. */
export const pulseOf = (world: World, name: NamedPerson | null) => world.as(name).pulse;

export type Colleague = { id: string; pulse: Api['pulse'] };

/** More staff of one building, each signed in. Their family names are of no language. */
export async function addColleagues(
  world: World,
  kind: CapacityKind,
  building: string | null,
  count: number,
): Promise<Colleague[]> {
  const colleagues: Colleague[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `Given${index} Qx${newId().slice(-10)}`;
    const { id, cookie } = await world.addPerson(name, kind, building);
    colleagues.push({ id, pulse: apiClient(world.url, cookie).pulse });
  }
  return colleagues;
}

/** A round from today for a week, of everybody. */
export function roundOf(changes: Partial<RoundInput> = {}): RoundInput {
  return {
    id: newRoundId(),
    opensOn: day(0),
    closesOn: day(6),
    groups: ['leaders', 'teachers', 'coaches', 'other_staff'],
    ...changes,
  };
}

export type Value = 0 | 1 | 2 | 3 | 4 | null;

/** An answer that says something of every question. */
export function answerTo(
  round: Pick<Round, 'id' | 'items'>,
  sayTo: (index: number, itemId: string) => Value,
  notes: { helps?: string; inTheWay?: string } = {},
) {
  return {
    id: round.id,
    values: Object.fromEntries(round.items.map(({ id }, index) => [id, sayTo(index, id)])),
    helps: '',
    inTheWay: '',
    ...notes,
  };
}

/** Moves a round in time, as if it had been set so many days earlier. */
export async function moveRound(world: World, id: string, days: number): Promise<void> {
  await world.query('alter table pulse.rounds disable trigger permanent');
  await world.query(
    'update pulse.rounds set opens_on = opens_on + $2::int, closes_on = closes_on + $2::int where id = $1',
    [id, days],
  );
  await world.query('alter table pulse.rounds enable trigger permanent');
}
