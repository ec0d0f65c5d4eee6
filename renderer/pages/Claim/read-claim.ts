/** Everything a typed claim says, read at once: the live trial, and the facts as the desk takes them in. */
import type { Output } from '../../../shared/contract.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import type { RelatedParty } from '../../../shared/parties.ts';
import type { ClaimDraft } from './draft.ts';
import { preview, type Preview } from './preview.ts';
import { readClaimant, readInvoices, readPatient, type ReadPatient } from './read-visit.ts';
import type { ClaimFacts } from './use-trial.ts';

/** What a claim is read against. */
export interface ClaimGround {
  readonly context: Output<'claims.context'>;
  readonly plan: CompiledPlan;
  readonly insured: Omit<RelatedParty, 'relation' | 'tel'>;
  readonly today: LocalDate;
}

export interface ReadClaim {
  readonly shown: Preview;
  readonly patient: ReadPatient;
  readonly claimant: ReturnType<typeof readClaimant>;
  /** A line of the receipts is half filled. */
  readonly hasWrongInvoice: boolean;
  /** Null while anything is missing or wrong. */
  readonly facts: ClaimFacts | null;
}

/** Reads a draft; never throws. */
export function readClaim(draft: ClaimDraft, { context, plan, insured, today }: ClaimGround): ReadClaim {
  const shown = preview(draft, context, plan, today);
  const patient = readPatient(shown.partial, insured);
  const claimant = readClaimant(draft, insured, today);
  const invoices = readInvoices(draft);
  const { visit } = shown;
  const isReady = visit !== null && patient.problem === null && claimant.claimant !== null && invoices !== null;
  return {
    shown,
    patient,
    claimant,
    hasWrongInvoice: invoices === null,
    facts: isReady ? { claimant: claimant.claimant, visit, invoices } : null,
  };
}

/** Two readings are the same facts when these texts are equal: the order of keys is that of the readers. */
export function factsText(facts: ClaimFacts | null): string {
  return facts === null ? '' : JSON.stringify(facts);
}
