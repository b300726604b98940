import { createHash } from 'node:crypto';

/** What is kept of a request's key: it tells whether a key is right, and cannot be turned back. */
export function hashOfKey(districtId: string, key: string): string {
  return createHash('sha256').update(`request ${districtId} ${key}`).digest('base64url');
}

/** A person under the key of a request: without the key, which is not kept, nobody can tell who it is. */
export function hashOfPerson(requestId: string, key: string, personId: string): string {
  return createHash('sha256').update(`person ${requestId} ${key} ${personId}`).digest('base64url');
}
