/** The plans the centre ever published, by hash. */
import type { Plan } from '../../shared/plan/schema.ts';
import type { Database } from '../database/pool.ts';

/** The plans of these hashes; what was never published is missing. */
export async function plansByHash(db: Database, hashes: readonly string[]): Promise<ReadonlyMap<string, Plan>> {
  const { rows } = await db.query<{ plan_hash: string; json: string }>(
    'SELECT plan_hash, json FROM plans WHERE plan_hash = ANY ($1)',
    [[...new Set(hashes)]],
  );
  // Parsed by the schema before it was stored.
  return new Map(rows.map(({ plan_hash, json }) => [plan_hash, JSON.parse(json) as Plan]));
}
