/** Rows of a roster version: written some thousand at a time, taken out by their key. */
import type { InsuranceKey, RosterRow } from '../../shared/roster-row.ts';
import { insertRows, type RowOf } from '../database/bulk.ts';
import type { Transaction } from '../database/pool.ts';

/** Rows that travel in one statement. */
const PIECE = 5_000;

const COLUMNS = {
  roster_id: 'bigint',
  certno: 'text',
  insutype: 'text',
  insuplc_admdvs: 'text',
  psn_no: 'text',
  psn_cert_type: 'text',
  psn_name: 'text',
  gend: 'text',
  brdy: 'text',
  township: 'text',
  psn_insu_stas: 'text',
  trt_enjymnt_begndate: 'text',
  trt_enjymnt_enddate: 'text',
  paid_next_year: 'boolean',
} as const;

export interface RosterRows {
  add(row: RosterRow): Promise<void>;
  /** Writes what is still held. */
  flush(): Promise<void>;
}

/** A writer for one version. The same insurance a second time is left out: the first line holds, as at the desk. */
export function startRosterRows(db: Transaction, rosterId: number): RosterRows {
  let held: RowOf<typeof COLUMNS>[] = [];
  const flush = async (): Promise<void> => {
    await insertRows(db, 'roster_rows', COLUMNS, held);
    held = [];
  };
  return {
    add: async (row) => {
      held.push({ roster_id: rosterId, ...row });
      if (held.length >= PIECE) await flush();
    },
    flush,
  };
}

/** Takes one insurance out; whether it was there. */
export async function removeRow(db: Transaction, rosterId: number, key: InsuranceKey): Promise<boolean> {
  const { rowCount } = await db.query(
    'DELETE FROM roster_rows WHERE roster_id = $1 AND certno = $2 AND insutype = $3 AND insuplc_admdvs = $4',
    [rosterId, key.certno, key.insutype, key.insuplc_admdvs],
  );
  return rowCount !== 0;
}

/** A new version begins as what an earlier one holds. */
export async function copyRows(db: Transaction, from: number, to: number): Promise<void> {
  const others = Object.keys(COLUMNS).filter((column) => column !== 'roster_id');
  await db.query(
    `INSERT INTO roster_rows (roster_id, ${others.join(', ')})
     SELECT $2, ${others.join(', ')} FROM roster_rows WHERE roster_id = $1`,
    [from, to],
  );
}
