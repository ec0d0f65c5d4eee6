/** Which region's channel a desk reads. */
import { AppError } from '../../shared/errors.ts';
import type { Database } from '../database/pool.ts';

/** The region of a desk of this centre. Throws 'central-no-desk'. */
export async function regionOf(db: Database, deskCode: string): Promise<string> {
  const { rows } = await db.query<{ admdvs: string }>('SELECT admdvs FROM desks WHERE desk_code = $1', [deskCode]);
  const row = rows[0];
  if (row === undefined) throw new AppError('central-no-desk', { desk: deskCode });
  return row.admdvs;
}
