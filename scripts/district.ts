import { parseArgs } from 'node:util';
import { addDistrict } from '../src/areas/district/setup-store.ts';
import { addOfficePerson } from '../src/areas/people/first-person.ts';
import { invitationLink } from '../src/areas/people/invitation-link.ts';
import { makeInvitation } from '../src/areas/people/invitation-store.ts';
import { newId } from '../src/kit/new-id.ts';
import { Email, Line } from '../src/kit/text.ts';
import { type Config, readConfig } from '../src/server/config.ts';
import { openDatabase } from '../src/server/database.ts';
import { type Postgres, startPostgres } from '../src/server/embedded-postgres.ts';
import { openExternal } from '../src/server/external-postgres.ts';
import { migrate } from '../src/server/migrate.ts';
import { Refusal, reportFailure } from '../src/server/refusal.ts';
import { onShutdown } from '../src/server/shutdown.ts';

const usage =
  'Say it like this: npm run district -- --name "Cedar Falls" --email ada@cedar.example --given Ada --family Lowe [--superintendent]';

type Wanted = {
  name: string;
  person: { email: string; givenName: string; familyName: string; isSuperintendent: boolean };
};

/** Adds a district to the installation and prints the invitation link of its first person. */
async function main(): Promise<void> {
  const wanted = readWords(process.argv.slice(2));
  const config = readConfig(process.env, []);
  const postgres = await openPostgres(config);
  onShutdown(() => postgres.stop());
  try {
    await migrate(postgres.ownerConfig);
    const { link, expiresAt } = await add(postgres, config, wanted);
    const { person } = wanted;
    console.log(`Added ${wanted.name}. ${person.givenName} ${person.familyName} sets a password here:`);
    console.log(link);
    console.log(`The link is good for one use until ${expiresAt.slice(0, 10)}. It is not shown again.`);
  } finally {
    await postgres.stop();
  }
}

async function add(
  postgres: Postgres,
  config: Config,
  { name, person }: Wanted,
): Promise<{ link: string; expiresAt: string }> {
  const database = openDatabase(postgres.appConfig);
  const districtId = newId();
  try {
    const { secret, expiresAt } = await database.inDistrict(districtId, async (tx) => {
      await addDistrict(tx, districtId, { name });
      const personId = await addOfficePerson(tx, districtId, person);
      return makeInvitation(tx, { districtId, id: newId(), personId, madeBy: null });
    });
    return { link: invitationLink(config.publicUrl, districtId, secret), expiresAt };
  } finally {
    await database.close();
  }
}

function openPostgres(config: Config): Promise<Postgres> {
  if (config.databaseUrl !== null) return openExternal(config.databaseUrl);
  return startPostgres({
    dataDirectory: config.dataDirectory,
    onProgress: (step) => console.log(`${step}…`),
  });
}

function readWords(words: string[]): Wanted {
  const text = { type: 'string' } as const;
  const { values } = parseWords(words, text);
  const read = (word: 'name' | 'email' | 'given' | 'family', schema: typeof Line | typeof Email): string => {
    const { success, data } = schema.safeParse(values[word] ?? '');
    if (!success) throw new Refusal(`--${word} is missing or cannot be read. ${usage}`);
    return data;
  };
  return {
    name: read('name', Line),
    person: {
      email: read('email', Email),
      givenName: read('given', Line),
      familyName: read('family', Line),
      isSuperintendent: values.superintendent === true,
    },
  };
}

function parseWords(words: string[], text: { type: 'string' }) {
  const options = {
    name: text,
    email: text,
    given: text,
    family: text,
    superintendent: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: words, options, strict: true });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : ''} ${usage}`);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => process.exit(reportFailure(error)),
);
