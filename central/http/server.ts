/** The HTTP server without its routes: bodies as bytes, answers through schemas, refusals in Chinese, one log line a request. */
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { AppError } from '../../shared/errors.ts';
import { REQUEST_BYTES } from '../../shared/sync/protocol.ts';
import { CENTRE_TIME_HEADER } from '../../shared/sync/signed-request.ts';
import type { CentralPorts } from '../ports.ts';
import { refusalOf } from './refusal.ts';

/** Milliseconds in which a request must have arrived whole: a township's line is slow, a stuck one must go. */
const REQUEST_TIMEOUT_MS = 120_000;

export type CentralServer = ReturnType<typeof createServer>;

/**
 * A server that answers `not-found` to everything. `trustProxy`: addresses and ranges of the proxies before it, whose
 * `x-forwarded-for` says who asks; null: nobody's, and whoever connects is who asks.
 */
export function createServer(ports: CentralPorts, trustProxy: string | null = null) {
  const server = Fastify({
    logger: false,
    bodyLimit: REQUEST_BYTES,
    trustProxy: trustProxy ?? false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.decorateRequest('signer', null);
  server.removeAllContentTypeParsers();
  // Kept as bytes until it is known who sent them; `readJson` parses.
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.header(CENTRE_TIME_HEADER, String(ports.clock.now())).header('cache-control', 'no-store');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    logAnswer(ports, request, reply);
    done();
  });
  server.setNotFoundHandler(() => {
    throw new AppError('centre-not-found', { what: '这个地址' });
  });
  server.setErrorHandler((cause, request, reply) => refuse(ports, cause, request, reply));
  return server;
}

function refuse(ports: CentralPorts, cause: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const reference = Buffer.from(ports.randomness.bytes(4)).toString('hex');
  const { status, body, isFault } = refusalOf(cause, reference);
  if (isFault) ports.log.error('fault', { reference, route: routeOf(request), ...placeOf(cause) });
  return reply.code(status).header('content-type', 'application/json; charset=utf-8').send(body);
}

/** The template of the path: what is in it names people's papers. */
function routeOf(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? 'unknown'}`;
}

/** Kind and place of an error, never its message: PostgreSQL puts values into it. */
function placeOf(cause: unknown): { readonly error: string; readonly code: string | null; readonly at: string | null } {
  if (!(cause instanceof Error)) return { error: typeof cause, code: null, at: null };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  const frames = (cause.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { error: cause.name, code, at: frames.slice(0, 4).join(' ').trim() };
}

function logAnswer({ log }: CentralPorts, request: FastifyRequest, reply: FastifyReply): void {
  log.info('request', {
    route: routeOf(request),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    desk: request.signer?.deskCode ?? null,
  });
}
