/** Reads what the sheet does not say: drugs, payers off the sheet, invoices, the patient, the claimant. */
import { AppError, errorSentence } from '../../../shared/errors.ts';
import { claimMethods, type Claim } from '../../../shared/contract/claims.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import type { RelatedParty } from '../../../shared/parties.ts';
import { patientWarning, requirePatient } from '../../../shared/sheet/patient.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { checkVisit } from '../../../shared/settle/check-visit.ts';
import { visitFromSheet, type Visit } from '../../../shared/settle/visit.ts';
import { readParty, type PartyErrors } from '../../components/party.ts';
import type { ClaimDraft } from './draft.ts';
import { careOf } from './estimate.ts';
import { readStated, type StatedProblems } from './read-stated.ts';

/** The visit, or the sentences that say what cannot be, by the place they stand at. */
export interface ReadVisit {
  readonly visit: Visit | null;
  readonly problems: StatedProblems;
}

/** The visit of a whole sheet, judged as the desk will judge it. */
export function readVisit(draft: ClaimDraft, sheet: SettlementSheet, plan: Plan, compiled: CompiledPlan): ReadVisit {
  const { drugs, extras, problems } = readStated(draft, sheet, plan);
  if (Object.keys(problems).length > 0) return { visit: null, problems };
  return judged(
    () => {
      const care = careOf(draft);
      const visit = { ...visitFromSheet(sheet, drugs, extras), ...(care === undefined ? {} : { care }) };
      checkVisit(compiled, visit);
      return visit;
    },
    (code) => DRUG_PLACES[code] ?? 'visit',
  );
}

/** Where the sentences about drugs stand; all others stand below the payers. */
const DRUG_PLACES: Readonly<Record<string, string>> = {
  'claim-drug-sum-above-self-funded': 'drugSum',
  'claim-listed-drugs-above-sum': 'listed',
  'claim-drug-amount-sign': 'listed',
  'claim-drug-outside-stay': 'listed',
  'claim-list-unknown': 'listed',
};

function judged(make: () => Visit, placeOf: (code: string) => string): ReadVisit {
  try {
    return { visit: make(), problems: {} };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { visit: null, problems: { [placeOf(error.code)]: errorSentence(error.code, error.details) } };
  }
}

type InsuredPerson = Omit<RelatedParty, 'relation' | 'tel'>;

export interface ReadPatient {
  /** The sheet is another person's. */
  readonly problem: string | null;
  /** 姓名差异, to be confirmed against the card (counter rule 11). */
  readonly warning: string | null;
}

/** Whether the patient on the sheet is the insured; `sheet` may still be partial. */
export function readPatient(sheet: SettlementSheet | null, insured: InsuredPerson): ReadPatient {
  if (sheet === null) return { problem: null, warning: null };
  // The insured's 人员编号 is the desk's to know; it compares that one itself.
  const person = { psn_no: sheet.psn_no ?? '', psn_name: insured.psn_name, certno: insured.certno };
  try {
    requirePatient(sheet, person);
    return { problem: null, warning: patientWarning(sheet, person) };
  } catch (error) {
    if (error instanceof AppError) return { problem: errorSentence(error.code, error.details), warning: null };
    throw error;
  }
}

/** The claimant, or what is wrong; the insured themself is 01 本人. */
export function readClaimant(
  draft: ClaimDraft,
  insured: InsuredPerson,
  today: LocalDate,
): { readonly claimant: RelatedParty | null; readonly errors: PartyErrors; readonly isAsked: boolean } {
  if (draft.claimantIs === null) return { claimant: null, errors: {}, isAsked: true };
  if (draft.claimantIs === 'self') {
    return { claimant: { ...insured, tel: null, relation: '01' }, errors: {}, isAsked: false };
  }
  const { party, errors } = readParty(draft.claimant, today);
  return { claimant: party, errors, isAsked: false };
}

/** The invoices as the contract wants them, or null when one is half filled; a row nothing was typed into is not there. */
export function readInvoices(draft: ClaimDraft): Claim['invoices'] | null {
  const typed = draft.invoices.filter(({ bill_code, bill_no }) => `${bill_code}${bill_no}`.trim() !== '');
  const parsed = claimMethods['claims.open'].input.shape.invoices.safeParse(typed);
  return parsed.success ? parsed.data : null;
}
