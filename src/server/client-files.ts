import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const clientDirectory = path.resolve(import.meta.dirname, '../../build/client');

/**
 * Serves the built client. Hashed files may be kept for ever; the page and the worker never, so that an update is found.
 * Every page address answers with the one page: the client's router knows the rest.
 */
export async function serveClient(http: FastifyInstance): Promise<void> {
  if (!existsSync(path.join(clientDirectory, 'index.html'))) {
    http.get('/', async (_request, reply) =>
      reply.status(503).type('text/plain').send('The client is not built. Run: npm start'),
    );
    return;
  }
  const page = readFileSync(path.join(clientDirectory, 'index.html'));
  const sendPage = (reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
  await http.register(fastifyStatic, {
    root: clientDirectory,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = file.includes(`${path.sep}assets${path.sep}`);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  http.get('/', async (_request, reply) => sendPage(reply));
  http.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !path.extname(request.url.split('?')[0] ?? '');
    if (wantsPage) return sendPage(reply);
    return reply.status(404).send({ code: 'record/not-found', status: 404 });
  });
}
