/** Whether a claim can be decided now, and what it then comes to: checked in the order a person would put things right. */
import type { Decision } from '../../shared/decision.ts';
import type { Tried } from '../../shared/entries/tried.ts';
import { AppError } from '../../shared/errors.ts';
import { formatYuan, ZERO, type Fen } from '../../shared/money.ts';
import {
  amountAtStake,
  countsCost,
  decide,
  type Decided,
  outcomeWords,
  recoverOf,
} from '../../shared/settle/decide.ts';
import { holdSentence } from '../../shared/settle/explain.ts';
import type { Past } from '../../shared/settle/past.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf } from '../desk-app.ts';
import type { PolicyRow } from '../enrollment/policy-store.ts';
import type { ShelvedPlan } from '../feed/plan-shelf.ts';
import { requireAuthority, requireFreshFigures } from './decide-rules.ts';
import { checkOf, reviewOf } from './decisions.ts';
import { requireFollowedDecided } from './follow.ts';
import { requireOther } from './officers.ts';
import { pastOfClaim } from './past.ts';
import { stateBefore } from './ready.ts';
import { type StageRow, stageOf } from './stage.ts';
import { requireClaim, requirePolicy, requireProposal } from './store.ts';
import { requireStillFresh } from './once.ts';
import { requireOpen } from './withdrawals.ts';
import { triedBody } from './trials.ts';

/** A claim with nothing in the way, and the decision it would get. */
export interface Decidable {
  readonly policy: PolicyRow;
  readonly shelved: ShelvedPlan;
  readonly stage: StageRow;
  readonly tried: Tried;
  readonly figure: Tried['figures'][number];
  readonly decided: Decided;
}

/** Throws the first thing that stands in the way, as a sentence with the next step. */
export function requireDecidable(call: Call, db: Database, claimId: string, verdict: Decision['verdict']): Decidable {
  const claim = requireClaim(db, claimId);
  const policy = requirePolicy(db, claim.policy_id);
  requireOpen(db, claimId);
  requireOther(call, db, claimId, requireProposal(db, policy).issuer, '核定');
  if (policy.state !== 'accepted') throw new AppError('decide-not-accepted', { state: STATE_WORDS[policy.state] });
  requireFollowedDecided(db, claim);
  if (verdict === 'pay') requireStillFresh(db, policy, claim);
  const stage = requireReviewed(db, claimId);
  const tried = triedOf(db, stage);
  const [figure] = tried.figures;
  if (figure === undefined) throw new AppError('claim-erased', {});
  const shelved = deskOf(call).plans.signed(policy.plan_hash);
  const { past } = pastOfClaim(db, claim);
  const decided = decidedNow(db, { policy, shelved, tried, figure, verdict, past });
  const atStake = amountAtStake(decided);
  requireAuthority(call, db, atStake);
  requireFreshFigures(call, db, atStake);
  return { policy, shelved, stage, tried, figure, decided };
}

const STATE_WORDS = { proposed: '待承保', refused: '不予承保', cancelled: '退保' } as const;

/** The stage says which step is missing. */
function requireReviewed(db: Database, claimId: string): StageRow {
  const row = stageOf(db, claimId);
  switch (row.stage) {
    case 'untried':
      throw new AppError('decide-trial-old', {});
    case 'supplement':
      throw new AppError('decide-pending', { liabilities: pendingNames(triedOf(db, row)) });
    case 'determine':
    case 'retry':
      throw new AppError('decide-undetermined', {});
    case 'returned':
    case 'review':
      throw new AppError('decide-unreviewed', {});
    default:
      return row;
  }
}

function triedOf(db: Database, { settlement_id: settlementId }: StageRow): Tried {
  const tried = settlementId === null ? null : triedBody(db, settlementId);
  if (tried === null) throw new AppError('claim-erased', {});
  return tried;
}

function pendingNames({ figures }: Tried): string {
  const names = figures.flatMap(({ lines }) => lines.filter(({ status }) => status === 'pending'));
  return [...new Set(names.map(({ name }) => name))].join('、');
}

interface Trial extends Pick<Decidable, 'policy' | 'shelved' | 'tried' | 'figure'> {
  readonly verdict: Decision['verdict'];
  readonly past: Past | null;
}

/** The trial again on the position of now: another figure is decided by nobody (DESIGN §6). */
function decidedNow(db: Database, { policy, shelved, tried, figure, verdict, past }: Trial): Decided {
  const { settlementId, visit } = tried;
  const { healthStatus } = figure;
  const plan = shelved.compiled();
  requireSameEngine(db, settlementId, figure.payable);
  const { state } = stateBefore(db, plan, policy.policy_id);
  const decided = decide(plan, state, { visit, healthStatus, verdict, past });
  if (decided === null) throw new AppError('decide-pending', { liabilities: pendingNames(tried) });
  const { settlement } = decided;
  const now = settlement.payable ?? ZERO;
  const back = recoverOf(settlement.lines);
  if (now !== figure.payable || back !== recoverOf(figure.lines)) {
    const before = figure.payable === null ? '待补' : outcomeWords(figure.payable, recoverOf(figure.lines));
    throw new AppError('decide-figure-changed', { tried: before, now: outcomeWords(now, back) });
  }
  if (verdict === 'pay') requireNoHolds(settlement);
  if (verdict === 'pay' && now === 0 && !countsCost(settlement)) {
    throw new AppError('decide-nothing-counted', { reason: figure.lines[0]?.sentence ?? '' });
  }
  return decided;
}

/** Throws 'decide-held': a prior payer whose answer is open (counter rule 23); 'decide-held-facts': what cannot be checked (rule 25). */
export function requireNoHolds({ holds }: Pick<Decided['settlement'], 'holds'>): void {
  const payers = holds.filter(({ kind }) => kind === 'payer-open').map(({ name }) => name);
  if (payers.length > 0) throw new AppError('decide-held', { payers: payers.join('、') });
  const [hold] = holds;
  if (hold !== undefined) throw new AppError('decide-held-facts', { why: holdSentence(hold) });
}

/** The centre found another figure from the same inputs: one of the two programs is wrong (DESIGN idea 8). */
function requireSameEngine(db: Database, settlementId: string, here: Fen | null): void {
  const check = checkOf(db, settlementId);
  if (check?.outcome !== 'engine-differs') return;
  const words = (amount: Fen | null): string => (amount === null ? '待补' : yuan(amount));
  throw new AppError('decide-engine-differs', { here: words(here), centre: words(check.healthy ?? check.preexisting) });
}

function yuan(amount: Fen): string {
  return `${formatYuan(amount)} 元`;
}

/** Who agreed to a trial. */
export function reviewerOf(db: Database, settlementId: string): string | null {
  return reviewOf(db, settlementId)?.by.name ?? null;
}
