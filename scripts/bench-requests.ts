import { Agent, request } from 'node:http';

/** What a client of the benchmarks sends: prepared beforehand, so that preparing it is not measured. */
export type Prepared = { method: 'GET' | 'POST'; path: string; cookie: string; body?: string };

/**
 * One device: sends one request after another over one connection. It says that it comes by way of a proxy, from
 * another address each time, because Jointly answers one address no more than so many times a minute; unless the devices
 * are to be all behind one address, as those of a school are.
 */
export function openDevice(url: string, number: number, { isBehindOneAddress = false } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(url);
  let sent = 0;
  const send = (prepared: Prepared): Promise<string> =>
    new Promise((resolve, reject) => {
      sent += 1;
      const headers: Record<string, string> = { cookie: prepared.cookie };
      if (!isBehindOneAddress) headers['x-forwarded-for'] = `10.${number}.${(sent >> 8) & 255}.${sent & 255}`;
      if (prepared.body !== undefined) headers['content-type'] = 'application/json';
      const { method, path, body } = prepared;
      const outgoing = request({ agent, hostname, port, method, path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          if (answer.statusCode === 200) resolve(text);
          else reject(new Error(`${answer.statusCode} for ${path}: ${text.slice(0, 300)}`));
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/** Runs work over and over in some lines side by side, each line its share; resolves with the seconds it took. */
export async function inLines(lines: number, work: (line: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: lines }, (_, line) => work(line)));
  return (performance.now() - startedAt) / 1000;
}
