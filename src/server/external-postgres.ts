import { Client, type ClientConfig, DatabaseError } from 'pg';
import { appRole, type Postgres } from './embedded-postgres.ts';
import { Refusal } from './refusal.ts';

const oldestMajor = 15;
const connectDeadline = 10_000;

/**
 * Opens a PostgreSQL that somebody else runs: checks that it can be reached, is new enough and speaks UTF-8, makes the
 * role that the app acts as where it may, and finds out how the app is to connect.
 *
 * The app never acts as a role that can leave row-level security: it acts as `jointly_app` where that exists, else as
 * the role of DATABASE_URL if that is a plain one (FORCE ROW LEVEL SECURITY binds it although it owns the tables).
 *
 * @param databaseUrl such as postgres://name:password@host:5432/database
 * @throws Refusal that says what is wrong with the address, the server or the role
 */
export async function openExternal(databaseUrl: string): Promise<Postgres> {
  const ownerConfig = { connectionString: databaseUrl, connectionTimeoutMillis: connectDeadline };
  const owner = await connect(ownerConfig);
  try {
    const major = await checkServer(owner);
    const isPlain = await isBoundByRowLevelSecurity(owner);
    await createAppRole(owner);
    const actingConfig = { ...ownerConfig, connectionString: actAs(databaseUrl, appRole) };
    const canAct = await mayActAsAppRole(owner);
    if (canAct) await checkActing(actingConfig);
    else if (!isPlain) throw new Refusal(tooPowerful);
    return { ownerConfig, appConfig: canAct ? actingConfig : ownerConfig, major, stop: async () => {} };
  } finally {
    await owner.end();
  }
}

const tooPowerful = `DATABASE_URL signs in as a role that row-level security does not bind, and the role ${appRole} could not be used instead. Use a plain role that owns the database.`;

async function connect(config: ClientConfig): Promise<Client> {
  let client: Client | null = null;
  try {
    client = new Client(config);
    await client.connect();
    return client;
  } catch (error) {
    await client?.end().catch(() => {});
    throw explainConnection(error, client);
  }
}

function explainConnection(error: unknown, client: Client | null): Refusal {
  const refuse = (sentence: string) => new Refusal(sentence, { cause: error });
  if (!client)
    return refuse(
      'DATABASE_URL cannot be read as an address. It looks like postgres://name:password@host:5432/database.',
    );
  const place = client.host.startsWith('/') ? client.host : `${client.host}:${client.port}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  if (/client password must be/.test(said)) {
    return refuse(
      `The database at ${place} asks for a password. Put it into DATABASE_URL after the name and a colon.`,
    );
  }
  if (/^28/.test(code)) {
    return refuse(
      `The database at ${place} refuses the name or password in DATABASE_URL (it says: ${said}).`,
    );
  }
  if (code === '3D000') {
    return refuse(
      `The server at ${place} has no database named "${client.database}". Create it, or correct DATABASE_URL.`,
    );
  }
  if (code === '53300') {
    return refuse(
      `The database at ${place} has no connection left. Close other programs that use it, or raise its max_connections.`,
    );
  }
  if (code === '57P03')
    return refuse(`The database at ${place} is still starting or stopping. Try again in a minute.`);
  if (/SSL|TLS|certificate/i.test(said)) {
    return refuse(
      `No secure connection to the database at ${place} (${said}). Check sslmode in DATABASE_URL.`,
    );
  }
  if (error instanceof DatabaseError)
    return refuse(`The database at ${place} does not let Jointly in: ${said}.`);
  return refuse(
    `Jointly cannot reach the database at ${place}. Check that PostgreSQL runs there and that DATABASE_URL is right.`,
  );
}

async function checkServer(owner: Client): Promise<number> {
  const { rows } = await owner.query(
    `select current_setting('server_version_num')::int / 10000 as major,
            current_setting('server_encoding') as encoding`,
  );
  const { major, encoding } = rows[0];
  if (major < oldestMajor) {
    throw new Refusal(
      `The database in DATABASE_URL is PostgreSQL ${major}, and Jointly needs ${oldestMajor} or newer.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new Refusal(
      `The database in DATABASE_URL stores text as ${encoding}. Create one with encoding UTF8.`,
    );
  }
  return major;
}

async function isBoundByRowLevelSecurity(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    'select not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = current_user',
  );
  return rows[0].bound;
}

/** Whoever may not create or grant the role is told nothing: the plain owner may do as well. */
async function createAppRole(owner: Client): Promise<void> {
  const insufficientPrivilege = '42501';
  const allowed = [insufficientPrivilege, '42710', '23505']; // another server just made it
  const { rows } = await owner.query(
    `select exists (select from pg_roles where rolname = $1) as role,
            case when exists (select from pg_roles where rolname = $1)
                 then pg_has_role(current_user, $1::name, 'member') else false end as member`,
    [appRole],
  );
  try {
    if (!rows[0].role) await owner.query(`create role ${appRole} nologin nosuperuser nobypassrls`);
    if (!rows[0].member || !rows[0].role) await owner.query(`grant ${appRole} to current_user`);
  } catch (error) {
    if (!(error instanceof DatabaseError && allowed.includes(error.code ?? ''))) throw error;
  }
}

async function mayActAsAppRole(owner: Client): Promise<boolean> {
  try {
    await owner.query('begin');
    await owner.query(`set local role ${appRole}`);
    if (!(await isBoundByRowLevelSecurity(owner))) {
      throw new Refusal(
        `The role ${appRole} in DATABASE_URL's server can leave row-level security. Take SUPERUSER and BYPASSRLS from it.`,
      );
    }
    return true;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return false;
  } finally {
    await owner.query('rollback');
  }
}

/** A pooler in front of the server may drop the option without which the app would act as the owner. */
async function checkActing(config: ClientConfig): Promise<void> {
  const sentence =
    'The server in DATABASE_URL does not take connection options, as poolers do not. Connect to PostgreSQL itself.';
  let client: Client;
  try {
    client = await connect(config);
  } catch (error) {
    throw new Refusal(sentence, { cause: error });
  }
  try {
    const { rows } = await client.query('select current_user as role');
    if (rows[0].role !== appRole) throw new Refusal(sentence);
  } finally {
    await client.end();
  }
}

/** The address with the option that makes every connection act as a role, besides the options it already has. */
function actAs(databaseUrl: string, role: string): string {
  const [address = '', query] = databaseUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  const options = [parameters.get('options'), `-c role=${role}`].filter(Boolean).join(' ');
  parameters.set('options', options);
  return `${address}?${parameters}`;
}
