/** A person of the insurer rules on a proposal that waits: late, erased, or otherwise not for the rules alone (counter rule 16). */
import { AppError } from '../../shared/errors.ts';
import { type Judgement, type JudgingFacts, obstacleByHand } from '../../shared/judge/policy.ts';
import type { Transaction } from '../database/pool.ts';
import type { CentralPorts } from '../ports.ts';
import { duePolicyOf, type DuePolicy } from './due-policies.ts';
import { takeJudgeLock } from './judge-lock.ts';
import { createOutgoing } from './outgoing.ts';
import { rulePolicies, settleJudgements } from './rule-policies.ts';

export interface HandRuling {
  readonly policyId: string;
  readonly outcome: 'accepted' | 'refused';
  /** Why it is refused, for the 不予承保及退费通知书; null where it is accepted. */
  readonly sentence: string | null;
  /** 工号 of whoever rules. */
  readonly ruledBy: string;
}

/**
 * Rules on one proposal; the desk is told like of any ruling. Throws 'ruling-policy-unknown', 'ruling-policy-ruled',
 * 'ruling-duplicate': nobody is 承保 twice, not even by hand, and 'ruling-obstacle': nor without a premium.
 */
export async function ruleByHand(db: Transaction, ports: CentralPorts, ruling: HandRuling): Promise<void> {
  await takeJudgeLock(db);
  const { policy, facts } = await requireWaiting(db, ruling.policyId);
  if (ruling.outcome === 'accepted') requireAcceptable(policy, facts);
  const outgoing = createOutgoing();
  await settleJudgements(db, ports, outgoing, [{ policy, judgement: judgementOf(ruling) }], ruling.ruledBy);
  await rulePolicies(db, ports, outgoing);
  await outgoing.send(db, ports);
}

async function requireWaiting(db: Transaction, policyId: string): Promise<{ policy: DuePolicy; facts: JudgingFacts }> {
  const found = await duePolicyOf(db, policyId);
  if (found === null) throw new AppError('ruling-policy-unknown', { policyId });
  if (found.state !== 'proposed') throw new AppError('ruling-policy-ruled', { policyId });
  return found;
}

function requireAcceptable({ policyId, proposed }: DuePolicy, facts: JudgingFacts): void {
  if (facts.holder !== null) throw new AppError('ruling-duplicate', { desk: facts.holder });
  const obstacle = obstacleByHand(proposed, facts);
  if (obstacle !== null) throw new AppError('ruling-obstacle', { policyId, why: obstacle.sentence });
}

function judgementOf({ outcome, sentence }: HandRuling): Judgement {
  if (outcome === 'accepted') return { outcome };
  return { outcome, code: 'by-hand', sentence: sentence ?? '承保公司人工裁定不予承保。', owner: 'insurer' };
}
