/** Taking back a decided bill, or stating it anew: what the form begins with (counter rules 21, 23). */
import type { Claim } from '../../../shared/contract/claims.ts';
import { negate } from '../../../shared/money.ts';
import { isReversal } from '../../../shared/settlement-sheet.ts';
import { draftOfClaim, type ClaimDraft, type KeptFacts } from './draft.ts';

/** reversal: 冲正, the hospital gave money back · correction: 更正, the sheet is another one now, or another payer paid later. */
export type FollowAs = 'reversal' | 'correction';

/** A decided claim and what is to be done to it. */
export interface Following {
  readonly claim: Claim;
  readonly as: FollowAs;
}

/** Decided to be paid, and no reversal itself: there is something to take back or to state anew. */
export function mayBeFollowed({ decided, visit }: Claim): boolean {
  return decided?.verdict === 'pay' && !isReversal(visit.sheet);
}

/** The decided sheet once more; of a reversal its amounts stand upright, and what identifies the new sheet is to be typed. */
export function followingDraft({ claim, as }: Following): ClaimDraft {
  const draft = draftOfClaim(claim);
  if (as === 'correction' || draft.kept === null) return draft;
  return { ...draft, setlId: '', settledOn: '', invoices: [], kept: takenBack(draft.kept, claim.visit.sheet.setl_id) };
}

function takenBack(kept: KeptFacts, setlId: string | null): KeptFacts {
  const { psn_no, hifdm_pay, setldetail } = kept;
  const details = setldetail?.map((row) => ({ ...row, fund_payamt: negate(row.fund_payamt) })) ?? null;
  return {
    psn_no,
    init_setl_id: setlId,
    refd_setl_flag: true,
    setl_time: '',
    hifdm_pay: negate(hifdm_pay),
    setldetail: details,
    receipt: null,
  };
}
