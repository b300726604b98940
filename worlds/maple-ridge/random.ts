import { createHash } from 'node:crypto';

/** Chance with a seed: the same calls give the same answers on every machine. */
export type Chance = {
  /** From 0 up to, and never, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both counted. */
  whole(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  happens(probability: number): boolean;
  /** From the standard normal distribution. */
  normal(): number;
};

/** The one seed of Maple Ridge. Streams branch off it by name, so that a change in one leaves the others as they were. */
export const seed = 'maple-ridge-2';

/**
 * A stream of chance with a name of its own.
 *
 * @example chanceOf('rooms').whole(1, 6) // the same number every time
 */
export function chanceOf(stream: string): Chance {
  let state = createHash('sha256').update(`${seed}/${stream}`).digest().readUInt32LE(0);
  // mulberry32: 32 bits of state are enough for a district.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    pick: <Item>(items: readonly Item[]) => items[whole(0, items.length - 1)] as Item,
    happens: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
