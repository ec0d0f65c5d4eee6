/** Reads what the sheet does not say: drugs, payers off the sheet, invoices, the claimant. */
import { AppError, errorSentence } from '../../../shared/errors.ts';
import { claimMethods, type Claim } from '../../../shared/contract/claims.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { ZERO } from '../../../shared/money.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import type { RelatedParty } from '../../../shared/parties.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { visitFromSheet, type ListedDrug, type Visit } from '../../../shared/settle/visit.ts';
import { readAmount } from '../../components/read-amount.ts';
import { readDate } from '../../components/read-date.ts';
import { readParty, type PartyErrors } from '../../components/party.ts';
import type { ClaimDraft } from './draft.ts';
import { drugsOfPlan } from './plan-drugs.ts';

/** The visit, or the sentence that says why the drugs cannot be right. */
export type ReadVisit =
  { readonly visit: Visit; readonly problem: null } | { readonly visit: null; readonly problem: string };

/** The visit of a whole sheet. */
export function readVisit(draft: ClaimDraft, sheet: SettlementSheet, plan: Plan): ReadVisit {
  const listed = draft.listed.map((drug) => readListedDrug(drug, plan, sheet));
  if (listed.includes(null)) return { visit: null, problem: '目录药品有一行未填完整，请选择药品并填写金额和日期。' };
  const drugs = listed.filter((drug) => drug !== null);
  const sum = readAmount(draft.drugSum).amount;
  const extras = {
    othPayIs: sheet.oth_pay === 0 ? null : draft.othPayIs,
    otherPayers: readPayers(draft),
    otherInsurance: readAmount(draft.otherInsurance).amount ?? ZERO,
  };
  try {
    const drugSum = sum === null ? null : { amount: sum, source: draft.drugSource };
    return { visit: visitFromSheet(sheet, { sum: drugSum, listed: drugs }, extras), problem: null };
  } catch (error) {
    if (error instanceof AppError) return { visit: null, problem: errorSentence(error.code, error.details) };
    throw error;
  }
}

function readListedDrug(drug: ClaimDraft['listed'][number], plan: Plan, sheet: SettlementSheet): ListedDrug | null {
  const known = drugsOfPlan(plan).find(({ key }) => key === drug.drug);
  const { amount } = readAmount(drug.amount);
  const on = drug.on === '' ? sheet.enddate : readDate(drug.on);
  if (known === undefined || amount === null || on === null) return null;
  return { list: known.list, item: known.item, name: known.name, amount, on };
}

function readPayers(draft: ClaimDraft): Visit['otherPayers'] {
  return Object.entries(draft.payers).flatMap(([payer, { state, amount }]) =>
    state === null ? [] : [{ payer, state, amount: state === 'paid' ? (readAmount(amount).amount ?? ZERO) : ZERO }],
  );
}

/** The claimant, or what is wrong; the insured themself is 01 本人. */
export function readClaimant(
  draft: ClaimDraft,
  insured: Omit<RelatedParty, 'relation' | 'tel'>,
  today: LocalDate,
): { readonly claimant: RelatedParty | null; readonly errors: PartyErrors; readonly isAsked: boolean } {
  if (draft.claimantIs === null) return { claimant: null, errors: {}, isAsked: true };
  if (draft.claimantIs === 'self') {
    return { claimant: { ...insured, tel: null, relation: '01' }, errors: {}, isAsked: false };
  }
  const { party, errors } = readParty(draft.claimant, today);
  return { claimant: party, errors, isAsked: false };
}

/** The invoices as the contract wants them, or null when one is half filled. */
export function readInvoices(draft: ClaimDraft): Claim['invoices'] | null {
  const parsed = claimMethods['claims.open'].input.shape.invoices.safeParse(draft.invoices);
  return parsed.success ? parsed.data : null;
}
