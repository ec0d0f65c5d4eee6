/** Which product: each with its premium and, once the card is read, whether this person may join. */
import { formatYuan } from '../../../shared/money.ts';
import type { PlanOffer } from '../../../shared/contract/enrollment.ts';
import { ChoiceGroup, type Choice } from '../../components/ChoiceGroup.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { FormFacts } from './EnrollForm.tsx';
import type { Eligibility } from './use-eligibility.ts';

export interface PlanChoiceProps {
  readonly facts: FormFacts;
  readonly chosen: string | null;
  readonly choose: (planId: string) => void;
  readonly error: string | undefined;
}

/** A row per product; a closed one says why. */
export function PlanChoice({ facts, chosen, choose, error }: PlanChoiceProps) {
  const { offers, eligibility, offersError } = facts;
  if (offersError !== null && offersError !== undefined) return <ErrorSentence error={offersError} />;
  const closed = offers.filter((offer) => offer.closed !== null);
  return (
    <>
      <ChoiceGroup
        label="产品"
        layout="rows"
        choices={offers.map((offer) => choiceOf(offer, eligibility))}
        value={chosen}
        onChange={choose}
        error={error}
      />
      {closed.map((offer) => (
        <Notice key={offer.planId} tone="warning">
          {offer.productName}：{offer.closed}
        </Notice>
      ))}
    </>
  );
}

function choiceOf(offer: PlanOffer, eligibility: readonly Eligibility[]): Choice<string> {
  const known = eligibility.find(({ planId }) => planId === offer.planId);
  const premium = offer.premium === null ? '保费未定' : `¥${formatYuan(offer.premium)}`;
  return {
    value: offer.planId,
    label: offer.productName,
    note: `${premium}${verdictOf(known)}`,
    isDisabled: offer.closed !== null,
  };
}

function verdictOf(known: Eligibility | undefined): string {
  if (known === undefined) return '';
  if (known.isAsking) return ' · 核对中';
  if (known.answer === null) return '';
  return known.answer.verdict === 'eligible' ? ' · 可参保' : ' · 不可参保';
}
