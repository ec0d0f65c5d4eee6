/** Operators and their password hashes in the database. */
import { type Operator, operatorSchema, type Standing, standingSchema } from '../../shared/desk.ts';
import type { Database, WritableDatabase } from '../database/open.ts';
import { ARGON2ID } from '../key-file.ts';
import type { Randomness } from '../ports.ts';

interface OperatorRow {
  readonly operator_no: string;
  readonly name: string;
  readonly side: string;
  readonly insurer: string | null;
  readonly grants: string;
  readonly licence_no: string | null;
  readonly standing: string;
}

export type StandingOperator = Operator & { readonly standing: Standing };

const COLUMNS = 'operator_no, name, side, insurer, grants, licence_no, standing';

/** One operator, here or gone, or null. */
export function findOperator(db: Database, operatorNo: string): StandingOperator | null {
  const row = db.one<OperatorRow>(`SELECT ${COLUMNS} FROM operators WHERE operator_no = ?`, operatorNo);
  return row === undefined ? null : { ...operatorOf(row), standing: standingSchema.parse(row.standing) };
}

/** The operator of this number who may sign in, or null. */
export function activeOperator(db: Database, operatorNo: string): Operator | null {
  const row = db.one<OperatorRow>(
    `SELECT ${COLUMNS} FROM operators WHERE operator_no = ? AND standing = 'active'`,
    operatorNo,
  );
  return row === undefined ? null : operatorOf(row);
}

/** All operators, by number. */
export function listOperators(db: Database): StandingOperator[] {
  return db
    .all<OperatorRow>(`SELECT ${COLUMNS} FROM operators ORDER BY operator_no`)
    .map((row) => ({ ...operatorOf(row), standing: standingSchema.parse(row.standing) }));
}

/** An argon2id hash of a password, in the PHC form. */
export async function hashPassword(password: string, randomness: Randomness): Promise<string> {
  // Drawn before the first wait, so that the order of draws is that of the calls.
  const salt = Buffer.from(randomness.bytes(16));
  const { hash } = await import('@node-rs/argon2');
  return hash(password.normalize('NFKC'), { ...ARGON2ID, salt });
}

/** Keeps an operator's password hash; it never enters the journal. */
export function storeCredential(db: WritableDatabase, operatorNo: string, phc: string): void {
  db.run(
    'INSERT INTO credentials (operator_no, phc) VALUES (?, ?) ON CONFLICT (operator_no) DO UPDATE SET phc = excluded.phc',
    operatorNo,
    phc,
  );
}

/** Whether the password is this operator's. Unknown operators cost the same time as known ones. */
export async function passwordMatches(db: Database, operatorNo: string, password: string): Promise<boolean> {
  const row = db.one<{ phc: string }>('SELECT phc FROM credentials WHERE operator_no = ?', operatorNo);
  const { verify } = await import('@node-rs/argon2');
  const matches = await verify(row?.phc ?? UNKNOWN_PHC, password.normalize('NFKC'));
  return row !== undefined && matches;
}

/** The hash of a random password nobody knows, at the same cost. */
const UNKNOWN_PHC = '$argon2id$v=19$m=19456,t=2,p=1$6f1T4mUq0Zq1b9pUe4l1Tg$mI3cS7cA1yqgqJm2yqXoN1C0kq9w3Jb0C6M2x1v0Z0g';

function operatorOf(row: OperatorRow): Operator {
  return operatorSchema.parse({
    operatorNo: row.operator_no,
    name: row.name,
    side: row.side,
    insurer: row.insurer,
    grants: JSON.parse(row.grants),
    licenceNo: row.licence_no,
  });
}
