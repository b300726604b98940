import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands between the phone and the server just now. */
export type Weather =
  | 'open'
  /** No connection. */
  | 'cut'
  /** The request arrives, the answer does not. */
  | 'lost-answer'
  /** A guest network answers everything with its own page and status 200. */
  | 'portal'
  /** A guest network sends everything to its sign-in page. */
  | 'redirect'
  /** A proxy says that the server is not available. */
  | 'busy';

export type FaultyNetwork = {
  url: string;
  weather: Weather;
  /** Text put at the end of the service worker's script: a newer program. */
  workerSuffix: string;
  /** Called when a delivery has been passed on to the server. */
  onDelivery: (() => void) | null;
  /** How many deliveries have been passed on. */
  deliveriesCount: number;
  close(): Promise<void>;
};

/** A faulty network in front of the server, as a phone in a school meets it. */
export async function openProxy(target: string): Promise<FaultyNetwork> {
  const server = createServer((incoming, outgoing) => pass(proxy, target, incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: FaultyNetwork = {
    url: `http://127.0.0.1:${port}`,
    weather: 'open',
    workerSuffix: '',
    onDelivery: null,
    deliveriesCount: 0,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

function pass(
  proxy: FaultyNetwork,
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const { weather } = proxy;
  if (weather === 'cut') incoming.destroy();
  else if (weather === 'busy') outgoing.writeHead(503, { 'retry-after': '1' }).end('not now');
  else if (weather === 'redirect') outgoing.writeHead(302, { location: '/guest-network' }).end();
  else if (weather === 'portal')
    outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Guest network</h1>');
  else forward(proxy, target, incoming, outgoing);
}

function forward(
  proxy: FaultyNetwork,
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const isDelivery = incoming.method === 'POST' && incoming.url === '/api/observation/deliveries';
  const isWorker = incoming.url === '/service-worker.js';
  const headers = { ...incoming.headers };
  // The worker's script is read plain and whole, so that it can be changed on the way.
  if (isWorker)
    for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) delete headers[name];
  const onward = request(`${target}${incoming.url}`, { method: incoming.method, headers }, (answer) => {
    if (proxy.weather === 'lost-answer' && isDelivery) {
      answer.resume();
      answer.on('end', () => outgoing.destroy());
      return;
    }
    if (isWorker) {
      const { 'content-length': _, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, rest);
      answer.on('data', (piece) => outgoing.write(piece));
      answer.on('end', () => outgoing.end(proxy.workerSuffix));
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
    answer.on('error', () => outgoing.destroy());
  });
  onward.on('error', () => outgoing.destroy());
  incoming.on('error', () => onward.destroy());
  incoming.pipe(onward);
  if (isDelivery) {
    proxy.deliveriesCount += 1;
    incoming.on('end', () => proxy.onDelivery?.());
  }
}
