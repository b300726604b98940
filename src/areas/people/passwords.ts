import { hash, verify } from '@node-rs/argon2';

/** Argon2id at the cost that OWASP names first: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two keyboards may compose the same letter differently: a password is what it looks like. */
const composed = (password: string) => password.normalize('NFC');

/** What is kept of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(composed(password), cost);
}

let nobodysHash: Promise<string> | null = null;

/**
 * Which of these hold the password. With none of them to look at, the same work is done on a hash of nobody's, so that
 * the time of the answer does not tell whether an e-mail is known.
 */
export async function findMatching<Candidate extends { passwordHash: string }>(
  password: string,
  candidates: Candidate[],
): Promise<Candidate[]> {
  nobodysHash ??= hashPassword('nobody signs in with this');
  const text = composed(password);
  if (candidates.length === 0) await verify(await nobodysHash, text);
  const matches = await Promise.all(candidates.map((candidate) => verify(candidate.passwordHash, text)));
  return candidates.filter((_, at) => matches[at]);
}
