import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const known = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds the browser for the journeys. On Debian as root a missing one is installed; elsewhere it says what to install.
 *
 * @returns the path of the browser
 * @throws an Error in plain words when there is none: a missing browser is never a skipped test
 */
export async function prepareChromium() {
  const found = known.find((path) => path && existsSync(path));
  if (found) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('Installing Chromium for the browser tests…');
    const apt = (...args) =>
      spawnSync('apt-get', ['-y', '-q', ...args], {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0;
    if (apt('install', 'chromium') || (apt('update') && apt('install', 'chromium')))
      return '/usr/bin/chromium';
  }
  throw new Error(
    'The browser tests need Chromium. Install it (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM to its path.',
  );
}
