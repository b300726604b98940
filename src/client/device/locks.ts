/** The Web Locks that this device's tabs and its service worker share. */
export const lockNames = {
  /** Held shared while anything is being saved; held alone to compact the journal or to change the program. */
  saving: 'jointly-saving',
  /** Held alone by whoever puts records back from the journal. */
  recovery: 'jointly-recovery',
  /** Held alone by whoever sends. */
  sending: 'jointly-sending',
  /** Held alone by the one writer of the journal. */
  journal: 'jointly-journal',
} as const;

/** Waits until nothing holds the lock, then works while no other tab can. */
export function alone<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(name, work) as Promise<Result>;
}

/** Works beside others that hold the lock in the same way, and never while somebody holds it alone. */
export function beside<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(name, { mode: 'shared' }, work) as Promise<Result>;
}
