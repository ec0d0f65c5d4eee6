/** Whether a request may be trusted: a registered key, its signature, a clock that is right, a nonce never seen (sync rule 37). */
import type { FastifyRequest } from 'fastify';
import { formatInstant, type Instant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { PROGRAM_HEADER } from '../../shared/sync/protocol.ts';
import {
  MAX_SKEW_MS,
  requestText,
  SIGNATURE_HEADERS,
  type SignedHeaders,
  signedHeadersSchema,
} from '../../shared/sync/signed-request.ts';
import { sha256, signatureHolds } from '../crypto.ts';
import type { Pool } from '../database/pool.ts';

/** The desk that signed. */
export interface Signer {
  readonly deskCode: string;
  readonly epoch: string;
  readonly admdvs: string;
}

interface KnownKey {
  readonly public_key: string;
  readonly admdvs: string;
  readonly revoked_at: string | null;
  readonly is_newest: boolean;
}

/**
 * Checks key, signature, standing, clock and nonce, in this order: nobody without the key learns anything more.
 * Remembers nonce, skew and when the desk was seen. Throws the `centre-…` refusals.
 */
export async function signerOf(pool: Pool, now: Instant, request: FastifyRequest, body: Buffer): Promise<Signer> {
  const headers = signedHeaders(request);
  const key = await keyOf(pool, headers);
  const facts = { method: request.method, path: request.raw.url ?? '', bodyHash: sha256(body) };
  if (!signatureHolds(key.public_key, requestText(facts, headers), headers.signature))
    throw new AppError('centre-signature-bad', {});
  requireStanding(key, headers.desk);
  const skew = Number(headers.at) - now;
  await remember(pool, now, headers, skew, programOf(request));
  requireClock(skew);
  return { deskCode: headers.desk, epoch: headers.epoch, admdvs: key.admdvs };
}

function signedHeaders(request: FastifyRequest): SignedHeaders {
  const given = Object.fromEntries(
    Object.entries(SIGNATURE_HEADERS).map(([fact, header]) => [fact, request.headers[header]]),
  );
  const parsed = signedHeadersSchema.safeParse(given);
  if (!parsed.success) throw new AppError('centre-signature-bad', {});
  return parsed.data;
}

async function keyOf(pool: Pool, { desk, epoch }: SignedHeaders): Promise<KnownKey> {
  const { rows } = await pool.query<KnownKey>(
    `SELECT epochs.public_key, desks.admdvs, desks.revoked_at,
            NOT EXISTS (SELECT 1 FROM epochs later
                        WHERE later.desk_code = epochs.desk_code AND later.number > epochs.number) AS is_newest
     FROM epochs JOIN desks USING (desk_code)
     WHERE epochs.epoch_id = $1 AND epochs.desk_code = $2`,
    [epoch, desk],
  );
  const [key] = rows;
  if (key === undefined) throw new AppError('centre-unknown-desk', { desk });
  return key;
}

function requireStanding({ revoked_at, is_newest }: KnownKey, desk: string): void {
  if (revoked_at !== null) throw new AppError('centre-revoked', { desk, since: revoked_at.slice(0, 10) });
  if (!is_newest) throw new AppError('centre-superseded', { desk });
}

/** One statement: what the desk's clock says, when it was seen, and its nonce unless it was seen before. */
async function remember(
  pool: Pool,
  now: Instant,
  { desk, nonce }: SignedHeaders,
  skew: number,
  program: string | null,
): Promise<void> {
  const { rowCount } = await pool.query(
    `WITH seen AS (
       UPDATE desks SET last_seen_at = $4, skew_ms = $5, program_version = $6 WHERE desk_code = $1
     )
     INSERT INTO nonces (desk_code, nonce, at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [desk, nonce, now, formatInstant(now), skew, program],
  );
  if (rowCount === 0) throw new AppError('centre-replayed', {});
}

function programOf(request: FastifyRequest): string | null {
  const program = request.headers[PROGRAM_HEADER];
  return typeof program === 'string' ? program.slice(0, 40) : null;
}

function requireClock(skew: number): void {
  if (Math.abs(skew) <= MAX_SKEW_MS) return;
  const minutes = Math.round(Math.abs(skew) / 60_000);
  throw new AppError('centre-clock-skewed', { minutes, direction: skew > 0 ? 'fast' : 'slow' });
}
