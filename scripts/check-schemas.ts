import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** An area's stores read the schemas its arrows allow and write only their own. */
const root = path.resolve(import.meta.dirname, '../src/areas');
const map = JSON.parse(readFileSync(path.join(root, 'map.json'), 'utf8')) as {
  areas: Record<string, { knows: string[] }>;
};
const areas = Object.keys(map.areas).join('|');
const faults: string[] = [];

for (const [area, { knows }] of Object.entries(map.areas)) {
  const stores = readdirSync(path.join(root, area)).filter((name) => /store\.ts$/.test(name));
  for (const store of stores) {
    const text = readFileSync(path.join(root, area, store), 'utf8');
    for (const [, schema] of text.matchAll(
      new RegExp(`(?:insertInto|updateTable|deleteFrom)\\(\\s*'(${areas})\\.`, 'g'),
    )) {
      if (schema !== area) faults.push(`${area}/${store} writes ${schema}`);
    }
    for (const [, schema] of text.matchAll(
      new RegExp(`(?:insert into|update|delete from)\\s+(${areas})\\.\\w`, 'g'),
    )) {
      if (schema !== area) faults.push(`${area}/${store} writes ${schema}`);
    }
    for (const [, schema] of text.matchAll(
      new RegExp(`(?:from|join|selectFrom\\(|Join\\()\\s*\\[?'?(${areas})\\.\\w`, 'gi'),
    )) {
      if (schema !== undefined && schema !== area && !knows.includes(schema))
        faults.push(`${area}/${store} reads ${schema}, and has no arrow to it`);
    }
  }
}
for (const fault of new Set(faults)) console.log(fault);
process.exit(faults.length === 0 ? 0 : 1);
