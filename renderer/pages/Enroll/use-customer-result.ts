/** What the citizen sees once the proposal is taken in: what was done, what they take along, and 好差评. */
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { initialPaymentState } from '../../../shared/payment.ts';
import { hasSamplePremium } from '../../components/premium-label.ts';
import { useCustomerShows } from '../../customer/customer-context.ts';
import { maskedPerson } from '../../customer/masked.ts';
import { useRating } from '../../customer/use-rating.ts';
import type { Collected, CustomerSubject } from '../Payments/CashierStep.tsx';
import type { ProposedPolicy } from './Enrollment.tsx';

/** Whose proposal of which product, masked. */
export function customerSubject({ input, offer }: ProposedPolicy): CustomerSubject {
  const { psn_name, certno } = input.insured;
  return {
    product: offer?.productName ?? '',
    person: maskedPerson(psn_name, certno),
    isSample: hasSamplePremium(offer),
  };
}

/** Shown from when nothing more is to be paid at the window; the citizen may rate it once. */
export function useCustomerResult(proposed: ProposedPolicy, isShown: boolean, collected: Collected | null): void {
  const { input, output, premium } = proposed;
  const { tender } = input.payment;
  const rating = useRating('policy', output.policyId);
  const papers = [...(collected?.papers ?? []), ...output.papers].map(({ kind, no }) => ({
    name: PAPER_NAMES[kind],
    no,
  }));
  useCustomerShows(
    isShown
      ? {
          kind: 'result',
          ...customerSubject(proposed),
          premium,
          tender,
          paymentState: collected === null ? initialPaymentState(tender) : 'collected',
          change: collected?.change ?? null,
          papers,
          rating: rating.asked,
        }
      : null,
    rating.hear,
  );
}
