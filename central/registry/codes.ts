/** One-time codes, read out by telephone: to join, or to take a desk over after a restore or a move. Kept hashed. */
import { formatInstant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { sha256 } from '../crypto.ts';
import type { Database, Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';

export type CodePurpose = 'join' | 'takeover';

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_CHARACTERS = 16;
const DAY_MS = 86_400_000;

export interface CodeRequest {
  readonly deskCode: string;
  readonly purpose: CodePurpose;
  readonly days: number;
}

/**
 * Makes a code; it is shown once and cannot be read back.
 * Throws 'central-no-desk', 'central-already-joined' and 'central-not-joined' where the other purpose is meant.
 */
export async function makeCode(
  db: Transaction,
  { clock, randomness }: Pick<CentralPorts, 'clock' | 'randomness'>,
  { deskCode, purpose, days }: CodeRequest,
): Promise<string> {
  await requirePurpose(db, deskCode, purpose);
  const code = newCode(randomness.bytes(CODE_CHARACTERS));
  await db.query(
    `INSERT INTO registration_codes (code_hash, desk_code, purpose, made_at, expires_ms) VALUES ($1, $2, $3, $4, $5)`,
    [codeHash(code), deskCode, purpose, formatInstant(clock.now()), clock.now() + days * DAY_MS],
  );
  return code;
}

/** What a database keeps of a code. Eighty random bits need no salt. */
export function codeHash(code: string): string {
  return sha256('joint-desk code 1', code);
}

async function requirePurpose(db: Database, desk: string, purpose: CodePurpose): Promise<void> {
  const { rows } = await db.query<{ joined: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM epochs WHERE epochs.desk_code = desks.desk_code) AS joined
     FROM desks WHERE desk_code = $1`,
    [desk],
  );
  const [found] = rows;
  if (found === undefined) throw new AppError('central-no-desk', { desk });
  if (purpose === 'join' && found.joined) throw new AppError('central-already-joined', { desk });
  if (purpose === 'takeover' && !found.joined) throw new AppError('central-not-joined', { desk });
}

function newCode(random: Uint8Array): string {
  // 256 is a multiple of 32: every character is as likely as any other.
  const text = Array.from(random, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return (text.match(/.{4}/g) ?? []).join('-');
}
