/** Feed packages: their bytes against the hash the journal bound when each was taken, the centre's signatures, and no policy without its plan. */
import { NO_PREVIOUS_HASH } from '../../shared/journal/entry.ts';
import { sha256, signatureHolds } from '../crypto.ts';
import type { Database } from '../database/open.ts';
import type { Finding } from './verify.ts';

interface PackageRow {
  readonly channel: string;
  readonly n: number;
  readonly bytes: string;
  readonly hash: string;
  readonly signature: string | null;
}

interface TakenRow {
  readonly channel: string;
  readonly n: number;
  readonly hash: string;
}

/** What is wrong with the packages, if anything. The journal's own bytes are checked elsewhere. */
export function packageFindings(db: Database): Finding[] {
  const packages = db.all<PackageRow>('SELECT channel, n, bytes, hash, signature FROM packages ORDER BY channel, n');
  const bound = new Map(db.all<TakenRow>(TAKEN).map((row) => [place(row), row.hash]));
  const changed = packages.filter((row) => sha256(row.bytes) !== row.hash || bound.get(place(row)) !== row.hash);
  const held = new Set(packages.map(place));
  const lost = [...bound.keys()].filter((key) => !held.has(key));
  return [
    ...changed.map((row) => ({ where: place(row), sentence: '下发包内容与流水登记的校验值不符，被改动' })),
    ...lost.map((where) => ({ where, sentence: '下发包缺失，流水登记过它' })),
    ...trustFindings(db, packages),
    ...policiesWithoutPlan(db),
  ];
}

/** What the journal bound; version 1 knew only the program's own plans, under another name. */
const TAKEN = /* sql */ `
  SELECT CASE type WHEN 'package.taken/1' THEN 'program' ELSE bytes ->> '$.amounts.channel' END AS channel,
    bytes ->> '$.amounts.n' AS n, bytes ->> '$.amounts.hash' AS hash
  FROM journal WHERE type IN ('package.taken/1', 'package.taken/2') ORDER BY ordinal`;

/** The centre's own packages: each signed by its key, each naming the one before it. */
function trustFindings(db: Database, packages: readonly PackageRow[]): Finding[] {
  const key = db.one<{ public_key: string }>('SELECT public_key FROM centre')?.public_key ?? null;
  const lasts = new Map<string, string>();
  const findings: Finding[] = [];
  for (const row of packages) {
    if (row.channel === 'program') continue;
    const before = lasts.get(row.channel) ?? NO_PREVIOUS_HASH;
    lasts.set(row.channel, row.hash);
    const isSigned = key !== null && row.signature !== null && signatureHolds(key, row.bytes, row.signature);
    if (!isSigned) findings.push({ where: place(row), sentence: '下发包不是由所接入的中心签发，或签名被改动' });
    if (prevOf(row.bytes) !== before) findings.push({ where: place(row), sentence: '下发包与前一个不相连' });
  }
  return findings;
}

/** Null for bytes that are no package: their hash says so already. */
function prevOf(bytes: string): unknown {
  try {
    const parsed: unknown = JSON.parse(bytes);
    return typeof parsed === 'object' && parsed !== null && 'prev' in parsed ? parsed.prev : null;
  } catch {
    return null;
  }
}

function place({ channel, n }: { readonly channel: string; readonly n: number }): string {
  return `${channel} ${n}`;
}

function policiesWithoutPlan(db: Database): Finding[] {
  return db
    .all<{ policy_id: string }>('SELECT policy_id FROM policies WHERE plan_hash NOT IN (SELECT plan_hash FROM plans)')
    .map((row) => ({ where: row.policy_id, sentence: '保单所依据的产品方案缺失' }));
}
