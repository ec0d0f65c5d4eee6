/** One 安阳 claim in straight-line decimal.js: a stay and a drug purchase, three liabilities, without steps. */
import { Decimal } from 'decimal.js';

export type AnyangClaim = {
  readonly scheme: '310' | '390';
  readonly isHealthy: boolean;
  readonly inscp: string;
  readonly preselfpay: string;
  readonly fulamt: string;
  readonly funds: readonly string[];
  readonly borne: string;
  readonly drugs: readonly string[];
};

const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
const LINES = { '310': new Exact('39500'), '390': new Exact('30400') };
const OWN_LINE = { healthy: new Exact('20000'), ill: new Exact('40000') };
const RATIOS = {
  healthy: { inScope: new Exact('0.80'), outOfScope: new Exact('0.70'), drugs: new Exact('0.60') },
  ill: { inScope: new Exact('0.40'), outOfScope: new Exact('0.35'), drugs: new Exact('0.30') },
};
const CAPS = { inScope: new Exact('1000000'), outOfScope: new Exact('1000000'), drugs: new Exact('500000') };
const WHOLE_CAP = new Exact('3000000');

function liability(base: Decimal, line: Decimal, ratio: Decimal, cap: Decimal): Decimal {
  return Exact.min(Exact.max(0, base.minus(line)).times(ratio).toDecimalPlaces(2), cap);
}

/** Payable of both bills in yuan, two decimals. */
export function bareAnyang(claim: AnyangClaim): string {
  const status = claim.isHealthy ? 'healthy' : 'ill';
  const funds = claim.funds.reduce((sum, fund) => sum.plus(fund), new Exact(0));
  const inScope = Exact.max(0, new Exact(claim.inscp).plus(claim.preselfpay).minus(funds));
  const ratios = RATIOS[status];
  const first = liability(inScope, LINES[claim.scheme], ratios.inScope, CAPS.inScope);
  const second = liability(new Exact(claim.fulamt), OWN_LINE[status], ratios.outOfScope, CAPS.outOfScope);
  const stay = Exact.min(first.plus(second), new Exact(claim.borne));
  const bought = claim.drugs.reduce((sum, drug) => sum.plus(drug), new Exact(0));
  const drugs = Exact.min(liability(bought, OWN_LINE[status], ratios.drugs, CAPS.drugs), bought);
  return Exact.min(stay.plus(drugs), WHOLE_CAP).toFixed(2);
}
