/** An operator as the centre signs them: grants, standing and 核赔权限, for the desk they work at (counter rules 1, 2). */
import { businessDayAt, type LocalDate } from '../../shared/dates.ts';
import { type Operator, operatorSchema, type Standing } from '../../shared/desk.ts';
import { type Authority, authoritySchema } from '../../shared/sync/feed-item.ts';
import type { Transaction } from '../database/pool.ts';
import { regionOf } from '../feed/region-of.ts';
import { publish } from '../feed/publish.ts';
import type { CentralPorts } from '../ports.ts';

export interface PutOperator {
  readonly deskCode: string;
  readonly operator: Operator;
  readonly standing: Standing;
  /** null: may decide nothing. */
  readonly authority: Authority | null;
}

/** Adds or replaces the operator from today on and tells the region; answers the package's number. Throws 'central-no-desk'. */
export async function putOperator(
  db: Transaction,
  ports: Pick<CentralPorts, 'clock' | 'key'>,
  { deskCode, operator, standing, authority }: PutOperator,
): Promise<number> {
  const admdvs = await regionOf(db, deskCode);
  const signed = [
    deskCode,
    operator.operatorNo,
    JSON.stringify(operator),
    standing,
    authority?.perClaim ?? null,
    authority?.perDay ?? null,
    authority?.until ?? null,
  ];
  await db.query(
    `INSERT INTO operators (desk_code, operator_no, operator, standing, per_claim_fen, per_day_fen, until_day)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (desk_code, operator_no) DO UPDATE SET operator = excluded.operator, standing = excluded.standing,
         per_claim_fen = excluded.per_claim_fen, per_day_fen = excluded.per_day_fen, until_day = excluded.until_day`,
    signed,
  );
  await keepMandate(db, signed, businessDayAt(ports.clock.now()));
  const item = { kind: 'operator', deskCode, operator, standing, authority } as const;
  return (await publish(db, ports, `region/${admdvs}`, [item])) ?? 0;
}

/** What holds from a day on, beside what held before (central/operators/mandate.ts). */
async function keepMandate(
  db: Transaction,
  signed: readonly (string | number | null)[],
  from: LocalDate,
): Promise<void> {
  await db.query(
    `INSERT INTO operator_mandates (desk_code, operator_no, operator, standing, per_claim_fen, per_day_fen, until_day,
       from_day)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [...signed, from],
  );
}

/** The operator as signed last, or null; the row waits for this transaction. */
export async function knownOperator(
  db: Transaction,
  deskCode: string,
  operatorNo: string,
): Promise<Pick<PutOperator, 'operator' | 'authority'> | null> {
  const { rows } = await db.query<{
    operator: string;
    per_claim_fen: number | null;
    per_day_fen: number;
    until_day: string;
  }>(
    `SELECT operator, per_claim_fen, per_day_fen, until_day FROM operators
     WHERE desk_code = $1 AND operator_no = $2 FOR UPDATE`,
    [deskCode, operatorNo],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { per_claim_fen: perClaim, per_day_fen: perDay, until_day: until } = row;
  const authority = perClaim === null ? null : authoritySchema.parse({ perClaim, perDay, until });
  return { operator: operatorSchema.parse(JSON.parse(row.operator)), authority };
}
