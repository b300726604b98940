import type { DecisionBody, RoomEntry, RoomEntryBody } from './room-entry-contract.ts';
import { type AgendaItem, agendaOf } from './room-rules.ts';

/** How far an entry has come: kept by the server, or waiting on this device. */
export type Standing = 'kept' | 'waiting';

/** A note as a screen shows it. */
export type RoomNote = {
  id: string;
  at: string;
  step: number | null;
  itemId: string | null;
  text: string;
  practiceIds: readonly string[];
  isMine: boolean;
  isStruck: boolean;
  standing: Standing;
};

export type RoomDecision = DecisionBody & { id: string; at: string; isStruck: boolean; standing: Standing };

/** Everything that a screen shows of a room, folded from its entries. */
export type RoomView = {
  /** Null before the first step, and in a meeting without a protocol. */
  step: { index: number; begunAt: string; addedMinutes: number } | null;
  present: readonly string[];
  agenda: readonly AgendaItem[];
  notes: readonly RoomNote[];
  /** Of each step, how many notes of others are kept back until all have written. */
  keptBack: ReadonlyMap<number, number>;
  decisions: readonly RoomDecision[];
  named: ReadonlySet<string>;
  isOver: boolean;
};

type Said = { id: string; at: string; isMine: boolean; standing: Standing; body: RoomEntryBody };

/**
 * Folds a room: what the server has kept, in its order, then what still waits on this device.
 *
 * @param waiting entries of this device that the server has not confirmed; those it has kept by now count once
 */
export function foldRoom(
  entries: readonly RoomEntry[],
  waiting: readonly { id: string; saidAt: string; body: RoomEntryBody }[],
): RoomView {
  const kept = new Set(entries.map(({ id }) => id));
  const said: Said[] = [
    ...entries.flatMap(({ body, ...entry }) =>
      body === null ? [] : [{ ...entry, body, standing: 'kept' as const }],
    ),
    ...waiting
      .filter(({ id }) => !kept.has(id))
      .map(({ id, saidAt, body }) => ({
        id,
        at: saidAt,
        isMine: true,
        body,
        standing: 'waiting' as const,
      })),
  ];
  const bodies = said.map(({ body }) => body);
  const struck = new Set(bodies.flatMap((body) => (body.kind === 'struck' ? [body.entryId] : [])));
  return {
    step: stepOf(said),
    present: presentOf(bodies),
    agenda: agendaOf(bodies),
    notes: said.flatMap((one) => noteOf(one, struck)),
    keptBack: countKeptBack(entries),
    decisions: said.flatMap(({ id, at, standing, body }) =>
      body.kind === 'decision' ? [{ ...body, id, at, standing, isStruck: struck.has(id) }] : [],
    ),
    named: new Set(
      bodies.flatMap((body) => {
        if (body.kind === 'named') return [body.practiceId];
        return 'practiceIds' in body ? body.practiceIds : [];
      }),
    ),
    isOver: bodies.some(({ kind }) => kind === 'ended'),
  };
}

function stepOf(said: readonly Said[]): RoomView['step'] {
  let step: RoomView['step'] = null;
  for (const { body, at } of said) {
    if (body.kind === 'step') step = { index: body.step, begunAt: at, addedMinutes: 0 };
    if (body.kind === 'minutes' && step?.index === body.step)
      step = { ...step, addedMinutes: step.addedMinutes + body.minutes };
  }
  return step;
}

function presentOf(bodies: readonly RoomEntryBody[]): string[] {
  const present = new Set<string>();
  for (const body of bodies) {
    if (body.kind === 'present') for (const id of body.personIds) present.add(id);
    if (body.kind === 'left') present.delete(body.personId);
  }
  return [...present];
}

function noteOf({ id, at, isMine, standing, body }: Said, struck: ReadonlySet<string>): RoomNote[] {
  if (body.kind !== 'note') return [];
  const { step, itemId, text, practiceIds } = body;
  return [{ id, at, step, itemId, text, practiceIds, isMine, isStruck: struck.has(id), standing }];
}

function countKeptBack(entries: readonly RoomEntry[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { keptBackIn } of entries)
    if (keptBackIn !== null) counts.set(keptBackIn, (counts.get(keptBackIn) ?? 0) + 1);
  return counts;
}

/** How much of a step's time has gone, from 0 to 1 and beyond, and the whole minutes left; negative when it is over. */
export function timeOf(
  step: NonNullable<RoomView['step']>,
  minutes: number,
  now: number,
): { share: number; minutesLeft: number } {
  const whole = (minutes + step.addedMinutes) * 60_000;
  const gone = Math.max(0, now - Date.parse(step.begunAt));
  return { share: gone / whole, minutesLeft: Math.ceil((whole - gone) / 60_000) };
}
