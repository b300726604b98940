import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import startWasm, { type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';

/**
 * A thread of its own for typesetting: the compiler is WebAssembly that keeps whatever thread it runs on busy. It has the
 * fonts and the one template it is given, and no way to a file or a network.
 */
const require = createRequire(import.meta.url);
const fonts = ['DejaVuSans', 'DejaVuSans-Bold', 'DejaVuSansCondensed', 'DejaVuSansCondensed-Bold'];

async function start(): Promise<TypstCompiler> {
  const bytes = readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm'));
  await startWasm({ module_or_path: bytes });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fonts)
    await builder.add_raw_font(readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${font}.ttf`)));
  return builder.build();
}

const compiler = start();
const asFull = 2;

function typeset(made: TypstCompiler, template: string, data: string): Uint8Array {
  made.reset();
  made.reset_shadow();
  made.add_source('/main.typ', template);
  made.map_shadow('/data.json', new TextEncoder().encode(data));
  const outcome = made.compile('/main.typ', [], 'pdf', asFull) as {
    result?: Uint8Array;
    diagnostics?: unknown;
  };
  if (outcome.result === undefined) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.result;
}

parentPort?.on('message', async (page: { template: string; data: string }) => {
  try {
    const pdf = typeset(await compiler, page.template, page.data);
    parentPort?.postMessage({ pdf });
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error.message : JSON.stringify(error) });
  }
});
