import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Every word exists in every language, with the plural forms that language has, and no text stands in JSX itself. */
const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const languages = ['en', 'es', 'ar'];
const faults: string[] = [];

type Variants = { match: Record<string, string>; declarations: string[] }[];
const settings = JSON.parse(read('project.inlang/settings.json')) as Record<
  string,
  { pathPattern: string[] }
>;
const seen = new Map<string, string>();

for (const pattern of settings['plugin.inlang.messageFormat']?.pathPattern ?? []) {
  const [base, ...others] = languages.map((language) => ({
    language,
    words: JSON.parse(read(pattern.replace('{locale}', language))) as Record<string, string | Variants>,
  }));
  if (base === undefined) continue;
  for (const [key, text] of Object.entries(base.words)) {
    const before = seen.get(key);
    if (before !== undefined) faults.push(`${key} is in ${pattern} and in ${before}`);
    seen.set(key, pattern);
    checkPlurals(key, 'en', text);
    for (const other of others) {
      const translated = other.words[key];
      if (translated === undefined) faults.push(`${pattern}: ${key} has no words in ${other.language}`);
      else {
        checkPlurals(key, other.language, translated);
        if (holes(text) !== holes(translated))
          faults.push(`${key} in ${other.language} has other placeholders than in English`);
      }
    }
  }
  for (const other of others) {
    for (const key of Object.keys(other.words))
      if (!(key in base.words)) faults.push(`${pattern}: ${key} in ${other.language} is not in English`);
  }
}

/** The placeholders of a text. A plural may leave its number out ("one visit"), so those are not compared. */
function holes(text: string | Variants): string {
  if (typeof text !== 'string') return 'plural';
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
}

function checkPlurals(key: string, language: string, text: string | Variants): void {
  if (typeof text === 'string') return;
  for (const variant of text) {
    const declares = variant.declarations.some((line) => line.includes('plural'));
    if (!declares) continue;
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted().join();
    const given = [
      ...new Set(Object.keys(variant.match).map((match) => match.split(',')[0]?.split('=')[1] ?? '')),
    ].toSorted();
    if (given.join() !== needed)
      faults.push(`${key} in ${language} has the plural forms ${given.join()}; it needs ${needed}`);
  }
}

const tsx = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src/*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);
for (const file of tsx) {
  const lines = read(file).split('\n');
  for (const [index, line] of lines.entries()) {
    const isLiteral =
      />\s*[A-Za-z][A-Za-z ,.'’]+\s*<\//.test(line) ||
      /\b(label|title|hint|placeholder|aria-label|alt|lead|what|who)="[^"]*[A-Za-z]{2}[^"]*"/.test(line);
    if (isLiteral) faults.push(`${file}:${index + 1} has text of its own: ${line.trim()}`);
  }
}

const used = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src/*.ts', 'src/*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean)
  .map(read)
  .join('\n');
for (const key of seen.keys())
  if (!used.includes(`m.${key}`)) faults.push(`${key} (${seen.get(key)}) is used nowhere`);

for (const fault of faults) console.log(fault);
process.exit(faults.length === 0 ? 0 : 1);
