/** Regions and the desks in them. */
import { formatInstant } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import type { Database, Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';

/** A region by its 医保区划. Adding it again changes its name. */
export async function addRegion(
  db: Transaction,
  { admdvs, name }: { readonly admdvs: string; readonly name: string },
): Promise<void> {
  await db.query('INSERT INTO regions (admdvs, name) VALUES ($1, $2) ON CONFLICT (admdvs) DO UPDATE SET name = $2', [
    admdvs,
    name,
  ]);
}

export interface NewDesk {
  readonly deskCode: string;
  readonly admdvs: string;
  /** 网点. */
  readonly site: string;
}

/** A desk that may join. Throws 'central-no-region' and 'central-desk-exists'. */
export async function addDesk(db: Transaction, { deskCode, admdvs, site }: NewDesk): Promise<void> {
  await requireRegion(db, admdvs);
  const { rowCount } = await db.query(
    'INSERT INTO desks (desk_code, admdvs, site) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [deskCode, admdvs, site],
  );
  if (rowCount === 0) throw new AppError('central-desk-exists', { desk: deskCode });
}

/** Throws 'central-no-region' for a region that was not added. */
export async function requireRegion(db: Database, admdvs: string): Promise<void> {
  const { rowCount } = await db.query('SELECT 1 FROM regions WHERE admdvs = $1', [admdvs]);
  if (rowCount === 0) throw new AppError('central-no-region', { admdvs });
}

/** From now on nothing of this desk is taken; what it sent stays. Throws 'central-no-desk'. */
export async function revokeDesk(
  db: Transaction,
  { clock }: Pick<CentralPorts, 'clock'>,
  deskCode: string,
): Promise<void> {
  const { rowCount } = await db.query('UPDATE desks SET revoked_at = coalesce(revoked_at, $2) WHERE desk_code = $1', [
    deskCode,
    formatInstant(clock.now()),
  ]);
  if (rowCount === 0) throw new AppError('central-no-desk', { desk: deskCode });
}

/** A desk stopped by mistake goes on. Throws 'central-no-desk'. */
export async function restoreDesk(db: Transaction, deskCode: string): Promise<void> {
  const { rowCount } = await db.query('UPDATE desks SET revoked_at = NULL WHERE desk_code = $1', [deskCode]);
  if (rowCount === 0) throw new AppError('central-no-desk', { desk: deskCode });
}
