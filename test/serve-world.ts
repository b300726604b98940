import { type NamedPerson, people } from './maple-ridge.ts';
import { openWorld } from './world.ts';

/** Serves the small Maple Ridge for looking at screens, and prints everybody's session cookie. Ctrl-C ends it. */
const world = await openWorld();
console.log(world.url);
for (const name of Object.keys(people) as NamedPerson[])
  console.log(`${name.padEnd(9)} ${world.cookieOf(name)}`);
process.on('SIGINT', () => void world.close().then(() => process.exit(0)));
process.on('SIGTERM', () => void world.close().then(() => process.exit(0)));
