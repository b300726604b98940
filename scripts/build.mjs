import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { currentAssets, clientFolder as out } from './current-assets.ts';

/**
 * Builds the client into build/client. Hashed files of earlier builds stay for 30 days: a phone that opened the old page
 * this morning still finds them. Text files are compressed once here, not at each request.
 */
const thirtyDays = 30 * 86_400_000;

await build({ logLevel: 'warn' });
await build({ logLevel: 'warn', mode: 'visit' });
dropOldAssets();
await compressAll();

function dropOldAssets() {
  const current = currentAssets();
  for (const name of readdirSync(path.join(out, 'assets'))) {
    const file = path.join(out, 'assets', name);
    const isCurrent = current.has(`assets/${name.replace(/\.(br|gz)$/, '')}`);
    if (!isCurrent && Date.now() - statSync(file).mtimeMs > thirtyDays) rmSync(file);
  }
}

async function compressAll() {
  const files = readdirSync(out, { recursive: true }).filter((name) =>
    /\.(js|css|html|svg|webmanifest|json)$/.test(name),
  );
  for (const name of files) {
    const file = path.join(out, name);
    const isFresh =
      statSync(file).mtimeMs <= (statSync(`${file}.br`, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (isFresh) continue;
    const text = readFileSync(file);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    writeFileSync(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
    writeFileSync(`${file}.br`, await promisify(brotliCompress)(text, quality));
  }
}
