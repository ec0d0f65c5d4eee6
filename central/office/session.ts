/** Signing in to the claims office: tokens are kept as hashes in the database, so that any server knows them (DESIGN §9). */
import type { Instant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { OfficeUser } from '../../shared/office/user.ts';
import { sha256 } from '../crypto.ts';
import { type Database, type Pool, transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { admitTry, takeBackTry } from './tries.ts';
import { findUser, putUser } from './users.ts';

/** Minutes without a deed before a session ends, and hours after which it ends in any case. */
export const IDLE_MINUTES = 20;
const LIFE_HOURS = 12;

export interface OfficeSession {
  readonly tokenHash: string;
  readonly user: OfficeUser;
}

/**
 * Opens a session and gives its token, which is stored nowhere. Throws 'office-sign-in-paused' and
 * 'office-sign-in-refused' with the tries left.
 */
export async function signIn(
  pool: Pool,
  ports: Pick<CentralPorts, 'clock' | 'key' | 'randomness'>,
  typed: { readonly userNo: string; readonly password: string; readonly address: string },
): Promise<{ readonly token: string; readonly user: OfficeUser }> {
  const now = ports.clock.now();
  const remaining = await admitTry(pool, now, typed.userNo, typed.address);
  const known = await findUser(pool, ports, typed.userNo);
  const isRight = await passwordMatches(known?.phc ?? null, typed.password);
  if (known === null || !isRight || known.user.standing !== 'active') {
    throw new AppError('office-sign-in-refused', { remaining });
  }
  await takeBackTry(pool, typed.userNo, typed.address);
  const token = Buffer.from(ports.randomness.bytes(32)).toString('base64url');
  await dropEnded(pool, now);
  await pool.query('INSERT INTO office_sessions (token_hash, user_no, opened_ms, seen_ms) VALUES ($1, $2, $3, $3)', [
    sha256(token),
    typed.userNo,
    now,
  ]);
  return { token, user: known.user };
}

/** The session of a token, or null; a deed keeps it awake. */
export async function findSession(
  db: Database,
  ports: Pick<CentralPorts, 'clock' | 'key'>,
  token: string | null,
  isDeed: boolean,
): Promise<OfficeSession | null> {
  if (token === null) return null;
  const now = ports.clock.now();
  const tokenHash = sha256(token);
  const { rows } = await db.query<{ user_no: string }>(
    `UPDATE office_sessions SET seen_ms = CASE WHEN $4 THEN $2 ELSE seen_ms END
     WHERE token_hash = $1 AND seen_ms > $3 AND opened_ms > $5 RETURNING user_no`,
    [tokenHash, now, idleSince(now), isDeed, openedBefore(now)],
  );
  const userNo = rows[0]?.user_no;
  const known = userNo === undefined ? null : await findUser(db, ports, userNo);
  return known === null || known.user.standing !== 'active' ? null : { tokenHash, user: known.user };
}

/** Ends a session; one that has ended already is fine. */
export async function signOut(db: Database, token: string | null): Promise<void> {
  if (token !== null) await db.query('DELETE FROM office_sessions WHERE token_hash = $1', [sha256(token)]);
}

/** One's own password, knowing the old one. Throws 'office-password-wrong'; every other session of the person ends. */
export async function changePassword(
  pool: Pool,
  ports: Pick<CentralPorts, 'clock' | 'key' | 'randomness'>,
  { tokenHash, user }: OfficeSession,
  typed: { readonly password: string; readonly newPassword: string; readonly address: string },
): Promise<void> {
  const now = ports.clock.now();
  await admitTry(pool, now, user.userNo, typed.address);
  const known = await findUser(pool, ports, user.userNo);
  if (known === null || !(await passwordMatches(known.phc, typed.password))) {
    throw new AppError('office-password-wrong', {});
  }
  await takeBackTry(pool, user.userNo, typed.address);
  const phc = await hashPassword(typed.newPassword, ports);
  await transaction(pool, async (db) => {
    await putUser(db, ports, known.user, phc);
    await db.query('INSERT INTO office_sessions (token_hash, user_no, opened_ms, seen_ms) VALUES ($1, $2, $3, $3)', [
      tokenHash,
      user.userNo,
      now,
    ]);
  });
}

async function dropEnded(db: Database, now: Instant): Promise<void> {
  await db.query('DELETE FROM office_sessions WHERE seen_ms <= $1 OR opened_ms <= $2', [
    idleSince(now),
    openedBefore(now),
  ]);
}

function idleSince(now: Instant): number {
  return now - IDLE_MINUTES * 60_000;
}

function openedBefore(now: Instant): number {
  return now - LIFE_HOURS * 3_600_000;
}
