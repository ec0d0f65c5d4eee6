/** Puts plans on offer: the shelf the centre judges by, and the package the desks take, in one transaction. */
import canonicalize from 'canonicalize';
import { AppError } from '../../shared/errors.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import { sampleFigures } from '../../shared/plan/samples.ts';
import { sha256 } from '../crypto.ts';
import type { Transaction } from '../database/pool.ts';
import { publish } from '../feed/publish.ts';
import type { CentralPorts } from '../ports.ts';

/**
 * Everything on offer from now on; what is not among it is withdrawn, never forgotten. Answers the package's number, or that
 * of the last one when it holds exactly these. Throws 'plan-figure-unset' where a live centre would publish sample values.
 */
export async function publishPlans(
  db: Transaction,
  ports: Pick<CentralPorts, 'clock' | 'key'>,
  plans: readonly Plan[],
): Promise<number> {
  await refuseSamples(db, plans);
  const shelved = plans.map(shelve);
  const last = await currentHashes(db);
  if (last.n > 0 && isSame(last.hashes, shelved)) return last.n;
  const n = await publish(db, ports, 'plans', [{ kind: 'plans', plans: [...plans] }]);
  if (n === null) throw new RangeError('no plans to publish');
  for (const { plan_hash, plan_id, json } of shelved) {
    await db.query(
      `INSERT INTO plans (plan_hash, plan_id, package_n, json) VALUES ($1, $2, $3, $4)
         ON CONFLICT (plan_hash) DO UPDATE SET package_n = excluded.package_n`,
      [plan_hash, plan_id, n, json],
    );
  }
  return n;
}

/** 体验模式's sample values never reach a 登记窗口 (counter rule 28). */
async function refuseSamples(db: Transaction, plans: readonly Plan[]): Promise<void> {
  const { rows } = await db.query<{ mode: string }>('SELECT mode FROM centre');
  if (rows[0]?.mode === 'demo') return;
  for (const plan of plans) {
    const names = sampleFigures(plan).map(({ name }) => name);
    if (names.length > 0) throw new AppError('plan-figure-unset', { plan: plan.id, names: names.join('、') });
  }
}

interface Shelved {
  readonly plan_hash: string;
  readonly plan_id: string;
  readonly json: string;
}

/** The hash is that of the plan's canonical JSON, at both ends. */
function shelve(plan: Plan): Shelved {
  const json = canonicalize(plan);
  if (json === undefined) throw new TypeError('nothing to canonicalise');
  return { plan_hash: sha256(json), plan_id: plan.id, json };
}

/** The channel's row is locked first, so that two who publish do not both find the shelf as it was. */
async function currentHashes(db: Transaction): Promise<{ n: number; hashes: string[] }> {
  await db.query(`SELECT 1 FROM channels WHERE channel = 'plans' FOR UPDATE`);
  const { rows } = await db.query<{ plan_hash: string; package_n: number }>(
    'SELECT plan_hash, package_n FROM plans WHERE package_n = (SELECT max(package_n) FROM plans)',
  );
  return { n: rows[0]?.package_n ?? 0, hashes: rows.map(({ plan_hash }) => plan_hash) };
}

function isSame(hashes: readonly string[], shelved: readonly Shelved[]): boolean {
  return hashes.length === shelved.length && shelved.every(({ plan_hash }) => hashes.includes(plan_hash));
}
