/** The bare part of `person.find` and `roster.lookup`: one prepared statement each, on the same encrypted files. */
import Sqlite from 'better-sqlite3';

/** Best plain way to the same rows: keys that begin so, ranked, with the people they belong to. */
const FIND = `
  SELECT people.certno, psn_name, people.township
  FROM (
    SELECT certno, max(key = ?) AS is_exact, max(coalesce(township = ?, 0)) AS is_own, min(key) AS first_key
    FROM (SELECT key, certno, township FROM search_keys WHERE key >= ? AND key < ? LIMIT 4000)
    GROUP BY certno ORDER BY is_exact DESC, is_own DESC, first_key, certno LIMIT 20
  ) AS found CROSS JOIN people ON people.certno = found.certno
  ORDER BY is_exact DESC, is_own DESC, first_key, found.certno`;

const LOOK_UP = `
  SELECT psn_no, psn_cert_type, certno, psn_name, gend, brdy, township.name AS township, insutype, psn_insu_stas, insuplc_admdvs,
    trt_enjymnt_begndate, trt_enjymnt_enddate, paid_next_year
  FROM insurance JOIN township USING (township_id) WHERE certno = ? ORDER BY insutype, insuplc_admdvs`;

/** Finds by a key that is made already. */
export function openBareFind(path: string, key: Uint8Array): { find(text: string): unknown[]; close(): void } {
  const db = openEncrypted(path, key);
  const statement = db.prepare(FIND);
  return { find: (text) => statement.all(text, null, text, `${text}\u{10ffff}`), close: () => void db.close() };
}

export type BareLookup = { lookUp(certno: string): unknown[]; close(): void };

/** Reads the insurance rows of a number. */
export function openBareLookup(path: string, key: Uint8Array): BareLookup {
  const db = openEncrypted(path, key);
  const statement = db.prepare(LOOK_UP);
  return { lookUp: (certno) => statement.all(certno), close: () => void db.close() };
}

function openEncrypted(path: string, key: Uint8Array): Sqlite.Database {
  const db = new Sqlite(path, { readonly: true });
  for (const pragma of [`cipher='sqlcipher'`, 'legacy=4', `key="x'${Buffer.from(key).toString('hex')}'"`])
    db.pragma(pragma);
  return db;
}
