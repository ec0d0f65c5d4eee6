/** The same 枣庄 claim in straight-line decimal.js: what a careful programmer would write by hand, without steps. */
import { Decimal } from 'decimal.js';

export type BareClaim = {
  readonly inscp: string;
  readonly funds: readonly string[];
  readonly drugs: string;
  readonly special: string;
  readonly borne: string;
};

const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
const LINE = new Exact('20000.00');
const RATIOS = { inPolicy: new Exact('0.75'), outDrugs: new Exact('0.75'), special: new Exact('0.60') };
const CAPS = { inPolicy: new Exact('1000000'), outDrugs: new Exact('1000000'), special: new Exact('800000') };

function liability(base: Decimal, ratio: Decimal, cap: Decimal): Decimal {
  const countable = Exact.max(0, base.minus(LINE));
  return Exact.min(countable.times(ratio).toDecimalPlaces(2), cap);
}

/** Payable in yuan, two decimals. */
export function bareSettle(claim: BareClaim): string {
  const funds = claim.funds.reduce((sum, fund) => sum.plus(fund), new Exact(0));
  const inScope = Exact.max(0, new Exact(claim.inscp).minus(funds));
  const special = new Exact(claim.special);
  const otherDrugs = new Exact(claim.drugs).minus(special);
  const parts = [
    liability(special, RATIOS.special, CAPS.special),
    liability(inScope, RATIOS.inPolicy, CAPS.inPolicy),
    liability(otherDrugs, RATIOS.outDrugs, CAPS.outDrugs),
  ];
  const sum = parts.reduce((total, part) => total.plus(part), new Exact(0));
  return Exact.min(sum, new Exact(claim.borne)).toFixed(2);
}
