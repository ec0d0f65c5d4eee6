/** Checked rows into the table that is being filled, with the keys their people are found by. */
import type { InsuranceKey, RosterRow } from '../../shared/roster-row.ts';
import type { Connection, WritableDatabase } from '../database/open.ts';
import type { NameKeys } from '../names/name-keys.ts';
import { INSERT_OTHER_READING, INSERT_REMOVAL, insertRow } from './schema.ts';
import { startTownships } from './townships.ts';

/** A row of the file; `delete` takes the insurance of that number, type and place out of the roster (deltas only). */
export type NumberedRow =
  | { readonly line: number; readonly op: 'upsert'; readonly row: RosterRow }
  | { readonly line: number; readonly op: 'delete'; readonly row: InsuranceKey };

/** Writes into `insurance`, or for a delta into `change`. */
export function startRowWriter(
  db: Connection,
  table: 'insurance' | 'change',
  keysOf: (name: string) => NameKeys,
): (writer: WritableDatabase, row: NumberedRow) => void {
  const townshipOf = startTownships(db);
  const insert = insertRow(table);
  return (writer, { line, op, row }) => {
    if (op === 'delete') {
      writer.run(INSERT_REMOVAL, line, row.certno, row.insutype, row.insuplc_admdvs);
      return;
    }
    const { certno, psn_no, psn_cert_type, psn_name, gend, brdy, insutype, psn_insu_stas, insuplc_admdvs } = row;
    const { trt_enjymnt_begndate: begin, trt_enjymnt_enddate: end, paid_next_year } = row;
    const { name, pinyin, initials, others } = keysOf(psn_name);
    const township = townshipOf(writer, row.township);
    const paid = paid_next_year === null ? null : Number(paid_next_year);
    // prettier-ignore -- in the order of COLUMN_NAMES
    writer.run(
      insert,
      line,
      certno,
      psn_no,
      psn_cert_type,
      psn_name,
      gend,
      brdy,
      township,
      insutype,
      psn_insu_stas,
      insuplc_admdvs,
      begin,
      end,
      paid,
      name,
      pinyin,
      initials,
    );
    if (table === 'change') return; // applyChanges writes the readings of everybody a delta touches
    for (const letters of others) writer.run(INSERT_OTHER_READING, township, letters, line);
  };
}
