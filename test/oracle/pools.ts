/** The fen of one bill that liabilities may take: what stays of each side after hospital, shares, parts and payers (counter rules 18, 23, 24). */
import { isWaiting, known, type Waits } from './conditions.ts';
import { atLeastNothing, decimal, type Fraction, least, NOTHING, times, total, whole, wholeStep } from './fraction.ts';
import { FUNDS, type PlanJson, type SheetField, type Side, type VisitJson } from './shapes.ts';

export type Pools = {
  /** What keeps every liability with cost from being counted. */
  readonly stop: Waits | null;
  /** What the insured still bears on each side; waits while a figure of the split is unset. */
  readonly sides: { readonly inScope: bigint; readonly outOfScope: bigint } | Waits;
  /** Both sides without a split. */
  readonly pooled: bigint;
  /** In-scope cost before payers. */
  readonly inScopeTotal: bigint | Waits;
  readonly shares: Shares;
  /** Of 全自费 what neither the hospital bore nor a part takes away: drugs are in it. */
  readonly selfFunded: bigint;
  /** What the insured bore after all prior payers and other insurers (counter rule 20). */
  readonly borne: bigint;
};

/** Of 先行自付 and 超限价: what counts in scope, before rounding (shapes 6, 7). */
export type Shares = { readonly preselfpay: Fraction; readonly overlmt: Fraction };

export const NO_SHARES: Shares = { preselfpay: NOTHING, overlmt: NOTHING };

/** `before`: what earlier visits of the year counted of the shares. They are rounded as the year's sum (counter rule 22). */
export function poolsOf(plan: PlanJson, visit: VisitJson, before: Shares): Pools {
  const { sheet } = visit;
  const payments = paymentsOf(plan, visit);
  const left = plan.base === null ? null : fieldsLeft(plan.base, visit);
  const costs =
    plan.base === null || left === null ? null : isWaiting(left) ? left : sidesBeforePayers(plan.base, left, before);
  const stop = stopOf(plan, visit, left);
  const isOwnOnHead = visit.othPayIs === 'this-product' && sheet.oth_pay !== 0;
  const borne =
    BigInt(sheet.psn_part_amt) +
    (isOwnOnHead ? BigInt(sheet.oth_pay) : 0n) -
    (visit.othPayIs === 'other-payer' && sheet.oth_pay === 0 ? othersPaid(visit) : 0n) -
    total(visit.otherPayers.map(({ amount }) => BigInt(amount))) -
    BigInt(visit.otherInsurance);
  return {
    stop,
    shares: stop !== null || costs === null || isWaiting(costs) ? NO_SHARES : costs.shares,
    selfFunded: left === null || isWaiting(left) ? BigInt(sheet.fulamt_ownpay_amt) : left.fields.fulamt,
    sides: costs === null ? { waits: 'base' } : isWaiting(costs) ? costs : afterPayers(costs, payments),
    pooled: atLeastNothing(
      BigInt(sheet.medfee_sumamt) - BigInt(sheet.hosp_part_amt) - total(payments.map(({ amount }) => amount)),
    ),
    inScopeTotal: costs === null || isWaiting(costs) ? { waits: 'base' } : costs.inScope,
    borne: atLeastNothing(borne),
  };
}

/** Unanswered questions that touch the whole bill: who paid 其他支出, what other insurance does, where the hospital's part comes off. */
function stopOf(plan: PlanJson, visit: VisitJson, left: FieldsLeft | Waits | null): Waits | null {
  if (visit.othPayIs === null && othersPaid(visit) !== 0n) return { waits: 'oth-pay' };
  const rule = plan.otherInsurance === undefined ? 'limit' : known(plan.otherInsurance);
  if (visit.otherInsurance !== 0 && isWaiting(rule)) return rule;
  return left !== null && isWaiting(left) ? left : null;
}

/** What others paid through the hospital: 其他支出, else what 999997 holds beyond the hospital's part (counter rule 24). */
export function othersPaid({ sheet }: VisitJson): bigint {
  if (sheet.oth_pay !== 0 || sheet.setldetail === null) return BigInt(sheet.oth_pay);
  const rows = (type: string): bigint =>
    total(
      (sheet.setldetail ?? [])
        .filter(({ fund_pay_type }) => fund_pay_type === type)
        .map(({ fund_payamt }) => BigInt(fund_payamt)),
    );
  return atLeastNothing(least(rows('999997'), rows('999997') + rows('999996') - BigInt(sheet.hosp_part_amt)));
}

/** Has this payer paid for the visit? Null: nobody has said so yet (shape 46). */
export function hasPaid(plan: PlanJson, visit: VisitJson, id: string): boolean | null {
  const payer = plan.priorPayers.find((candidate) => candidate.id === id);
  if (payer === undefined) return null;
  if (payer.field === 'oth_pay') {
    if (othersPaid(visit) === 0n) return false;
    return visit.othPayIs === null ? null : visit.othPayIs === 'other-payer';
  }
  // A payer's field is one of the sheet's amounts.
  if (payer.field !== null) return visit.sheet[payer.field as (typeof FUNDS)[number]] !== 0;
  if (payer.insutypes !== null && !payer.insutypes.includes(visit.sheet.insutype)) return false;
  const stated = visit.otherPayers.find((candidate) => candidate.payer === id);
  if (stated === undefined || stated.state === 'open') return null;
  return stated.state === 'paid' && stated.amount !== 0;
}

type Payment = { readonly amount: bigint; readonly scope: 'in' | 'out' | 'both' };

