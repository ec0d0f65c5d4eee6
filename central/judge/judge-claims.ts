/** Trials run again and decisions judged, one by one in their order: each stands on what those before it left (DESIGN idea 8). */
import { formatInstant } from '../../shared/dates.ts';
import { readTried } from '../../shared/entries/tried.ts';
import { checkTrial } from '../../shared/judge/trial.ts';
import { type CompiledPlan, compilePlan } from '../../shared/plan/compile.ts';
import type { FeedItem } from '../../shared/sync/feed-item.ts';
import type { ClaimCheck } from '../../shared/sync/ruling.ts';
import { lockGroup } from '../claims/group.ts';
import { pastsOf } from '../claims/past.ts';
import { trialWords } from '../claims/trial-words.ts';
import type { Transaction } from '../database/pool.ts';
import { plansByHash } from '../plans/store.ts';
import type { CentralPorts } from '../ports.ts';
import { isTrial, type Trial } from './apply/claims.ts';
import { applyOfficers, isOfficers } from './apply/officers.ts';
import { attempt } from './attempt.ts';
import { isDecision, ruleDecision } from './rule-decision.ts';
import type { ReadEntry } from './entry.ts';
import type { Halts } from './halts.ts';
import type { Outgoing } from './outgoing.ts';
import { noteUnreadable } from './slice.ts';

/** Gives the plan of a hash, compiled once a slice; null: the centre never published it. */
export type PlanOf = (planHash: string) => Promise<CompiledPlan | null>;

/**
 * Judges the trials and decisions of a slice; what cannot be computed is noted, and those behind it go on. Answers what was taken
 * of the entries applied.
 */
export async function judgeClaims(
  db: Transaction,
  ports: CentralPorts,
  outgoing: Outgoing,
  { applied, halts }: { readonly applied: readonly ReadEntry[]; readonly halts: Halts },
): Promise<readonly ReadEntry[]> {
  const planOf = planShelf(db);
  const missed = new Set<ReadEntry>();
  for (const read of applied) {
    if (halts.holds(read) || (!isTrial(read) && !isDecision(read) && !isOfficers(read))) continue;
    let told: readonly FeedItem[] = [];
    const failure = await attempt(db, async () => {
      told = await judgeOne(db, ports, planOf, read);
    });
    if (failure === null) outgoing.add(read.deskCode, ...told);
    else if (failure.whose === 'ours') halts.stop(read, failure.cause);
    else {
      const { deskCode, epoch, seq, entry: header } = read;
      await noteUnreadable(db, ports, outgoing, { deskCode, epoch, seq, reason: failure.reason, header });
      missed.add(read);
    }
  }
  return applied.filter((read) => !missed.has(read) && !halts.holds(read));
}

async function judgeOne(db: Transaction, ports: CentralPorts, planOf: PlanOf, read: ReadEntry): Promise<FeedItem[]> {
  if (isTrial(read)) return runTrial(db, ports, planOf, read);
  if (isDecision(read)) return ruleDecision(db, ports, planOf, read);
  await applyOfficers(db, [read]);
  return [];
}

function planShelf(db: Transaction): PlanOf {
  const shelf = new Map<string, CompiledPlan | null>();
  return async (planHash) => {
    const known = shelf.get(planHash);
    if (known !== undefined) return known;
    const plan = (await plansByHash(db, [planHash])).get(planHash);
    const compiled = plan === undefined ? null : compilePlan(plan);
    shelf.set(planHash, compiled);
    return compiled;
  };
}

/**
 * Nothing to run: a plan that was never published (its policy is refused), an erased document (its own, or one of the decisions it
 * follows), a trial run before.
 */
async function runTrial(db: Transaction, ports: CentralPorts, planOf: PlanOf, read: Trial): Promise<FeedItem[]> {
  const { entry, body } = read;
  const { claimId, policyId, planHash } = entry.amounts;
  const plan = await planOf(planHash);
  if (plan === null || body === null || (await wasRun(db, entry.subject))) return [];
  const group = await lockGroup(db, policyId);
  const at = formatInstant(ports.clock.now());
  const tried = readTried(entry.type, body);
  const pasts = await pastsOf(db, tried);
  if (pasts === null) return [];
  const result = checkTrial(plan, tried, group.state, pasts);
  const check: ClaimCheck = { settlementId: entry.subject, claimId, ...result, at };
  await store(db, check);
  const told: FeedItem = { kind: 'claim-checked', check };
  return check.outcome === 'engine-differs' ? [told, await alarmOf(db, check)] : [told];
}

async function wasRun(db: Transaction, settlementId: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM settlements WHERE settlement_id = $1 AND outcome IS NOT NULL', [
    settlementId,
  ]);
  return rowCount !== 0;
}

async function store(db: Transaction, check: ClaimCheck): Promise<void> {
  await db.query(
    `UPDATE settlements SET outcome = $2, check_healthy_fen = $3, check_preexisting_fen = $4, checked_at = $5
     WHERE settlement_id = $1`,
    [check.settlementId, check.outcome, check.healthy, check.preexisting, check.at],
  );
}

async function alarmOf(db: Transaction, { settlementId }: ClaimCheck): Promise<FeedItem> {
  const sentence = `${await trialWords(db, settlementId)}同样的数据，本窗口与中心算出的理赔金额不同，说明两边程序不一致。请勿以本窗口的试算为准，并联系系统管理员核对程序版本。`;
  return { kind: 'alarm', code: 'engine-differs', subject: settlementId, sentence };
}
