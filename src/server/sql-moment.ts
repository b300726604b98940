import { type RawBuilder, sql } from 'kysely';

/** A moment inside JSON that the database builds, written as every moment on the wire. */
export function utc(moment: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
