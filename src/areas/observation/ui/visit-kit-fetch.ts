import type { FieldKit } from '../window-contract.ts';

/** The server's own refusal of a field kit, by its code. */
export class KitRefused extends Error {
  code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * Asks the server for the field kit. A plain fetch of the endpoint `readFieldKit`: its answer is plain JSON, and the
 * visit's entry stays small without the client of all endpoints.
 *
 * @throws KitRefused when the server says no; any other error when there is no connection, or something else answered
 */
export async function fetchFieldKit(): Promise<FieldKit> {
  const response = await fetch('/api/observation/field-kit', {
    cache: 'no-store',
    redirect: 'error',
    credentials: 'same-origin',
    // A connection that is there and brings nothing is no connection.
    signal: AbortSignal.timeout(15_000),
  });
  const answer: unknown = await response.json();
  if (response.ok && isKit(answer)) return answer;
  if (typeof answer === 'object' && answer !== null && 'code' in answer && typeof answer.code === 'string') {
    throw new KitRefused(answer.code);
  }
  throw new Error('what answered is not Jointly');
}

/** A sign-in page of a network answers anything; a kit names its person and its windows. */
function isKit(answer: unknown): answer is FieldKit {
  return typeof answer === 'object' && answer !== null && 'person' in answer && 'windows' in answer;
}
