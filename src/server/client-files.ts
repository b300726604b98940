import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const clientDirectory = path.resolve(import.meta.dirname, '../../build/client');

/**
 * Serves the built client. Hashed files may be kept for ever; the page and the worker never, so that an update is found.
 * The visit's addresses answer with the visit's page, every other with the other: the client knows the rest.
 */
export async function serveClient(http: FastifyInstance): Promise<void> {
  if (!existsSync(path.join(clientDirectory, 'index.html'))) {
    http.get('/', async (_request, reply) =>
      reply.status(503).type('text/plain').send('The client is not built. Run: npm start'),
    );
    return;
  }
  const [page, visitPage] = ['index.html', 'visit.html'].map((name) =>
    readFileSync(path.join(clientDirectory, name)),
  );
  const sendPage = (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(/^\/visit([/?]|$)/.test(request.url) ? visitPage : page);
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
  http.get('/', async (request, reply) => sendPage(request, reply));
  http.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !path.extname(request.url.split('?')[0] ?? '');
    if (wantsPage) return sendPage(request, reply);
    return reply.status(404).send({ code: 'record/not-found', status: 404 });
  });
}
