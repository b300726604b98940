// node scripts/run.mjs <script> [arguments]: runs a script of the project under Node 24, with all packages installed.
import { findNode, installPackages, runScript, runStep, StartRefusal } from './node-runtime.mjs';

await runScript(async () => {
  if (process.argv.length < 3) {
    throw new StartRefusal('Name the script to run, such as node scripts/run.mjs scripts/check.mjs');
  }
  await installPackages();
  return runStep(findNode(), process.argv.slice(2));
});
