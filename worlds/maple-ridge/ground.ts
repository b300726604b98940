import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from '../../src/app/contract.ts';
import type { Calendar } from './calendar.ts';
import type { PersonKey } from './people.ts';

export type Api = ContractRouterClient<typeof contract>;

/** Somebody of the named people, signed in. */
export type SignedIn = { id: string; capacityId: string; api: Api };

/** A district without staff: where its API is, and its office, signed in. */
export type Door = { url: string; office: Api };

/** What every part of the story stands on. */
export type Ground = Door & {
  calendar: Calendar;
  /** The id of a building, a subject or a band by its name. */
  place(name: string): string;
  people: Record<PersonKey, SignedIn>;
  /** Everybody's id by e-mail. */
  ids: ReadonlyMap<string, string>;
  /** Tells whoever waits how far it is. */
  say(line: string): void;
};

/** A typed client that sends this cookie. */
export function apiOf(url: string, cookie: string): Api {
  return createORPCClient(new OpenAPILink(contract, { url: `${url}/api`, headers: { cookie } }));
}

/** A request whose answer sets a cookie, which the typed client does not show. */
export async function send(url: string, method: string, path: string, body: unknown) {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return { body: answer, cookie };
}

/** Does the work for every item, a few at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
