import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file is one idea, 300 lines at most; thirty files in an area's root at most; nothing is called utils. */
const root = path.resolve(import.meta.dirname, '..');
const files = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'src', 'test', 'scripts', 'worlds'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && existsSync(path.join(root, file)));

const generated = new Set(['src/server/database-types.ts']);
const faults: string[] = [];
for (const file of files) {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;
  if (lines > 300 && !generated.has(file))
    faults.push(`${file} has ${lines} lines; split it by noun (300 at most)`);
  if (
    /(^|[/-])(utils?|helpers?|common|manager|service)([.-]|\/)/.test(file) &&
    !file.endsWith('service-worker.ts')
  ) {
    faults.push(`${file}: name it after what it is about`);
  }
}
for (const fault of faults) console.log(fault);
process.exit(faults.length === 0 ? 0 : 1);
