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
import type { Pool, Transaction } from '../database/pool.ts';

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
 * Remembers the nonce, how the clock goes and, where it goes right, when the desk was seen. Throws the `centre-…` refusals.
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

/**
 * Whether the desk may still write, now that it does: it may have been stopped or taken over since its request was let in, and
 * neither happens until this transaction has ended. Throws 'centre-revoked' and 'centre-superseded'.
 */
export async function lockStanding(db: Transaction, { deskCode, epoch }: Signer): Promise<void> {
  const desks = await db.query<{ revoked_at: string | null }>(
    'SELECT revoked_at FROM desks WHERE desk_code = $1 FOR SHARE',
    [deskCode],
  );
  // Behind the lock, in a statement of its own: the one that waited would still see the epochs as they were.
  const epochs = await db.query<{ epoch_id: string }>(
    'SELECT epoch_id FROM epochs WHERE desk_code = $1 ORDER BY number DESC LIMIT 1',
    [deskCode],
  );
  const revoked_at = desks.rows[0]?.revoked_at ?? null;
  requireStanding({ revoked_at, is_newest: epochs.rows[0]?.epoch_id === epoch }, deskCode);
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

function requireStanding({ revoked_at, is_newest }: Pick<KnownKey, 'revoked_at' | 'is_newest'>, desk: string): void {
  if (revoked_at !== null) throw new AppError('centre-revoked', { desk, since: revoked_at.slice(0, 10) });
  if (!is_newest) throw new AppError('centre-superseded', { desk });
}

/**
 * One statement: the nonce unless it was seen before, and only then what the desk's clock says. A request with a wrong clock may
 * be an old one sent again: it shows how far the clock is off, which nobody could mend unseen, and not that the desk was there.
 */
async function remember(
  pool: Pool,
  now: Instant,
  { desk, nonce }: SignedHeaders,
  skew: number,
  program: string | null,
): Promise<void> {
  const { rowCount } = await pool.query(
    `WITH fresh AS (
       INSERT INTO nonces (desk_code, nonce, at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1
     )
     UPDATE desks SET skew_ms = $5,
       last_seen_at = CASE WHEN $7 THEN $4 ELSE last_seen_at END,
       program_version = CASE WHEN $7 THEN $6 ELSE program_version END
     WHERE desk_code = $1 AND EXISTS (SELECT 1 FROM fresh)`,
    [desk, nonce, now, formatInstant(now), skew, program, isClockRight(skew)],
  );
  if (rowCount === 0) throw new AppError('centre-replayed', {});
}

function programOf(request: FastifyRequest): string | null {
  const program = request.headers[PROGRAM_HEADER];
  return typeof program === 'string' ? program.slice(0, 40) : null;
}

function requireClock(skew: number): void {
  if (isClockRight(skew)) return;
  const minutes = Math.round(Math.abs(skew) / 60_000);
  throw new AppError('centre-clock-skewed', { minutes, direction: skew > 0 ? 'fast' : 'slow' });
}

function isClockRight(skew: number): boolean {
  return Math.abs(skew) <= MAX_SKEW_MS;
}
