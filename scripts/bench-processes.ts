import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

type Process = { pid: number; parent: number; kilobytes: number; command: string };

/** The number of the process that serves, among those that `npm start` has started; null when there is none. */
export function findServer(npm: number): number | null {
  const processes = listProcesses();
  const family = new Set([npm]);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const one of processes) if (family.has(one.parent)) family.add(one.pid);
  }
  const isServer = ({ pid, command }: Process) => family.has(pid) && command.includes('src/app/server.ts');
  return processes.find(isServer)?.pid ?? null;
}

/** The memory that a process holds now, in millions of bytes. */
export function megabytesOf(pid: number): number {
  const found = listProcesses().find((one) => one.pid === pid);
  if (found === undefined) throw new Error('the server has ended');
  return (found.kilobytes * 1024) / 1e6;
}

function listProcesses(): Process[] {
  if (process.platform === 'linux') return readdirSync('/proc').flatMap(readProcess);
  return execFileSync('ps', ['-axo', 'pid=,ppid=,rss=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [pid, parent, kilobytes, ...command] = line.trim().split(/\s+/);
      return pid === undefined
        ? []
        : [
            {
              pid: Number(pid),
              parent: Number(parent),
              kilobytes: Number(kilobytes),
              command: command.join(' '),
            },
          ];
    });
}

function readProcess(name: string): Process[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const status = readFileSync(`/proc/${name}/status`, 'utf8');
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const find = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return [{ pid: Number(name), parent: find('PPid'), kilobytes: find('VmRSS'), command }];
  } catch {
    return []; // has ended meanwhile
  }
}
