/** What limits a payment: caps on the year, and what the insured bore (counter rule 20, shapes 37–39). */
import { choose, isWaiting, known, type Scene, type Waits } from './conditions.ts';
import { atLeastNothing, fenOfYuan, least, total } from './fraction.ts';
import type { PayingIn } from './paying.ts';
import type { Choice, Figure, Liability } from './shapes.ts';

/** What each cap leaves: the liability's, those it shares, the person's. An unset cap does not cut. */
export function limitsOf(desk: PayingIn, liability: Liability, scene: Scene): bigint[] | Waits {
  const { plan } = desk;
  const all = [...desk.year, ...desk.visitSoFar];
  const paidBy = (ids: readonly string[] | null): bigint =>
    total(all.filter((paid) => ids === null || ids.includes(paid.liability)).map(({ granted }) => granted));
  const own = capLeft(liability.cap, scene, paidBy([liability.id]));
  if (isWaiting(own)) return own;
  const person = capLeft(plan.personCap, scene, paidBy(null));
  if (isWaiting(person)) return person;
  const shared = (plan.sharedCaps ?? [])
    .filter(({ liabilities }) => liabilities.includes(liability.id))
    .map(({ amount, liabilities }) => capLeft(amount, scene, paidBy(liabilities)));
  return [own, person, ...shared].filter((left): left is bigint => typeof left === 'bigint');
}

/** Null: nothing cuts. */
function capLeft(cap: Choice<Figure<string>>, scene: Scene, paid: bigint): bigint | null | Waits {
  const figure = choose(cap, scene);
  if (isWaiting(figure)) return figure;
  const amount = known(figure);
  if (isWaiting(amount) || amount === 'none') return null;
  return atLeastNothing(fenOfYuan(amount) - paid);
}

/** Payments of the visit and of the year stay within what the insured bore (counter rule 20). */
export function borneLeft({ borne, borneInYear, year, visitSoFar }: PayingIn): bigint {
  const ofVisit = total(visitSoFar.map(({ granted }) => granted));
  const ofYear = total(year.map(({ granted }) => granted));
  return atLeastNothing(least(borne - ofVisit, borneInYear - ofYear - ofVisit));
}
