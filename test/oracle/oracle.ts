/**
 * The benefit of a year by the text of the rules alone (docs/plans.md, docs/facts.md; counter rules 18–26, 28): exact fractions, no
 * state but the year's own past, and nothing of the engine. Reversals are not covered.
 */
import { isWaiting, known, type Scene, type Waits } from './conditions.ts';
import { dayOfVisit, type Outside } from './cover.ts';
import { type Fraction, NOTHING, sum, total } from './fraction.ts';
import { pay, type Paid } from './paying.ts';
import { hasPaid, NO_SHARES, othersPaid, poolsOf, type Shares } from './pools.ts';
import type { FactsJson, Liability, PlanJson, VisitJson } from './shapes.ts';
import type { Taken } from './left.ts';
import { takeAll } from './taking.ts';

/** What the oracle says of one liability in one visit, in fen; null where it waits. */
export type Verdict = {
  readonly liability: string;
  readonly status: 'payable' | 'pending' | 'notCovered';
  readonly base: bigint | null;
  readonly deductibleUsed: bigint | null;
  readonly countable: bigint | null;
  readonly capCut: bigint | null;
  readonly borneCut: bigint | null;
  readonly payable: bigint | null;
  readonly recover: bigint | null;
};
/** `payable` null: a liability waits. */
export type VisitVerdict = { readonly verdicts: readonly Verdict[]; readonly payable: bigint | null };

/** Every visit of a year in its order, each judged on all that came before it. */
export function oracleYear(plan: PlanJson, facts: FactsJson, visits: readonly VisitJson[]): VisitVerdict[] {
  return yearOf(plan, facts, visits).map((visit) => visit.verdict);
}

type Judged = {
  readonly verdict: VisitVerdict;
  readonly paid: readonly Paid[];
  readonly borne: bigint;
  readonly inScopeTotals: Readonly<Record<string, Fraction>>;
  readonly shares: Shares;
};

function yearOf(plan: PlanJson, facts: FactsJson, visits: readonly VisitJson[]): Judged[] {
  const [last] = visits.slice(-1);
  if (last === undefined) return [];
  const past = yearOf(plan, facts, visits.slice(0, -1));
  return [...past, judge(plan, facts, last, past)];
}

function judge(plan: PlanJson, facts: FactsJson, visit: VisitJson, past: readonly Judged[]): Judged {
  const day = dayOfVisit(plan, visit.sheet, facts);
  if (typeof day !== 'string') return untouched(plan, day);
  const elsewhere = paidElsewhere(plan, visit);
  if (isWaiting(elsewhere)) return untouched(plan, elsewhere);
  const order = claimOrder(plan);
  if (isWaiting(order)) return untouched(plan, order);
  const pools = poolsOf(plan, visit, {
    preselfpay: sum(past.map(({ shares }) => shares.preselfpay)),
    overlmt: sum(past.map(({ shares }) => shares.overlmt)),
  });
  const taken = takeAll(
    {
      plan,
      visit,
      pools,
      sceneFor: (liability) => sceneFor(plan, facts, visit, liability),
      inScopeBefore: (id) => sum(past.map(({ inScopeTotals }) => inScopeTotals[id] ?? NOTHING)),
    },
    order,
  );
  const year = past.flatMap(({ paid }) => paid);
  const borneInYear = pools.borne + total(past.map(({ borne }) => borne));
  const outcomes = payAll(taken, (visitSoFar) => ({
    plan,
    visit,
    facts,
    year,
    visitSoFar,
    borne: pools.borne,
    borneInYear,
    paidElsewhere: (id) => elsewhere[id] ?? 0n,
  }));
  const paid = outcomes.filter((outcome): outcome is Paid => 'granted' in outcome);
  const waitsAtPay = new Set(taken.filter((_, at) => isWaiting(outcomes[at])).map(({ liability }) => liability.id));
  const totals = taken.map(({ liability: { id }, inScopeTotal }) => [id, waitsAtPay.has(id) ? NOTHING : inScopeTotal]);
  const verdicts = plan.liabilities.map((liability) =>
    verdictOf(liability, outcomes[order.indexOf(liability)] ?? { waits: 'order' }),
  );
  // A bill that waits and counts nowhere has not moved the year.
  const isMoved = paid.some(({ base }) => base !== 0n) || !outcomes.some((outcome) => isWaiting(outcome));
  const { borne } = pools;
  const shares = isMoved ? pools.shares : NO_SHARES;
  return { verdict: withTotal(verdicts), paid, borne, shares, inScopeTotals: Object.fromEntries(totals) };
}

