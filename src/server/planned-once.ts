import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';

const mark = '/* planned once */';

/**
 * Put before the statements that nearly every request asks: PostgreSQL then plans them once on each connection instead of
 * every time, which takes it longer than answering them. For statements whose text never varies.
 *
 * @example sql`${plannedOnce} select id from people.persons where email = ${email}`
 */
export const plannedOnce = sql.raw(mark);

type Ask = (asked: unknown, ...rest: unknown[]) => unknown;

/** Makes a connection keep the plans of marked statements; everything else is asked as before. */
export function keepPlans(client: pg.PoolClient): void {
  const ask = client.query.bind(client) as Ask;
  const askByName: Ask = (asked, values, ...rest) =>
    typeof asked === 'string' && asked.trimStart().startsWith(mark)
      ? ask({ name: nameOf(asked), text: asked, values }, ...rest)
      : ask(asked, values, ...rest);
  client.query = askByName as typeof client.query;
}

const names = new Map<string, string>();

/** A name for a statement, the same for the same text; PostgreSQL takes 63 characters at most. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
