/** Product plans as stored: each under its hash for ever, marked with the package that last offered it. */
import type { Plan } from '../../shared/plan/schema.ts';
import { sha256 } from '../crypto.ts';
import type { Database, WritableDatabase } from '../database/open.ts';
import { canonical } from '../journal/canonical.ts';

/** Who offers plans: the centre once it has sent any, before that the program itself. */
export type PlanChannel = 'program' | 'plans';

/** Part of applying a package: these plans, and no others, are what it offers. */
export function putPlans(db: WritableDatabase, plans: readonly Plan[], channel: PlanChannel, n: number): void {
  for (const plan of plans) {
    const json = canonical(plan);
    db.run(
      `INSERT INTO plans (plan_hash, plan_id, channel, channel_n, json) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (plan_hash) DO UPDATE SET channel = excluded.channel, channel_n = excluded.channel_n`,
      sha256(json),
      plan.id,
      channel,
      n,
      json,
    );
  }
}

/** The package whose plans are on offer, or null. */
export function planPackage(db: Database): { readonly channel: PlanChannel; readonly n: number } | null {
  return db.one<{ channel: PlanChannel; n: number }>(`SELECT channel, n FROM (${NEWEST})`) ?? null;
}

/** Hashes of the plans on offer, by plan id. */
export function currentPlanHashes(db: Database): string[] {
  const rows = db.all<{ plan_hash: string }>(
    `SELECT plan_hash FROM plans WHERE (channel, channel_n) = (${NEWEST}) ORDER BY plan_id`,
  );
  return rows.map((row) => row.plan_hash);
}

/** The hash of one plan on offer, or null. */
export function currentPlanHash(db: Database, planId: string): string | null {
  const row = db.one<{ plan_hash: string }>(
    `SELECT plan_hash FROM plans WHERE plan_id = ? AND (channel, channel_n) = (${NEWEST})`,
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

/** Once the centre has sent plans, those of the program are no longer offered, whatever newer program brings them. */
const NEWEST = /* sql */ `
  SELECT channel, n FROM packages WHERE channel IN ('program', 'plans') ORDER BY channel = 'plans' DESC, n DESC LIMIT 1`;
