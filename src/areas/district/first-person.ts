import type { Tx } from '../../server/database.ts';
import type { FirstPerson } from './setup-contract.ts';

/** Adds a district's first person in the transaction that makes the district, and starts their session. */
export type FirstPersonMaker = {
  /** What is wrong with their password; nothing when it will do. */
  findPasswordFaults(person: FirstPerson, districtName: string): string[];
  /** Made before the transaction, since it takes its time. */
  hashPassword(password: string): Promise<string>;
  add(
    tx: Tx,
    districtId: string,
    person: FirstPerson & { passwordHash: string; device: string },
  ): Promise<{ districtId: string; secret: string }>;
};

let maker: FirstPersonMaker | null = null;

/**
 * Tells the first run how a person is made: persons belong to another area, which this one does not know. Called once,
 * where the server is put together.
 */
export function setFirstPersonMaker(given: FirstPersonMaker): void {
  maker = given;
}

/** How the first person is made. */
export function firstPersonMaker(): FirstPersonMaker {
  if (maker === null) throw new Error('nobody called setFirstPersonMaker');
  return maker;
}
