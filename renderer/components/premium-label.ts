/** What a premium is called on the screen: a sample value says so wherever it stands (counter rule 28). */
import type { PlanOffer } from '../../shared/contract/enrollment.ts';

/** Such as 应缴保费（样例）. */
export function premiumLabel(name: string, offer: PlanOffer | null): string {
  return hasSamplePremium(offer) ? `${name}（样例）` : name;
}

/** Whether the premium itself is a sample value. */
export function hasSamplePremium(offer: PlanOffer | null): boolean {
  return offer?.samples.some((sample) => sample.includes('保费')) === true;
}
