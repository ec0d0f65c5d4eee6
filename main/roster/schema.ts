/** The tables of a roster file: filled once, indexed last, never changed after (DESIGN idea 9). */

/** Stands in `user_version`; a program refuses files of a newer one. */
export const ROSTER_VERSION = 2;

/** What a line of the file brings, with the keys its person is found by. */
const INSURANCE_COLUMNS = `
    row_id INTEGER PRIMARY KEY,
    certno TEXT NOT NULL,
    psn_no TEXT NOT NULL,
    psn_cert_type TEXT NOT NULL,
    psn_name TEXT NOT NULL,
    gend TEXT NOT NULL,
    brdy TEXT NOT NULL,
    township_id INTEGER NOT NULL,
    insutype TEXT NOT NULL,
    psn_insu_stas TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    trt_enjymnt_begndate TEXT,
    trt_enjymnt_enddate TEXT,
    paid_next_year INTEGER CHECK (paid_next_year IN (0, 1)),
    name_key TEXT NOT NULL,
    pinyin TEXT NOT NULL,
    initials TEXT NOT NULL`;

/**
 * One row per line of a full package; its `row_id` is the line. Least data: nothing else of the file is kept.
 * `other_reading` holds the keys of surnames with several readings; township 0 is "not said".
 */
export const ROSTER_TABLES = `
  CREATE TABLE insurance (${INSURANCE_COLUMNS}) STRICT;
  CREATE TABLE township (township_id INTEGER PRIMARY KEY, name TEXT) STRICT;
  INSERT INTO township (township_id, name) VALUES (0, NULL);
  CREATE TABLE other_reading (
    township_id INTEGER NOT NULL,
    letters TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    PRIMARY KEY (township_id, letters, row_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE refused (
    line INTEGER NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL
  ) STRICT;
  CREATE TABLE meta (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    rows INTEGER NOT NULL,
    people INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    base_as_of TEXT,
    sha256 TEXT NOT NULL
  ) STRICT;
  PRAGMA user_version = ${ROSTER_VERSION};
`;

/** What a delta brings, until it is taken in. */
export const CHANGE_TABLE = `CREATE TABLE change (${INSURANCE_COLUMNS}, op TEXT NOT NULL DEFAULT 'upsert') STRICT`;

/** Names are found along these, township by township. The index on the certificate number is built before (builder.ts). */
export const SEARCH_INDEXES: readonly string[] = [
  'CREATE INDEX insurance_by_name ON insurance (township_id, name_key)',
  'CREATE INDEX insurance_by_pinyin ON insurance (township_id, pinyin)',
  'CREATE INDEX insurance_by_initials ON insurance (township_id, initials)',
];

/** The columns above, in their order. */
export const COLUMN_NAMES = `row_id, certno, psn_no, psn_cert_type, psn_name, gend, brdy, township_id, insutype,
  psn_insu_stas, insuplc_admdvs, trt_enjymnt_begndate, trt_enjymnt_enddate, paid_next_year, name_key, pinyin, initials`;

const PLACES = COLUMN_NAMES.split(',')
  .map(() => '?')
  .join(', ');

/** Inserts one row with all its columns. */
export function insertRow(table: 'insurance' | 'change'): string {
  return `INSERT INTO ${table} (${COLUMN_NAMES}) VALUES (${PLACES})`;
}

/** A removal names an insurance and nothing of the person. */
export const INSERT_REMOVAL = `
  INSERT INTO change (row_id, certno, psn_no, psn_cert_type, psn_name, gend, brdy, township_id, insutype, psn_insu_stas,
                      insuplc_admdvs, name_key, pinyin, initials, op)
  VALUES (?, ?, '', '', '', '', '', 0, ?, '', ?, '', '', '', 'delete')`;

export const INSERT_OTHER_READING = 'INSERT INTO other_reading (township_id, letters, row_id) VALUES (?, ?, ?)';

export const INSERT_REFUSED = 'INSERT INTO refused (line, field, reason) VALUES (?, ?, ?)';

export const INSERT_META = `
  INSERT INTO meta (only_row, rows, people, refused, as_of, base_as_of, sha256) VALUES (1, ?, ?, ?, ?, ?, ?)`;