/** A payer whose side nobody knows counts on both: none is forgotten. */
function scopeOf({ scope }: PlanJson['priorPayers'][number]): Payment['scope'] {
  const side = known(scope);
  return isWaiting(side) ? 'both' : side;
}

function paymentsOf(plan: PlanJson, visit: VisitJson): Payment[] {
  const onSheet = FUNDS.map((field): Payment => {
    const payer = plan.priorPayers.find((candidate) => candidate.field === field);
    const amount =
      field !== 'oth_pay' ? BigInt(visit.sheet[field]) : visit.othPayIs === 'this-product' ? 0n : othersPaid(visit);
    return { amount, scope: payer === undefined ? 'both' : scopeOf(payer) };
  });
  const offSheet = visit.otherPayers.map(({ payer: id, amount }): Payment => {
    const payer = plan.priorPayers.find((candidate) => candidate.id === id);
    return { amount: BigInt(amount), scope: payer === undefined ? 'both' : scopeOf(payer) };
  });
  const commercial = plan.otherInsurance === undefined ? 'limit' : known(plan.otherInsurance);
  const insurance: Payment = {
    amount: commercial === 'limit' ? 0n : BigInt(visit.otherInsurance),
    scope: 'both',
  };
  return [...onSheet, ...offSheet, insurance].filter(({ amount }) => amount !== 0n);
}

type Costs = { readonly inScope: bigint; readonly outOfScope: bigint };
type CostsBeforePayers = Costs & { readonly shares: Shares };
type Base = NonNullable<PlanJson['base']>;

type FieldsLeft = { readonly fields: Record<SheetField, bigint>; readonly parts: readonly Piece[] };
type Piece = { readonly amount: bigint; readonly side: Side | Waits };

/** The sheet's fields less the hospital's part and the parts treated apart. */
function fieldsLeft(base: Base, visit: VisitJson): FieldsLeft | Waits {
  const left = withoutHospital(base, visit);
  if (isWaiting(left)) return left;
  const pieces: Piece[] = [];
  const rest = { ...left };
  for (const { id, from, counts } of base.parts ?? []) {
    const stated = visit.care?.parts?.find(({ part }) => part === id);
    if (stated === undefined && rest[from] !== 0n) return { waits: 'part' };
    const amount = least(BigInt(stated?.amount ?? 0), rest[from]);
    rest[from] -= amount;
    const side = known(counts);
    if (amount !== 0n && isWaiting(side)) return side;
    pieces.push({ amount, side });
  }
  return { fields: rest, parts: pieces };
}

function sidesBeforePayers(base: Base, { fields: rest, parts }: FieldsLeft, before: Shares): CostsBeforePayers | Waits {
  const pieces = [...parts];
  const shares = { ...NO_SHARES };
  const shared = [
    { of: 'preselfpay', amount: rest.preselfpay, share: base.preselfpayShare, elsewhere: base.preselfpayRest },
    { of: 'overlmt', amount: rest.overlmt, share: base.overlmtShare, elsewhere: base.overlmtRest },
  ] as const;
  for (const { of, amount, share, elsewhere } of shared) {
    if (amount === 0n) continue;
    const ratio = known(share);
    if (isWaiting(ratio)) return ratio;
    shares[of] = times(whole(amount), decimal(ratio));
    const counted = wholeStep(before[of], shares[of]);
    pieces.push({ amount: counted, side: 'in-scope' });
    pieces.push({ amount: amount - counted, side: elsewhere === undefined ? 'out-of-scope' : known(elsewhere) });
  }
  pieces.push({ amount: rest.inscp, side: 'in-scope' }, { amount: rest.fulamt, side: 'out-of-scope' });
  const open = pieces.find(({ amount, side }) => amount !== 0n && isWaiting(side));
  if (open !== undefined) return { waits: 'figure' };
  const on = (side: Side): bigint => total(pieces.filter((piece) => piece.side === side).map(({ amount }) => amount));
  return { inScope: on('in-scope'), outOfScope: on('out-of-scope'), shares };
}

const ALL_FIELDS: readonly SheetField[] = ['overlmt', 'fulamt', 'preselfpay', 'inscp'];

/** The hospital's part comes off in the plan's order, what is larger off the remaining parts. */
function withoutHospital(base: Base, { sheet }: VisitJson): Record<SheetField, bigint> | Waits {
  const left: Record<SheetField, bigint> = {
    overlmt: BigInt(sheet.overlmt_selfpay),
    fulamt: BigInt(sheet.fulamt_ownpay_amt),
    preselfpay: BigInt(sheet.preselfpay_amt),
    inscp: BigInt(sheet.inscp_scp_amt),
  };
  let hospital = BigInt(sheet.hosp_part_amt);
  if (hospital === 0n) return left;
  const order = known(base.hospPartFrom);
  if (isWaiting(order)) return order;
  for (const field of [...order, ...ALL_FIELDS.filter((each) => !order.includes(each))]) {
    const taken = least(hospital, left[field]);
    left[field] -= taken;
    hospital -= taken;
  }
  return left;
}

/** Payers of scope in first, then those of both with their rest on the other side, then those of scope out. */
function afterPayers(costs: Costs, payments: readonly Payment[]): Costs {
  const paid = (scope: string): bigint =>
    total(payments.filter((payment) => payment.scope === scope).map(({ amount }) => amount));
  const inScope = atLeastNothing(costs.inScope - paid('in'));
  const overflow = atLeastNothing(paid('both') - inScope);
  return {
    inScope: atLeastNothing(inScope - paid('both')),
    outOfScope: atLeastNothing(costs.outOfScope - paid('out') - overflow),
  };
}
