/** Feed packages: the second verbatim input of the tables (DESIGN §3.3). The plans that ship with the program enter here too. */
import { planSchema, type Plan } from '../../shared/plan/schema.ts';
import { z } from 'zod';
import { sha256 } from '../crypto.ts';
import type { Database, WritableDatabase } from '../database/open.ts';
import { canonical } from '../journal/append.ts';
import type { Transaction } from '../write.ts';

const planPackageSchema = z.strictObject({
  v: z.literal(1),
  channel: z.literal('plans'),
  n: z.int().min(1),
  plans: z.array(planSchema).min(1),
});

/** What taking a package needs of a transaction. */
type Taking = Pick<Transaction, 'db' | 'append'>;

/** Takes a set of plans as the next package of channel `plans`, unless the last one held exactly these. */
export function publishPlans(transaction: Taking, plans: readonly Plan[]): void {
  const last = transaction.db.one<{ n: number; bytes: string }>(
    `SELECT n, bytes FROM packages WHERE channel = 'plans' ORDER BY n DESC LIMIT 1`,
  );
  if (last !== undefined && packageOf(last.n, plans) === last.bytes) return;
  takePackage(transaction, 'plans', (last?.n ?? 0) + 1, packageOf((last?.n ?? 0) + 1, plans));
}

/** Stores a package's bytes verbatim, applies it and journals its hash; refuses gaps and repeats (sync rule 24). */
export function takePackage(transaction: Taking, channel: 'plans', n: number, bytes: string): void {
  const { db } = transaction;
  const last = db.one<{ n: number | null }>('SELECT max(n) AS n FROM packages WHERE channel = ?', channel);
  if (n !== (last?.n ?? 0) + 1) throw new RangeError(`package ${n} of ${channel} does not follow ${last?.n ?? 0}`);
  const after = db.one<{ ordinal: number | null }>('SELECT max(ordinal) AS ordinal FROM journal');
  const hash = sha256(bytes);
  db.run(
    'INSERT INTO packages (channel, n, bytes, hash, after_ordinal) VALUES (?, ?, ?, ?, ?)',
    channel,
    n,
    bytes,
    hash,
    after?.ordinal ?? 0,
  );
  applyPackage(db, bytes);
  transaction.append({
    type: 'package.taken/1',
    subject: `${channel}-${n}`,
    amounts: { channel, n, hash },
    body: null,
  });
}

/** The one function from a package to the tables: live, and in every rebuild. */
export function applyPackage(db: WritableDatabase, bytes: string): void {
  const { n, plans } = planPackageSchema.parse(JSON.parse(bytes));
  for (const plan of plans) {
    const json = canonical(plan);
    db.run(
      `INSERT INTO plans (plan_hash, plan_id, channel_n, json) VALUES (?, ?, ?, ?)
       ON CONFLICT (plan_hash) DO UPDATE SET channel_n = excluded.channel_n`,
      sha256(json),
      plan.id,
      n,
      json,
    );
  }
}

/** Hashes of the plans on offer, those of the newest package, by plan id. */
export function currentPlanHashes(db: Database): string[] {
  const rows = db.all<{ plan_hash: string }>(
    `SELECT plan_hash FROM plans
     WHERE channel_n = (SELECT max(n) FROM packages WHERE channel = 'plans') ORDER BY plan_id`,
  );
  return rows.map((row) => row.plan_hash);
}

/** The hash of one plan on offer, or null. */
export function currentPlanHash(db: Database, planId: string): string | null {
  const row = db.one<{ plan_hash: string }>(
    `SELECT plan_hash FROM plans
     WHERE plan_id = ? AND channel_n = (SELECT max(n) FROM packages WHERE channel = 'plans')`,
    planId,
  );
  return row?.plan_hash ?? null;
}

/** The plan of a hash, on offer or not, or null. */
export function storedPlan(db: Database, planHash: string): Plan | null {
  const row = db.one<{ json: string }>('SELECT json FROM plans WHERE plan_hash = ?', planHash);
  // Parsed by the schema before it was stored; `verify` compares it with the package it came in.
  return row === undefined ? null : (JSON.parse(row.json) as Plan);
}

function packageOf(n: number, plans: readonly Plan[]): string {
  return canonical({ v: 1, channel: 'plans', n, plans });
}
