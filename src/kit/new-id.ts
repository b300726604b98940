import { uuidv7 } from 'uuidv7';

/** A new id: UUIDv7, so that rows sort by when they were made. Made by whoever makes the record, phone or server. */
export function newId(): string {
  return uuidv7();
}
