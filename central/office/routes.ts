/** The claims office under `/office/`: its page, and `POST /office/api/<method>`. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, errorSentence } from '../../shared/errors.ts';
import type { Surroundings } from '../routes/route-set.ts';
import { cookieOf, tokenOf } from './cookie.ts';
import { dispatch } from './dispatch.ts';
import { OFFICE_HEADERS } from './headers.ts';
import type { Office } from './office.ts';
import { pageFiles } from './page-files.ts';

export interface OfficePage {
  /** The built page (`out/office`). */
  readonly folder: string;
  /** Where users reach the centre, as behind a proxy with TLS; null: what the request itself says. */
  readonly publicOrigin: string | null;
}

interface Route extends Office {
  readonly publicOrigin: string | null;
}

/** Bytes of one call: a few fields and a reason. */
const CALL_LIMIT = 64 * 1024;

/** Adds the office's routes to the centre. */
export function officeRoutes({ server, pool, ports }: Surroundings, { folder, publicOrigin }: OfficePage): void {
  const file = pageFiles(folder);
  const route: Route = { pool, ports, publicOrigin };
  void server.register((office, _, done) => {
    office.addHook('onRequest', async (_request, reply) => void reply.headers(OFFICE_HEADERS));
    office.setErrorHandler((error, _request, reply) => refuse(reply, statusOf(error), malformed()));
    office.get('/office', (_request, reply) => reply.redirect('/office/', 308));
    office.get<{ Params: { '*': string } }>('/office/*', async (request, reply) => {
      const found = await file(request.params['*']);
      if (found === null) return refuse(reply, 404, new AppError('office-path-unknown', { path: '/office/…' }));
      return reply.type(found.type).header('cache-control', found.cacheControl).send(found.bytes);
    });
    office.post<{ Params: { method: string } }>('/office/api/:method', { bodyLimit: CALL_LIMIT }, (request, reply) =>
      call(route, request, reply),
    );
    done();
  });
}

async function call(
  { publicOrigin, ...office }: Route,
  request: FastifyRequest<{ Params: { method: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const origin = publicOrigin ?? `http://${request.headers.host ?? ''}`;
  if (!isOurPage(request, origin)) return refuse(reply, 403, new AppError('office-origin-refused', {}));
  const caller = {
    token: tokenOf(request.headers),
    address: request.ip,
    setToken: (token: string | null) => void reply.header('set-cookie', cookieOf(token, origin.startsWith('https:'))),
  };
  const answer = await dispatch(office, caller, request.params.method, parsed(request.body));
  return reply
    .code(answer.ok ? 200 : refusalStatus(answer.error.code))
    .header('cache-control', 'no-store')
    .send(answer);
}

/** The centre keeps bodies as bytes until it is known who sent them. */
function parsed(body: unknown): unknown {
  try {
    return Buffer.isBuffer(body) ? JSON.parse(body.toString('utf8')) : body;
  } catch {
    return null;
  }
}

/** Only a page of this origin may call: a browser says where a POST comes from. */
function isOurPage({ headers }: FastifyRequest, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  return headers.origin === origin && (site === undefined || site === 'same-origin');
}

const STATUSES: Readonly<Record<string, number>> = {
  fault: 500,
  'office-session-required': 401,
  'office-role-refused': 403,
  'office-sign-in-paused': 429,
  'office-claim-unknown': 404,
  'office-trial-replaced': 409,
  'office-stage-moved': 409,
  'office-figure-changed': 409,
};

function refusalStatus(code: string): number {
  return STATUSES[code] ?? 400;
}

function statusOf(error: unknown): number {
  const hasStatus = typeof error === 'object' && error !== null && 'statusCode' in error;
  return hasStatus && typeof error.statusCode === 'number' ? error.statusCode : 500;
}

function malformed(): AppError {
  return new AppError('office-malformed', { problem: '内容不是 JSON，或过大' });
}

function refuse(reply: FastifyReply, status: number, { code, details }: AppError): FastifyReply {
  return reply.code(status).send({ ok: false, error: { code, message: errorSentence(code, details), details } });
}
