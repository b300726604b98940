import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../src/server/embedded-postgres.ts';
import { migrate } from '../src/server/migrate.ts';
import { describeSchema } from './describe-schema.ts';

/** npm run generate: the database types and schema.sql, made anew from the migrations. With --check: only compared. */
const isCheck = process.argv.includes('--check');
const root = path.resolve(import.meta.dirname, '..');
const dataDirectory = mkdtempSync(path.join(tmpdir(), 'jointly-generate-'));
const postgres = await startPostgres({ dataDirectory });
try {
  await migrate(postgres.ownerConfig);
  const { host, port, user, password, database } = postgres.ownerConfig;
  const url = `postgres://${user}:${encodeURIComponent(password)}@localhost:${port ?? 5432}/${database}?host=${encodeURIComponent(host)}`;
  const types = spawnSync(
    process.execPath,
    [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      '--url',
      url,
      '--dialect',
      'postgres',
      '--out-file',
      'src/server/database-types.ts',
      '--exclude-pattern',
      'public.*',
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      ...(isCheck ? ['--verify'] : []),
    ],
    { cwd: root, encoding: 'utf8' },
  );
  if (types.status !== 0) {
    console.log(
      types.stdout,
      types.stderr,
      'src/server/database-types.ts is not what the migrations make. Run: npm run generate',
    );
    process.exitCode = 1;
  }
  if (!(await describeSchema(postgres.ownerConfig, path.join(root, 'database/schema.sql'), isCheck))) {
    console.log('database/schema.sql is not what the migrations make. Run: npm run generate');
    process.exitCode = 1;
  }
} finally {
  await postgres.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
