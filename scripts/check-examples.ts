import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';

interface Example {
  readonly expression: string;
  readonly expected: string;
}

/** Marks a number of the expected value, so that the digits it was printed with are not lost in parsing. */
const NUMBER_MARK = '#';

/** The docstring that stands right above the export of the given name, without its stars; empty if none. */
function docstringOf(source: string, name: string): string {
  const declaration = source.search(new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, 'm'));
  const above = source.slice(0, Math.max(0, declaration)).trimEnd();
  if (!above.endsWith('*/')) {
    return '';
  }
  return above.slice(above.lastIndexOf('/**') + 3, -2).replaceAll(/^ *\* ?/gm, '');
}

/** An example ends where its expected value does; both may go on over several lines. */
function examplesIn(docstring: string): Example[] {
  const examples: Example[] = [];
  for (const block of docstring.split(/^@example\b/m).slice(1)) {
    let expression = '';
    for (const line of block.split(/^@\w/m, 1).join('').split('\n')) {
      const [code = '', ...values] = line.split(/(?:^|\s)\/\/ /);
      const last = examples.at(-1);
      if (values.length > 0 && code.trim() === '' && expression === '' && last) {
        examples[examples.length - 1] = { ...last, expected: last.expected + values.join(' ').trim() };
        continue;
      }
      expression = `${expression} ${code}`.trim();
      if (values.length > 0) {
        examples.push({ expression, expected: values.join(' // ').trim() });
        expression = '';
      }
    }
    if (expression !== '') {
      examples.push({ expression, expected: '' });
    }
  }
  return examples;
}

function matches(actual: unknown, expected: unknown): boolean {
  if (typeof expected === 'string' && expected.startsWith(NUMBER_MARK)) {
    const printed = expected.slice(NUMBER_MARK.length);
    const digits = printed.split('.')[1]?.length ?? 0;
    return typeof actual === 'number' && Number(actual.toFixed(digits)) === Number(printed);
  }
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) {
    return actual === expected;
  }
  const [own, wanted] = [Object.entries(actual), Object.entries(expected)];
  const isSameKind = Array.isArray(actual) === Array.isArray(expected) && own.length === wanted.length;
  return isSameKind && wanted.every(([key, value]) => matches(Reflect.get(actual, key), value));
}

/** What is wrong with one example, or null. Numbers are compared to the digits printed, all else as JSON. */
function problemWith({ expression, expected }: Example, scope: Record<string, unknown>): string | null {
  if (expected === '') {
    return `${expression}: no value after "//"`;
  }
  let actual: unknown;
  try {
    actual = runInContext(expression, createContext({ ...scope }));
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    return expected === `throws ${name}` ? null : `${expression}: throws ${String(error)}, not ${expected}`;
  }
  const marked = expected.replaceAll(
    /(?<=^|[[:,]\s*)-?\d+(?:\.\d+)?(?=\s*(?:$|[\],}]))/g,
    `"${NUMBER_MARK}$&"`,
  );
  try {
    return matches(actual, JSON.parse(marked))
      ? null
      : `${expression}: ${JSON.stringify(actual)}, not ${expected}`;
  } catch {
    return `${expression}: ${JSON.stringify(actual)}, not ${expected}`;
  }
}

/** Runs every example of one file and returns how many ran and what is wrong. */
async function checkFile(path: string): Promise<{ ran: number; problems: string[] }> {
  const source = await readFile(path, 'utf8');
  const scope = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  const problems: string[] = [];
  let ran = 0;
  for (const [name, value] of Object.entries(scope)) {
    if (typeof value !== 'function') {
      continue;
    }
    const examples = examplesIn(docstringOf(source, name));
    if (examples.length === 0) {
      problems.push(`${name} has no @example`);
    }
    for (const example of examples) {
      ran += 1;
      const problem = problemWith(example, scope);
      if (problem !== null) {
        problems.push(problem);
      }
    }
  }
  return { ran, problems };
}

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../src/statistics'));
const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
let ran = 0;
let wrong = 0;
for (const file of files.sort()) {
  const result = await checkFile(join(folder, file));
  ran += result.ran;
  wrong += result.problems.length;
  for (const problem of result.problems) {
    console.error(`${file}: ${problem}`);
  }
}
console.log(
  `${ran} examples in ${files.length} files ran; ${wrong === 0 ? 'all are true' : `${wrong} are not`}.`,
);
process.exitCode = wrong === 0 && ran > 0 ? 0 : 1;
