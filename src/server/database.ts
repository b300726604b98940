import {
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { DB } from './database-types.ts';
import { keepPlans } from './planned-once.ts';
import { openSignals, type Signals, signalChannel } from './signals.ts';

/** A transaction that sees one district's rows and no other's. */
export type Tx = Transaction<DB>;

/** The door to PostgreSQL. Only `store.ts` files hold queries; everybody else passes a `Tx` on. */
export type Database = {
  /** Runs work in one transaction in which row-level security shows only this district. Commits when work resolves. */
  inDistrict<Result>(districtId: string, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** Runs work that belongs to no district: the installation itself, and finding whose sign-in an e-mail is. */
  atTheDoor<Result>(email: string | null, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** Whether a connection answers. */
  isAnswering(): Promise<boolean>;
  /** Says when something changed that others may be waiting for. */
  signals: Pick<Signals, 'on'>;
  close(): Promise<void>;
};

// Counts are int8 in PostgreSQL; ours stay far under 2^53. A school day stays the text it is.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/**
 * How long a request waits for its turn at the database: longer than any phone does. When hundreds come back on line at
 * once all are served in their order; who has given up meanwhile finds its visits received when it asks again.
 */
const queuePatience = 30_000;

/** Leaves the `begin` to the first statement of the work. */
class BegunByFirstStatement extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
}

/** Both in one trip, since every request begins with them; so the id is text of the statement and must be an id. */
function beginInDistrict(districtId: string) {
  if (!/^[0-9a-f-]{36}$/i.test(districtId)) throw new Error(`not the id of a district: ${districtId}`);
  return sql`begin; select set_config('app.district', ${sql.lit(districtId)}, true)`;
}

/**
 * Opens the pool as the plain role `jointly_app`, to which row-level security applies.
 *
 * @param connection where and as whom; see `embedded-postgres.ts` and `external-postgres.ts`
 */
export function openDatabase(connection: pg.PoolConfig, onLost: (error: Error) => void = () => {}): Database {
  const pool = new pg.Pool({ max: 12, ...connection, connectionTimeoutMillis: queuePatience });
  pool.on('error', onLost);
  pool.on('connect', keepPlans);
  const db = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new BegunByFirstStatement({ pool }),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const signals = openSignals(connection);
  return {
    signals,
    inDistrict: (districtId, work) =>
      db.transaction().execute(async (tx) => {
        await beginInDistrict(districtId).execute(tx);
        return work(tx);
      }),
    atTheDoor: (email, work) =>
      db.transaction().execute(async (tx) => {
        await sql`begin`.execute(tx);
        await sql`select set_config('app.door', 'open', true), set_config('app.signing_in', ${email ?? ''}, true)`.execute(
          tx,
        );
        return work(tx);
      }),
    isAnswering: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: async () => {
      await signals.close();
      await db.destroy();
    },
  };
}

/** From here on the transaction writes nothing, whatever is asked of it. */
export async function readOnlyFromHere(tx: Tx): Promise<void> {
  await sql`set transaction read only`.execute(tx);
}

/** Tells whoever waits for this topic, when the transaction has been committed. */
export async function signal(tx: Tx, topic: string): Promise<void> {
  await sql`select pg_notify(${signalChannel}, ${topic})`.execute(tx);
}
