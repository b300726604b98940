// Loaded before the server where no small disk can be mounted: sends every copied file to the device that is always full.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

fs.promises.copyFile = (from) =>
  fs.promises.readFile(from).then((content) => fs.promises.writeFile('/dev/full', content));
syncBuiltinESMExports();
