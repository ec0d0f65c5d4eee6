/** What stands before a route: the protocol's version, the signature, and only then the body. */
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../shared/errors.ts';
import { PROGRAM_HEADER, PROTOCOL, PROTOCOL_HEADER } from '../../shared/sync/protocol.ts';
import type { Pool } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { centreOf } from '../registry/centre.ts';
import { type Signer, signerOf } from '../trust/signer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The desk that signed; null where no signature is asked for. */
    signer: Signer | null;
  }
}

/** Anyone who speaks the protocol: joining. */
export function openGate(pool: Pool) {
  return async (request: FastifyRequest): Promise<void> => {
    await requireProgram(pool, request);
    readJson(request);
  };
}

/** A registered desk. Throws what `signerOf` throws, and 'centre-upgrade-needed'. */
export function signedGate(pool: Pool, ports: CentralPorts) {
  return async (request: FastifyRequest): Promise<void> => {
    // The parser of `createServer` leaves bytes here, or nothing.
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    request.signer = await signerOf(pool, ports.clock.now(), request, body);
    await requireProgram(pool, request);
    readJson(request);
  };
}

/** The desk behind `signedGate`. */
export function signer(request: FastifyRequest): Signer {
  if (request.signer === null) throw new Error('a route without a gate asks who signed');
  return request.signer;
}

async function requireProgram(pool: Pool, request: FastifyRequest): Promise<void> {
  const has = programOf(request);
  if (request.headers[PROTOCOL_HEADER] !== PROTOCOL)
    throw new AppError('centre-upgrade-needed', { has, needs: `协议 ${PROTOCOL}` });
  const { minimumProgram } = await centreOf(pool);
  if (minimumProgram !== null && isOlder(has, minimumProgram))
    throw new AppError('centre-upgrade-needed', { has, needs: minimumProgram });
}

function programOf(request: FastifyRequest): string {
  const program = request.headers[PROGRAM_HEADER];
  return typeof program === 'string' ? program.slice(0, 40) : '未知';
}

/** Compares `1.2.3`; what is no version is older than any. */
function isOlder(has: string, needs: string): boolean {
  const [left, right] = [partsOf(has), partsOf(needs)];
  const at = left.findIndex((part, place) => part !== right[place]);
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}

function partsOf(version: string): [number, number, number] {
  const [, major = '0', minor = '0', patch = '0'] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major), Number(minor), Number(patch)];
}

/** Throws 'centre-malformed' for bytes that are not UTF-8 or not JSON. */
function readJson(request: FastifyRequest): void {
  if (!Buffer.isBuffer(request.body)) return;
  try {
    request.body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
  } catch {
    throw new AppError('centre-malformed', { where: '内容不是 JSON' });
  }
}
