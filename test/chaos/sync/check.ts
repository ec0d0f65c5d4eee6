/** What must be true after the line has healed: both ends hold the same, nothing lost, nothing twice, sums equal. */
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../main/database/open.ts';
import { verify } from '../../../main/journal/verify.ts';
import { openDemoSlot } from '../../../main/key-file.ts';
import type { Pool } from '../../../central/database/pool.ts';

/** A desk that is closed. */
export interface Checked {
  readonly deskCode: string;
  readonly dataDir: string;
}

/** Every finding in English; none when all is well. */
export async function checkBothEnds(desks: readonly Checked[], pool: Pool): Promise<string[]> {
  const findings: string[] = [];
  for (const { dataDir, deskCode } of desks) {
    const db = openDatabase(join(dataDir, 'main.db'), openDemoSlot(dataDir) ?? new Uint8Array(32), 'readonly');
    try {
      const own = verify(db).findings.map(({ where, sentence }) => `verify: ${where}: ${sentence}`);
      const both = [...own, ...(await journals(db, pool, deskCode)), ...(await figures(db, pool, deskCode))];
      findings.push(...both.map((finding) => `${deskCode}: ${finding}`));
    } finally {
      db.close();
    }
  }
  return [...findings, ...(await onceEach(pool)), ...(await troubles(pool))];
}

/** Byte for byte, entry for entry. */
async function journals(db: Database, pool: Pool, deskCode: string): Promise<string[]> {
  const here = db.all<{ place: string; bytes: string; body: string | null }>(
    `SELECT epoch || '/' || chain || '/' || seq AS place, bytes, body
     FROM journal LEFT JOIN documents ON documents.entry_id = journal.id`,
  );
  const { rows } = await pool.query<{ place: string; bytes: string; body: string | null }>(
    `SELECT epoch || '/' || chain || '/' || seq AS place, convert_from(bytes, 'UTF8') AS bytes,
       convert_from(body, 'UTF8') AS body FROM journal WHERE desk_code = $1`,
    [deskCode],
  );
  const there = new Map(rows.map((row) => [row.place, row]));
  const lost = here.filter(({ place }) => !there.has(place)).map(({ place }) => `${place} never arrived`);
  const other = here
    .filter(({ place, bytes, body }) => {
      const held = there.get(place);
      return held !== undefined && (held.bytes !== bytes || held.body !== body);
    })
    .map(({ place }) => `${place} arrived as something else`);
  const extra = rows.length - (here.length - lost.length);
  return [...lost, ...other, ...(extra === 0 ? [] : [`${extra} entries too many at the centre`])];
}

/** The same question to both ends; `?` and `$1` are filled alike. */
const FIGURES: Readonly<Record<string, readonly [desk: string, centre: string]>> = {
  'policies by state': [
    `SELECT state || ' ' || count(*) AS said FROM policies GROUP BY state ORDER BY state`,
    `SELECT state || ' ' || count(*) AS said FROM policies WHERE desk_code = $1 GROUP BY state ORDER BY state`,
  ],
  'payments by state and what was kept': [
    `SELECT state || ' ' || count(*) || ' ' || sum(kept_fen) AS said FROM payments GROUP BY state ORDER BY state`,
    `SELECT payments.state || ' ' || count(*) || ' ' || sum(kept_fen) AS said
     FROM payments WHERE desk_code = $1 GROUP BY payments.state ORDER BY payments.state`,
  ],
};

async function figures(db: Database, pool: Pool, deskCode: string): Promise<string[]> {
  const findings: string[] = [];
  for (const [name, [deskSql, centreSql]] of Object.entries(FIGURES)) {
    const here = db.all<{ said: string }>(deskSql).map(({ said }) => said);
    const { rows } = await pool.query<{ said: string }>(centreSql, [deskCode]);
    const there = rows.map(({ said }) => said);
    if (here.join() !== there.join()) findings.push(`${name}: ${here.join()} here, ${there.join()} at the centre`);
  }
  return findings;
}

/** A person is insured once, and whoever paid has an answer. */
async function onceEach(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ policy_id: string }>(
    `SELECT policy_id FROM policies JOIN payments USING (policy_id)
     WHERE policies.state = 'proposed' AND payments.state = 'collected' AND superseded_by IS NULL`,
  );
  const twice = await pool.query<{ certno: string }>(
    `SELECT certno FROM policies WHERE state = 'accepted' GROUP BY certno, product, cover_year HAVING count(*) > 1`,
  );
  return [
    ...rows.map(({ policy_id }) => `${policy_id} is paid and was never ruled`),
    ...twice.rows.map(() => 'somebody is insured twice'),
  ];
}

async function troubles(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ forks: number; unreadable: number }>(
    'SELECT (SELECT count(*) FROM forks) AS forks, (SELECT count(*) FROM unreadable) AS unreadable',
  );
  return rows.flatMap(({ forks, unreadable }) => [
    ...(forks === 0 ? [] : [`${forks} forks`]),
    ...(unreadable === 0 ? [] : [`${unreadable} entries the centre could not read`]),
  ]);
}
