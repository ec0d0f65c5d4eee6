/** Who this centre is: written once, its key never changes under the desks that trust it. */
import type { Mode } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import type { Database, Transaction } from '../database/pool.ts';
import { newId } from '../ids.ts';
import type { CentralPorts } from '../ports.ts';

export interface Centre {
  readonly centreId: string;
  readonly name: string;
  readonly mode: Mode;
  readonly publicKey: string;
  /** Desks whose program is older are told to upgrade; null: none. */
  readonly minimumProgram: string | null;
}

/** Makes the centre. Throws 'central-exists' where one is. */
export async function initCentre(
  db: Transaction,
  ports: Pick<CentralPorts, 'clock' | 'randomness' | 'key'>,
  { name, mode }: Pick<Centre, 'name' | 'mode'>,
): Promise<Centre> {
  const { rowCount } = await db.query(
    `INSERT INTO centre (only_row, centre_id, name, mode, public_key) VALUES (1, $1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [newId(ports), name, mode, ports.key.publicKey],
  );
  if (rowCount === 0) throw new AppError('central-exists', {});
  return centreOf(db);
}

/** The centre of this database. Throws 'central-missing' before `initCentre`. */
export async function centreOf(db: Database): Promise<Centre> {
  const { rows } = await db.query<Centre>(
    `SELECT centre_id AS "centreId", name, mode, public_key AS "publicKey", minimum_program AS "minimumProgram"
     FROM centre`,
  );
  const [centre] = rows;
  if (centre === undefined) throw new AppError('central-missing', {});
  return centre;
}

/** Desks whose program is older are told to upgrade; null asks for nothing. */
export async function setMinimumProgram(db: Transaction, version: string | null): Promise<void> {
  await db.query('UPDATE centre SET minimum_program = $1', [version]);
}

/** Another key would sign what no desk believes. Throws 'central-key-differs'. */
export function requireOwnKey(centre: Centre, { key }: Pick<CentralPorts, 'key'>): void {
  if (centre.publicKey !== key.publicKey) throw new AppError('central-key-differs', {});
}
