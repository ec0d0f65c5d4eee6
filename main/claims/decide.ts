/** 'claims.decide': 核定 at the desk within a signed personal authority; its papers are numbered in the same entry (counter rule 1). */
import type { ParsedInput } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/dates.ts';
import type { Decision } from '../../shared/decision.ts';
import { AppError } from '../../shared/errors.ts';
import { formatYuan, ZERO } from '../../shared/money.ts';
import { paperCodes, papersOfDecision } from '../../shared/papers.ts';
import type { Call } from '../desk-app.ts';
import { command, nothing } from '../handler.ts';
import { newId } from '../ids.ts';
import type { Transaction } from '../write.ts';
import { type Decidable, requireDecidable } from './decidable.ts';
import { decidedContent } from './decided-content.ts';
import { officerOf } from './officers.ts';

/** 'claims.decide' */
export const decideClaim = command<'claims.decide', null>({
  prepare: nothing,
  act: (transaction, input, _prepared, call) => {
    const { db } = transaction;
    const { claimId, verdict, reason } = input;
    if (verdict === 'decline' && reason === null) throw new AppError('decide-reason-missing', {});
    const decidable = requireDecidable(call, db, claimId, verdict);
    requireSeen(input, decidable);
    const decision = decisionFrom(call, transaction, input, decidable);
    const { decisionId, policyId, settlementId, payable, recover = ZERO } = decision;
    const content = decidedContent(call, db, decision);
    const papers = transaction.takePapers(papersOfDecision({ verdict, payable, recover }));
    transaction.append({
      type: 'claim.decided/1',
      subject: decisionId,
      amounts: { claimId, policyId, settlementId, verdict, payable, papers: paperCodes(papers) },
      body: { ...content, papers },
    });
    return { decisionId, papers };
  },
  changes: ['claims', 'papers'],
});

/** What is decided is what the decider saw: this trial with this figure. */
function requireSeen({ settlementId, expected }: ParsedInput<'claims.decide'>, { stage, figure }: Decidable): void {
  const now = figure.payable === null ? '待补' : `${formatYuan(figure.payable)} 元`;
  if (settlementId === stage.settlement_id && expected === figure.payable) return;
  throw new AppError('decide-figure-changed', { tried: `${formatYuan(expected)} 元`, now });
}

function decisionFrom(
  call: Call,
  transaction: Transaction,
  { claimId, settlementId, verdict, reason }: ParsedInput<'claims.decide'>,
  { policy, figure, decided }: Decidable,
): Decision {
  const { lines, payable, recover, stateBefore, stateAfter } = decided;
  return {
    decisionId: newId(call.app.ports),
    claimId,
    policyId: policy.policy_id,
    settlementId,
    healthStatus: figure.healthStatus,
    verdict,
    reason: verdict === 'decline' ? reason : null,
    lines,
    payable,
    ...(recover === 0 ? {} : { recover }),
    stateBefore,
    stateAfter,
    by: officerOf(call),
    at: formatInstant(transaction.at),
  };
}
