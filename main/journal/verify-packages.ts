/** Feed packages: their bytes against the hash the journal bound when each was taken, and no policy without its plan. */
import { sha256 } from '../crypto.ts';
import type { Database } from '../database/open.ts';
import type { Finding } from './verify.ts';

interface PackageRow {
  readonly channel: string;
  readonly n: number;
  readonly bytes: string;
  readonly hash: string;
}

interface TakenRow {
  readonly channel: string;
  readonly n: number;
  readonly hash: string;
}

/** What is wrong with the packages, if anything. The journal's own bytes are checked elsewhere. */
export function packageFindings(db: Database): Finding[] {
  const packages = db.all<PackageRow>('SELECT channel, n, bytes, hash FROM packages ORDER BY channel, n');
  const taken = db.all<TakenRow>(
    `SELECT bytes ->> '$.amounts.channel' AS channel, bytes ->> '$.amounts.n' AS n, bytes ->> '$.amounts.hash' AS hash
     FROM journal WHERE type = 'package.taken/1' ORDER BY ordinal`,
  );
  const bound = new Map(taken.map((row) => [`${row.channel} ${row.n}`, row.hash]));
  const changed = packages.filter((row) => sha256(row.bytes) !== row.hash || bound.get(place(row)) !== row.hash);
  const held = new Set(packages.map(place));
  const lost = [...bound.keys()].filter((key) => !held.has(key));
  return [
    ...changed.map((row) => ({ where: place(row), sentence: '下发包内容与流水登记的校验值不符，被改动' })),
    ...lost.map((where) => ({ where, sentence: '下发包缺失，流水登记过它' })),
    ...policiesWithoutPlan(db),
  ];
}

function place({ channel, n }: { readonly channel: string; readonly n: number }): string {
  return `${channel} ${n}`;
}

function policiesWithoutPlan(db: Database): Finding[] {
  return db
    .all<{ policy_id: string }>('SELECT policy_id FROM policies WHERE plan_hash NOT IN (SELECT plan_hash FROM plans)')
    .map((row) => ({ where: row.policy_id, sentence: '保单所依据的产品方案缺失' }));
}
