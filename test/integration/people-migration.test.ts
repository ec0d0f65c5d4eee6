/** A desk from before people could be searched for: its policies are found after the migration, as a rebuild finds them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../main/database/migrate.ts';
import { migrations } from '../../main/database/migrations.ts';
import { type Connection, openDatabase } from '../../main/database/open.ts';
import { KEYS_MADE_WITH } from '../../main/people/keys.ts';

const require = createRequire(import.meta.url);
const INSURED = { certno: '370499201409010221', psn_name: '秦小样' };
const APPLICANT = { certno: '370499198807210133', psn_name: '秦样例' };

let folder: string;
let db: Connection;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'joint desk '));
  db = openDatabase(join(folder, 'main.db'), new Uint8Array(32).fill(9), 'readwrite');
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One policy as version 20 stored it; without a body it was erased. */
function insertOld(id: string, body: object | null): void {
  const certno = body === null ? null : INSURED.certno;
  const name = body === null ? null : INSURED.psn_name;
  db.transaction((w) => {
    const columns = 'epoch, chain, seq, id, type, subject, business_day, bytes, hash';
    w.run(
      `INSERT INTO journal (${columns}) SELECT 'e', 'business', count(*) + 1, ?, 'policy.proposed/1', ?, '2021-11-20', '{}', '' FROM journal`,
      id,
      id,
    );
    w.run(
      `INSERT INTO documents (entry_id, salt, body, retain_until) VALUES (?, ?, ?, '2023-11-21')`,
      id,
      body === null ? null : new Uint8Array(1),
      body === null ? null : JSON.stringify(body),
    );
    w.run(
      `INSERT INTO policies (policy_id, plan_id, plan_hash, cover_year, cover_start, cover_end, premium_fen, state, seller_no,
         shift_id, proposed_at, entry_id, certno, psn_no, psn_name, declared_health)
       VALUES (?, 'p', 'h', 2022, '', '', 0, 'proposed', '1001', '', '2021-11-20', ?, ?, NULL, ?, NULL)`,
      id,
      id,
      certno,
      name,
    );
  });
}

test('the people of old policies get their keys; those of erased ones stay out', () => {
  const before = migrations.filter(({ version }) => version < 30);
  migrate(db, before, () => undefined);
  insertOld('p-1', { insured: INSURED, applicant: APPLICANT });
  insertOld('p-2', null);
  migrate(db, migrations, () => undefined);
  expect(db.all('SELECT * FROM people ORDER BY certno')).toEqual([
    { ...APPLICANT, township: null },
    { ...INSURED, township: null },
  ]);
  const keys = db.all<{ key: string }>('SELECT key FROM search_keys WHERE certno = ? ORDER BY key', INSURED.certno);
  expect(keys.map(({ key }) => key)).toEqual(['0221', 'qinxiaoyang', 'qxy', '秦小样']);
  expect(db.all('SELECT policy_id, applicant_certno, applicant_name FROM policies ORDER BY policy_id')).toEqual([
    { policy_id: 'p-1', applicant_certno: APPLICANT.certno, applicant_name: APPLICANT.psn_name },
    { policy_id: 'p-2', applicant_certno: null, applicant_name: null },
  ]);
});

test('the dictionary is the one the stored keys were made with: another needs a migration that fills them again', () => {
  const { version } = require('pinyin-pro/package.json') as { version: string }; // what npm writes into every package
  expect(`pinyin-pro ${version}`).toBe(KEYS_MADE_WITH);
});