type Outcome = Paid | Waits | Outside;

function payAll(taken: readonly Taken[], deskAfter: (soFar: readonly Paid[]) => Parameters<typeof pay>[0]): Outcome[] {
  const [last] = taken.slice(-1);
  if (last === undefined) return [];
  const before = payAll(taken.slice(0, -1), deskAfter);
  if (isWaiting(last.pieces) || 'outside' in last.pieces) return [...before, last.pieces];
  const soFar = before.filter((outcome): outcome is Paid => 'granted' in outcome);
  return [...before, pay(deskAfter(soFar), last, last.pieces)];
}

function untouched(plan: PlanJson, why: Waits | Outside): Judged {
  const verdicts = plan.liabilities.map((liability) => verdictOf(liability, why));
  return { verdict: withTotal(verdicts), paid: [], borne: 0n, shares: NO_SHARES, inScopeTotals: {} };
}

function withTotal(verdicts: readonly Verdict[]): VisitVerdict {
  const amounts = verdicts.flatMap(({ payable }) => (payable === null ? [] : [payable]));
  return { verdicts, payable: amounts.length === verdicts.length ? total(amounts) : null };
}

function verdictOf({ id: liability }: Liability, outcome: Outcome): Verdict {
  const nothing = { base: null, deductibleUsed: null, countable: null, capCut: null, borneCut: null, recover: null };
  if (isWaiting(outcome)) return { liability, status: 'pending', ...nothing, payable: null };
  if ('outside' in outcome) return { liability, status: 'notCovered', ...nothing, payable: 0n };
  const { base, lineUsed: deductibleUsed, countable, capCut, borneCut, payable, recover } = outcome;
  return { liability, status: 'payable', base, deductibleUsed, countable, capCut, borneCut, payable, recover };
}

function claimOrder(plan: PlanJson): Liability[] | Waits {
  const order = known(plan.claimOrder);
  if (isWaiting(order)) return order;
  return order.flatMap((id) => plan.liabilities.filter((liability) => liability.id === id));
}

/** Own payments made elsewhere by liability; what the hospital paid for this product must be split (counter rule 24). */
function paidElsewhere(plan: PlanJson, visit: VisitJson): Readonly<Record<string, bigint>> | Waits {
  const stated = visit.paidElsewhere.map(({ liability, amount }) => [liability, BigInt(amount)] as const);
  const byLiability = Object.fromEntries(
    plan.liabilities.map(({ id }) => [id, total(stated.filter(([of]) => of === id).map(([, amount]) => amount))]),
  );
  const others = othersPaid(visit);
  if (others === 0n) return byLiability;
  if (visit.othPayIs !== 'this-product') return byLiability;
  const [only, ...more] = plan.liabilities;
  if (stated.length === 0 && only !== undefined && more.length === 0) return { [only.id]: others };
  return total(stated.map(([, amount]) => amount)) === others ? byLiability : { waits: 'one-stop-split' };
}

/** The facts as one liability sees them: its own 既往症 where it defines one (shapes 49, 50). */
function sceneFor(plan: PlanJson, facts: FactsJson, visit: VisitJson, liability: Liability): Scene | Waits {
  const health = healthFor(plan, facts, liability);
  if (isWaiting(health)) return health;
  return { health, facts, visit, drug: null, paid: (payer) => hasPaid(plan, visit, payer) };
}

function healthFor(plan: PlanJson, facts: FactsJson, { preexisting }: Liability): string | Waits {
  const diagnoses = facts.member?.diagnoses;
  if (preexisting === undefined || diagnoses === undefined) return facts.healthStatus;
  // Nothing was found: which illnesses the plan means makes no difference.
  if (diagnoses.length === 0) return 'healthy';
  const illnesses = known(preexisting.illnesses);
  if (isWaiting(illnesses)) return illnesses;
  const meant = diagnoses.filter(({ illness }) => illnesses === 'any' || illnesses.includes(illness));
  if (meant.length === 0) return 'healthy';
  const before = known(preexisting.before);
  if (isWaiting(before)) return before;
  const cover = known(plan.cover);
  if (isWaiting(cover)) return cover;
  const firstDay = before === 'this-cover' ? cover.from : facts.member?.firstCoverFrom;
  if (firstDay === undefined) return { waits: 'firstCoverFrom' };
  return meant.some(({ on }) => on < firstDay) ? 'preexisting' : 'healthy';
}
