/** The worked stay from 受理 to 核定, each step by its own person. */
import { fen } from '../../shared/money.ts';
import { claimOf, type VisitInput, workedVisit } from './claims.ts';
import type { TestDesk } from './desk.ts';

/** The worked stay with every prior payer's answer: nothing holds the decision (counter rule 23). */
export function settledVisit(setlId: string): VisitInput {
  return {
    ...workedVisit({ setl_id: setlId, mdtrt_id: `M${setlId}` }),
    otherPayers: [{ payer: 'special-benefit', state: 'none', amount: fen(0) }],
  };
}

export interface ReviewedStay {
  readonly claimId: string;
  readonly settlementId: string;
}

export interface DecidedStay extends ReviewedStay {
  readonly decisionId: string;
  readonly papers: readonly { readonly no: string; readonly kind: string }[];
}

/** Opened by the clerk, determined healthy, tried, reviewed by 1005 and decided by 1006. */
export async function decideWorkedStay(
  desk: TestDesk,
  policyId: string,
  name: string,
  clerk: string,
): Promise<DecidedStay> {
  const reviewed = await reviewWorkedStay(desk, policyId, name, clerk);
  const decider = await desk.signIn('1006');
  const decided = await desk.call('claims.decide', decidingOf(reviewed), { session: decider });
  return { ...reviewed, ...decided };
}

/** What the decider says to it. */
export function decidingOf(reviewed: ReviewedStay) {
  return { ...reviewed, expected: fen(1_852_500), verdict: 'pay', reason: null } as const;
}

/** The same up to the decision. */
export async function reviewWorkedStay(
  desk: TestDesk,
  policyId: string,
  name: string,
  clerk: string,
): Promise<ReviewedStay> {
  const reviewer = await desk.signIn('1005');
  const visit = settledVisit('S1');
  const { claimId } = await desk.call('claims.open', claimOf(policyId, name, { visit }), { session: clerk });
  await desk.call(
    'claims.determine',
    { claimId, status: 'healthy', firstDiagnosedOn: null, reason: '病历中没有参保前的记录' },
    { session: reviewer },
  );
  const expected = { healthy: 1_852_500, preexisting: null };
  const { settlementId } = await desk.call('claims.try', { claimId, expected }, { session: clerk });
  const agreed = { claimId, settlementId, verdict: 'agreed', reason: null } as const;
  await desk.call('claims.review', agreed, { session: reviewer });
  return { claimId, settlementId };
}
