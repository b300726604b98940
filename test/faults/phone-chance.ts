/** Chance that can be repeated: the seed of a failed run is printed, and JOINTLY_FAULT_SEED brings it back. */
export function chanceFromSeed(): {
  seed: number;
  below(limit: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
} {
  const seed = Number(process.env.JOINTLY_FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed;
  // Mulberry32.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    seed,
    below,
    oneOf: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to choose from');
      return item;
    },
  };
}

/** How many times something is killed. JOINTLY_FAULT_ROUNDS sets another number. */
export const rounds = Number(process.env.JOINTLY_FAULT_ROUNDS ?? 50);
