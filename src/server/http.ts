import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import { type AnyRouter, ORPCError, onError, ValidationError } from '@orpc/server';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { commonProblems, refusal } from '../kit/problem.ts';
import { ApiHandler } from './api-handler.ts';
import { serveClient } from './client-files.ts';
import type { Config } from './config.ts';
import type { FindActor, FindToken, RequestContext, TokenGate } from './context.ts';
import type { Database } from './database.ts';
import { paceOf } from './token-gate.ts';

const cookieName = 'jointly_session';
const sessionDays = 30;
/** So many sessions' worth of requests may come from one address. */
const sessionsAtAnAddress = 20;

export type Served = {
  router: AnyRouter;
  config: Config;
  findActor: FindActor;
  /** Without it no token is known. */
  findToken?: FindToken;
  /** Null while Jointly is starting: everything is then answered with 503. */
  database: Database | null;
  logLevel?: string;
  requestsPerMinute?: number;
  /** Of one token. */
  tokenRequestsPerMinute?: number;
};

/** Builds the HTTP server: security headers, the API under /api, /healthz, and the client's files. */
export async function buildHttp(served: Served): Promise<FastifyInstance> {
  const { config } = served;
  const http = Fastify({
    logger: { level: served.logLevel ?? 'warn' },
    trustProxy: 'loopback',

    forceCloseConnections: true,
  });
  await http.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
  });
  await http.register(cookie);
  await limitFloods(http, served.requestsPerMinute ?? 1_200);
  http.get('/healthz', async (_request, reply) => {
    const isReady = served.database !== null && (await served.database.isAnswering());
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'starting' });
  });
  await http.register(async (api) => serveApi(api, served));
  await serveClient(http);
  return http;
}

/**
 * A ceiling against floods; sign-in has its own, much lower, in the people area. It holds for a session, since hundreds of
 * phones come back on line behind one school's address; without a session, for the address. An address has a ceiling too,
 * so that nobody gets past the first one with made-up sessions.
 */
async function limitFloods(http: FastifyInstance, requestsPerMinute: number): Promise<void> {
  const addressOf = (request: FastifyRequest) => `address ${normalizeIP(request.ip)}`;
  await http.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => request.cookies[cookieName] ?? addressOf(request),
  });
  const checkAddress = http.createRateLimit({
    max: requestsPerMinute * sessionsAtAnAddress,
    keyGenerator: addressOf,
  });
  http.addHook('onRequest', async (request, reply) => {
    const limit = await checkAddress(request);
    if (limit.isAllowed || !limit.isExceeded) return;
    await reply.status(429).header('retry-after', limit.ttlInSeconds).send();
  });
}

const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

function serveApi(api: FastifyInstance, served: Served): void {
  const tokenGate: TokenGate = {
    find: served.findToken ?? (async () => null),
    pace: paceOf(served.tokenRequestsPerMinute ?? 120),
  };
  const handler = new ApiHandler<RequestContext>(served.router, {
    clientInterceptors: [
      onError((error) => {
        const unreadable = asUnreadable(error);
        if (unreadable !== null) throw unreadable;
        if (!(error instanceof ORPCError) || error.status >= 500)
          api.log.error({ err: error, issues: issuesOf(error) });
      }),
    ],
  });
  // oRPC reads the body itself, so that a broken one is answered like any other unreadable request.
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  api.all('/api/*', async (request, reply) => {
    const { database } = served;
    if (database === null) return reply.status(503).send({ status: 'starting' });
    if (!hasFittingBody(request)) return reply.status(413).send(tooLarge());
    if (isFromElsewhere(request))
      return reply.status(403).send(refusal(commonProblems, 'session/other-site').toJSON());
    const { matched } = await handler.handle(request, reply, {
      prefix: '/api',
      context: { ...contextOf(request, reply, served, database), tokenGate },
    });
    if (!matched) return reply.status(404).send(refusal(commonProblems, 'record/not-found').toJSON());
  });
}

/** Where an answer breaks its own contract: the places, never the values. */
function issuesOf(error: unknown): string[] {
  const cause = error instanceof Error ? error.cause : undefined;
  const found = cause instanceof ValidationError ? cause.issues : [];
  return found.map(({ path = [], message }) => `${path.map(String).join('.')}: ${message}`);
}

/**
 * A request that cannot be read names every issue: broken JSON, a field of another kind, a character that no text can hold.
 * An answer that breaks its own contract is our bug and stays loud.
 */
function asUnreadable(error: unknown): Error | null {
  const isOurs = error instanceof ORPCError && error.status >= 500;
  const cause = error instanceof ORPCError ? error.cause : error;
  const isTextRefused =
    cause instanceof Error && 'code' in cause && (cause.code === '22021' || cause.code === '22P05');
  const isBroken = error instanceof ORPCError && error.code === 'BAD_REQUEST';
  if ((isOurs && !isTextRefused) || !(isTextRefused || isBroken)) return null;
  const found = cause instanceof ValidationError ? cause.issues : [];
  const issues = found.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }));
  return new ORPCError('request/not-readable', {
    status: 400,
    data: { issues },
    message: 'request/not-readable',
  });
}

const largestBody = 12 * 1024 * 1024;

/** A body says its length before it comes, and fits: nobody fills the server's memory. */
function hasFittingBody(request: FastifyRequest): boolean {
  if (request.headers['transfer-encoding'] !== undefined) return false;
  return Number(request.headers['content-length'] ?? 0) <= largestBody;
}

function tooLarge() {
  const issues = [{ path: 'body', message: 'At most 12 MB, with its length said first.' }];
  return new ORPCError('request/not-readable', {
    status: 413,
    data: { issues },
    message: 'request/not-readable',
  }).toJSON();
}

/** A write whose Origin is another site never came from our pages. */
function isFromElsewhere(request: FastifyRequest): boolean {
  if (request.method === 'GET') return false;
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site';
  return URL.parse(origin)?.host !== host;
}

function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  served: Served,
  database: Database,
): Omit<RequestContext, 'tokenGate'> {
  return {
    database,
    config: served.config,
    findActor: served.findActor,
    bearer: readBearer(request.headers.authorization),
    letBeEmbedded: (contentPolicy) => {
      reply.removeHeader('x-frame-options');
      reply.header('content-security-policy', contentPolicy);
      reply.header('cross-origin-resource-policy', 'cross-origin');
      reply.header('x-robots-tag', 'noindex, nofollow');
      // What the district takes back is gone from other sites at once.
      reply.header('cache-control', 'no-cache');
    },
    session: readSession(request.cookies[cookieName]),
    ip: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    log: (message, detail) => request.log.info(detail ?? {}, message),
    setSession: (session) => {
      const options = {
        path: '/',
        httpOnly: true,
        sameSite: 'lax' as const,
        secure: served.config.publicUrl.startsWith('https:'),
      };
      if (session === null) reply.clearCookie(cookieName, options);
      else
        reply.setCookie(cookieName, `${session.districtId}.${session.secret}`, {
          ...options,
          maxAge: sessionDays * 86_400,
        });
    },
  };
}

/** Only what begins like one of our tokens: a proxy in front of Jointly may put its own into the same header. */
function readBearer(header: string | undefined): string | null {
  return /^bearer\s+(jointly_.*)$/i.exec(header ?? '')?.[1]?.trim() ?? null;
}

function readSession(value: string | undefined): RequestContext['session'] {
  const [districtId, secret] = (value ?? '').split('.');
  if (!z.uuid().safeParse(districtId).success || secret === undefined || !/^[\w-]{43}$/.test(secret))
    return null;
  return { districtId: districtId ?? '', secret };
}
