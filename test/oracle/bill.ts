/** One bill before any liability: payers, the two sides, what the insured bore (counter rules 18, 19, 20, 23, 24). */
import { fraction, least, most, rounded, times, total, type Json } from './plain.ts';

/** Sums of a bill, or 'open' where the papers or the plan do not tell them. */
export interface Pools {
  inScope: bigint | 'open';
  outOfScope: bigint | 'open';
  drugs: bigint | 'open';
  readonly inScopeTotal: bigint;
  readonly borne: bigint;
  credit: bigint;
  readonly isOpen: boolean;
}

const FUNDS = ['hifp_pay', 'cvlserv_pay', 'hifes_pay', 'hifmi_pay', 'hifob_pay', 'hifdm_pay', 'maf_pay', 'oth_pay'];

export function poolsOf(plan: Json, visit: Json): Pools {
  const { sheet } = visit;
  const paid = payersOf(plan, visit);
  const stays = BigInt(sheet.psn_part_amt) - paid.offSheet - BigInt(visit.otherInsurance);
  const borne = least(most(0n, stays), BigInt(sheet.medfee_sumamt));
  const closed = { inScope: 'open', outOfScope: 'open', drugs: 'open', inScopeTotal: 0n, borne, credit: 0n } as const;
  if (paid.isOpen) return { ...closed, isOpen: true };
  const { credit } = paid;
  const drugs = drugsOf(visit);
  if (plan.base === null) {
    const cost = BigInt(sheet.medfee_sumamt) - BigInt(sheet.hosp_part_amt);
    const left = most(0n, cost - paid.in - paid.out - paid.both);
    return {
      inScope: left,
      outOfScope: 0n,
      drugs: drugs(BigInt(sheet.fulamt_ownpay_amt)),
      inScopeTotal: cost,
      borne,
      credit,
      isOpen: false,
    };
  }
  const split = sidesOf(plan.base, visit);
  if (split === 'part-open' || split === 'hosp-open') return { ...closed, isOpen: true };
  if (split.isOpen) return { ...closed, drugs: drugs(split.selfFunded), credit, isOpen: false };
  const afterIn = split.in - paid.in;
  const bothIn = least(most(0n, afterIn), paid.both);
  return {
    inScope: most(0n, afterIn - bothIn),
    outOfScope: most(0n, split.out - paid.out - (paid.both - bothIn)),
    drugs: drugs(split.selfFunded),
    inScopeTotal: split.in,
    borne,
    credit,
    isOpen: false,
  };
}

function payersOf(plan: Json, visit: Json) {
  const sums: Record<string, bigint> = { in: 0n, out: 0n, both: 0n };
  const put = (scope: string, amount: bigint): void => {
    sums[scope] = (sums[scope] ?? 0n) + amount;
  };
  let offSheet = 0n;
  const scopeOf = (payer: Json): string => payer.scope.value ?? 'both';
  for (const field of FUNDS) {
    const amount = BigInt(visit.sheet[field]);
    const named = plan.priorPayers.find((payer: Json) => payer.field === field);
    put(named === undefined ? 'both' : scopeOf(named), amount);
  }
  for (const payer of plan.priorPayers.filter((each: Json) => each.field === null)) {
    if (payer.insutypes !== null && !payer.insutypes.includes(visit.sheet.insutype)) continue;
    const stated = visit.otherPayers.find((each: Json) => each.payer === payer.id);
    if (stated?.state !== 'paid') continue;
    put(scopeOf(payer), BigInt(stated.amount));
    offSheet += BigInt(stated.amount);
  }
  // Money of a payer the plan does not know fits no side, yet the insured did not bear it.
  const known = plan.priorPayers.map(({ id }: Json) => id);
  for (const { payer, state, amount } of visit.otherPayers) {
    if (state === 'paid' && !known.includes(payer)) offSheet += BigInt(amount);
  }
  const other = BigInt(visit.otherInsurance);
  const rule = plan.otherInsurance;
  const isOpen = rule !== undefined && rule.value === undefined && other !== 0n;
  const isTaken = rule?.value === 'deducted' || rule?.value === 'toward-line';
  if (isTaken) put('both', other);
  const credit = rule?.value === 'toward-line' ? other : 0n;
  return { in: sums['in'] ?? 0n, out: sums['out'] ?? 0n, both: sums['both'] ?? 0n, offSheet, isOpen, credit };
}

type Split = { in: bigint; out: bigint; selfFunded: bigint; isOpen: boolean };

function sidesOf(base: Json, visit: Json): Split | 'part-open' | 'hosp-open' {
  const { sheet } = visit;
  const left: Record<string, bigint> = {
    overlmt: BigInt(sheet.overlmt_selfpay),
    fulamt: BigInt(sheet.fulamt_ownpay_amt),
    preselfpay: BigInt(sheet.preselfpay_amt),
    inscp: BigInt(sheet.inscp_scp_amt),
  };
  const of = (name: string): bigint => left[name] ?? 0n;
  let hospital = BigInt(sheet.hosp_part_amt);
  if (hospital !== 0n && base.hospPartFrom.value === undefined) return 'hosp-open';
  for (const name of [...(base.hospPartFrom.value ?? []), 'overlmt', 'fulamt', 'preselfpay', 'inscp']) {
    const taken = least(of(name), hospital);
    left[name] = of(name) - taken;
    hospital -= taken;
  }
  const apart = { 'in-scope': 0n, 'out-of-scope': 0n, nowhere: 0n };
  for (const part of base.parts ?? []) {
    if (of(part.from) === 0n) continue;
    const stated = visit.care?.parts?.find((each: Json) => each.part === part.id);
    if (stated === undefined) return 'part-open';
    const amount = least(of(part.from), BigInt(stated.amount));
    if (amount === 0n) continue;
    if (part.counts.value === undefined) return 'part-open';
    left[part.from] = of(part.from) - amount;
    apart[part.counts.value as keyof typeof apart] += amount;
  }
  const shares = [
    switched(of('preselfpay'), base.preselfpayShare, base.preselfpayRest),
    switched(of('overlmt'), base.overlmtShare, base.overlmtRest),
  ];
  return {
    in: of('inscp') + total(shares.map((share) => share.in)) + apart['in-scope'],
    out: of('fulamt') + total(shares.map((share) => share.out)) + apart['out-of-scope'],
    selfFunded: of('fulamt'),
    isOpen: shares.some((share) => share.isOpen),
  };
}

/** A field of which a share counts in scope and the rest out of scope or nowhere. */
function switched(amount: bigint, share: Json, rest: Json) {
  if (amount === 0n) return { in: 0n, out: 0n, isOpen: false };
  if (share.value === undefined) return { in: 0n, out: 0n, isOpen: true };
  const counted = rounded(times(amount, fraction(share.value)));
  const other = amount - counted;
  if (rest === undefined || other === 0n) return { in: counted, out: other, isOpen: false };
  return { in: counted, out: rest.value === 'nowhere' ? 0n : other, isOpen: rest.value === undefined };
}

/** The self-funded drug sum: 0 where nothing is self-funded, not known until entered. */
function drugsOf(visit: Json): (selfFunded: bigint) => bigint | 'open' {
  return (selfFunded) => {
    if (visit.sheet.fulamt_ownpay_amt === 0) return 0n;
    return visit.drugSum === null ? 'open' : least(BigInt(visit.drugSum.amount), selfFunded);
  };
}
