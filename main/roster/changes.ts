/** A delta: it is gathered in a table of its own, checked, and then taken into the copy of the roster it builds on. */
import type { Connection } from '../database/open.ts';
import type { NameKeys } from '../names/name-keys.ts';
import { CHANGE_TABLE, COLUMN_NAMES, INSERT_OTHER_READING } from './schema.ts';

/** Facts of the person, which a delta's row changes in all rows of the number. */
const PERSON_COLUMNS = [
  'psn_no',
  'psn_cert_type',
  'psn_name',
  'gend',
  'brdy',
  'township_id',
  'name_key',
  'pinyin',
  'initials',
];

/** Makes a copied roster ready for the changes: what it says about itself goes. */
export function prepareChanges(db: Connection): void {
  db.execute(`${CHANGE_TABLE}; DELETE FROM refused; DELETE FROM meta;`);
}

/** Takes the checked changes in: named insurances are replaced or removed, people corrected, their keys made anew. */
export function applyChanges(db: Connection, keysOf: (name: string) => NameKeys): void {
  const { last = 0 } = db.one<{ last: number | null }>('SELECT max(row_id) AS last FROM insurance') ?? {};
  db.transaction((writer) => {
    writer.run(`
      DELETE FROM other_reading WHERE row_id IN (
        SELECT insurance.row_id FROM change CROSS JOIN insurance USING (certno))`);
    writer.run(`
      DELETE FROM insurance WHERE row_id IN (
        SELECT insurance.row_id FROM change CROSS JOIN insurance USING (certno, insutype, insuplc_admdvs))`);
    writer.run(`
      UPDATE insurance SET ${PERSON_COLUMNS.map((column) => `${column} = person.${column}`).join(', ')}
      FROM (SELECT certno, ${PERSON_COLUMNS.join(', ')} FROM change WHERE op = 'upsert' GROUP BY certno) AS person
      WHERE insurance.certno = person.certno`);
    writer.run(
      `INSERT INTO insurance (${COLUMN_NAMES})
       SELECT ? + ${COLUMN_NAMES} FROM change WHERE op = 'upsert' ORDER BY row_id`,
      last,
    );
    const touched = writer.all<{ row_id: number; township_id: number; psn_name: string }>(`
      SELECT DISTINCT insurance.row_id, insurance.township_id, insurance.psn_name
      FROM change CROSS JOIN insurance USING (certno)`);
    for (const { row_id: id, township_id: township, psn_name: name } of touched) {
      for (const letters of keysOf(name).others) writer.run(INSERT_OTHER_READING, township, letters, id);
    }
  });
  db.execute('DROP TABLE change');
}
