import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';

/** A phone: a real browser with its profile on disk, which can be switched off like a battery that dies. */
export type Phone = {
  page: Page;
  /** Ends every process of this browser at once, with nothing written down on the way out. */
  kill(): Promise<void>;
};

const quiet = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--window-size=360,740',
  '--remote-debugging-port=0',
];

/** Switches a phone on. */
export async function startPhone(profile: string, cookie: { url: string; header: string }): Promise<Phone> {
  const portFile = path.join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  // What a killed browser leaves behind; the next one would take it for a running one.
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
    rmSync(path.join(profile, name), { force: true });
  }
  const child = spawn(
    process.env.CHROMIUM ?? '/usr/bin/chromium',
    [...quiet, `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' },
  );
  try {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portOf(child, portFile)}`);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('the browser has no profile');
    const [name, value] = cookie.header.split('=');
    await context.addCookies([
      { name: name ?? '', value: value ?? '', url: cookie.url, httpOnly: true, sameSite: 'Lax' },
    ]);
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(20_000);
    return { page, kill: () => kill(child) };
  } catch (error) {
    await kill(child);
    throw error;
  }
}

async function portOf(child: ChildProcess, file: string): Promise<string> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) break;
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : '';
    if (port) return port;
    await wait(50);
  }
  throw new Error('The browser did not start.');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
