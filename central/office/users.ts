/** The people of the claims office as stored: roles and authority under the centre's signature. */
import { AppError } from '../../shared/errors.ts';
import { mandateText, type OfficeUser, officeUserSchema } from '../../shared/office/user.ts';
import { signatureHolds } from '../crypto.ts';
import type { Database, Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';

interface UserRow {
  readonly user_no: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly per_claim_fen: number | null;
  readonly per_day_fen: number | null;
  readonly until: string | null;
  readonly standing: string;
  readonly mandate: string;
  readonly phc: string;
}

export interface KnownUser {
  readonly user: OfficeUser;
  readonly phc: string;
}

const COLUMNS = 'user_no, name, roles, per_claim_fen, per_day_fen, until, standing, mandate, phc';

/** The user of a number, here or gone, or null. Throws 'office-mandate-broken' for a row that was changed by hand. */
export async function findUser(
  db: Database,
  { key }: Pick<CentralPorts, 'key'>,
  userNo: string,
): Promise<KnownUser | null> {
  const { rows } = await db.query<UserRow>(`SELECT ${COLUMNS} FROM office_users WHERE user_no = $1`, [userNo]);
  const row = rows[0];
  if (row === undefined) return null;
  const user = userOf(row);
  if (!signatureHolds(key.publicKey, mandateText(user), row.mandate)) {
    throw new AppError('office-mandate-broken', { userNo });
  }
  return { user, phc: row.phc };
}

/** Until the transaction ends nobody else decides as this user. */
export async function lockUser(db: Transaction, userNo: string): Promise<void> {
  await db.query('SELECT 1 FROM office_users WHERE user_no = $1 FOR NO KEY UPDATE', [userNo]);
}

/** Everybody, by number. */
export async function listUsers(db: Database): Promise<OfficeUser[]> {
  const { rows } = await db.query<UserRow>(`SELECT ${COLUMNS} FROM office_users ORDER BY user_no`);
  return rows.map(userOf);
}

/**
 * Adds a user or changes one, signed by the centre; their sessions end. `phc` null keeps the password.
 * Throws 'office-user-unknown' where a new user comes without a password.
 */
export async function putUser(
  db: Transaction,
  { key }: Pick<CentralPorts, 'key'>,
  user: OfficeUser,
  phc: string | null,
): Promise<void> {
  const { userNo, name, roles, authority, standing } = officeUserSchema.parse(user);
  const kept = phc ?? (await storedPhc(db, userNo));
  if (kept === null) throw new AppError('office-user-unknown', { userNo });
  await db.query(
    `INSERT INTO office_users (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (user_no) DO UPDATE SET name = excluded.name, roles = excluded.roles,
       per_claim_fen = excluded.per_claim_fen, per_day_fen = excluded.per_day_fen, until = excluded.until,
       standing = excluded.standing, mandate = excluded.mandate, phc = excluded.phc`,
    [
      userNo,
      name,
      roles,
      authority?.perClaim ?? null,
      authority?.perDay ?? null,
      authority?.until ?? null,
      standing,
      key.sign(mandateText(user)),
      kept,
    ],
  );
  await db.query('DELETE FROM office_sessions WHERE user_no = $1', [userNo]);
}

async function storedPhc(db: Transaction, userNo: string): Promise<string | null> {
  const { rows } = await db.query<{ phc: string }>('SELECT phc FROM office_users WHERE user_no = $1', [userNo]);
  return rows[0]?.phc ?? null;
}

function userOf(row: UserRow): OfficeUser {
  const { per_claim_fen: perClaim, per_day_fen: perDay, until } = row;
  return officeUserSchema.parse({
    userNo: row.user_no,
    name: row.name,
    roles: row.roles,
    authority: perClaim === null ? null : { perClaim, perDay, until },
    standing: row.standing,
  });
}
