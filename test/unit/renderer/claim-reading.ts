/** A claim as a clerk would type it from a sheet, and the ground it is read on. */
import { castMember } from '../../../main/demo/cast.ts';
import { TYPED_FIELDS } from '../../../renderer/pages/Claim/amount-groups.ts';
import { EMPTY_CLAIM, type ClaimDraft } from '../../../renderer/pages/Claim/draft.ts';
import { readClaim, type ReadClaim } from '../../../renderer/pages/Claim/read-claim.ts';
import { localDate } from '../../../shared/dates.ts';
import { formatYuan } from '../../../shared/money.ts';
import { compilePlan } from '../../../shared/plan/compile.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { initialState } from '../../../shared/settle/state.ts';
import { demoPlan } from '../../support/plans.ts';
import { workedStay } from '../../support/sheets.ts';

const { certno, psn_name } = castMember('孟样例').row;

/** Types a sheet; the insured claims, other payers paid nothing. */
export function typedSheet(sheet: SettlementSheet = workedStay(), changes: Partial<ClaimDraft> = {}): ClaimDraft {
  return {
    ...EMPTY_CLAIM,
    insutype: sheet.insutype,
    medType: sheet.med_type,
    hospital: sheet.fixmedins_name,
    begndate: sheet.begndate.replaceAll('-', ''),
    enddate: sheet.enddate.replaceAll('-', ''),
    settledOn: sheet.setl_time.slice(0, 10),
    mdtrtId: sheet.mdtrt_id ?? '',
    setlId: sheet.setl_id ?? '',
    amounts: Object.fromEntries(TYPED_FIELDS.map((field) => [field, formatYuan(sheet[field] ?? sheet.acct_pay)])),
    payers: { 'special-benefit': { state: 'none', amount: '' } },
    claimantIs: 'self',
    ...changes,
  };
}

/** Reads it against 枣庄 with sample values. */
export function readTyped(draft: ClaimDraft, planId: 'zaozhuang-2022' | 'ganzhou' = 'zaozhuang-2022'): ReadClaim {
  const plan = demoPlan(planId);
  return readClaim(draft, {
    context: {
      plan,
      state: initialState(),
      policyState: 'proposed',
      statuses: ['healthy', 'preexisting'],
      past: null,
      region: null,
      claims: [],
    },
    plan: compilePlan(plan),
    insured: { psn_cert_type: '01', certno, psn_name },
    today: localDate('2022-07-01'),
  });
}
