/** The tables of a roster file: filled once, indexed last, never changed after (DESIGN idea 9). */

/** Stands in `user_version`; a program refuses files of a newer one. */
export const ROSTER_VERSION = 1;

/** One row per line of the CSV; `line` is its number there. Least data: nothing else of the file is kept. */
export const ROSTER_TABLES = `
  CREATE TABLE insurance (
    line INTEGER PRIMARY KEY,
    certno TEXT NOT NULL,
    psn_no TEXT NOT NULL,
    psn_cert_type TEXT NOT NULL,
    psn_name TEXT NOT NULL,
    gend TEXT NOT NULL,
    brdy TEXT NOT NULL,
    township TEXT,
    insutype TEXT NOT NULL,
    psn_insu_stas TEXT NOT NULL,
    insuplc_admdvs TEXT NOT NULL,
    trt_enjymnt_begndate TEXT,
    trt_enjymnt_enddate TEXT,
    paid_next_year INTEGER CHECK (paid_next_year IN (0, 1))
  ) STRICT;
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
    sha256 TEXT NOT NULL
  ) STRICT;
  PRAGMA user_version = ${ROSTER_VERSION};
`;

/** Answers the lookup, and the search for duplicates without touching the rows. */
export const ROSTER_INDEX = 'CREATE INDEX insurance_by_certno ON insurance (certno, insutype)';

export const INSERT_INSURANCE = `
  INSERT INTO insurance (line, certno, psn_no, psn_cert_type, psn_name, gend, brdy, township, insutype, psn_insu_stas,
                         insuplc_admdvs, trt_enjymnt_begndate, trt_enjymnt_enddate, paid_next_year)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export const INSERT_REFUSED = 'INSERT INTO refused (line, field, reason) VALUES (?, ?, ?)';

export const INSERT_META = `
  INSERT INTO meta (only_row, rows, people, refused, as_of, sha256) VALUES (1, ?, ?, ?, ?, ?)`;
