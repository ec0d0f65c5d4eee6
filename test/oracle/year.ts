/** The year of one person: every bill from the records of those before it (counter rules 19–22). */
import { type Pools, poolsOf } from './bill.ts';
import { chosen, type Setting, whetherAll } from './conditions.ts';
import {
  add,
  type Fraction,
  fenOfYuan,
  fraction,
  isLess,
  type Json,
  least,
  most,
  NIL,
  rounded,
  times,
  total,
  whole,
} from './plain.ts';

/** What the oracle says of a liability in one bill; amounts in fen, null where there is none. */
export interface OracleLine {
  readonly liability: string;
  readonly status: 'payable' | 'pending' | 'notCovered';
  readonly base: bigint | null;
  readonly lineUsed: bigint | null;
  readonly countable: bigint | null;
  readonly payable: bigint | null;
  readonly recover: bigint | null;
}

interface Part {
  readonly amount: bigint;
  readonly item: Json;
  readonly kind: 'drug' | 'implant' | null;
}

/** One liability of one bill, as the year remembers it. */
interface Booked {
  readonly liability: string;
  readonly counted: bigint;
  readonly lineUsed: bigint;
  readonly earned: Fraction;
  readonly items: readonly { readonly id: string; readonly earned: Fraction }[];
  /** Decided, less what is to be recovered. */
  readonly net: bigint;
}

interface Year {
  readonly booked: Booked[];
  readonly totals: Record<string, bigint>;
  borne: bigint;
}

type Stop = 'pending' | 'notCovered';
type Taken = { readonly parts: readonly Part[] } | { readonly stop: Stop };

/** Every bill of the year in order of decision. */
export function oracleYear(plan: Json, health: string, member: Json, visits: readonly Json[]): OracleLine[][] {
  const year: Year = { booked: [], totals: {}, borne: 0n };
  return visits.map((visit) => oracleBill(plan, { health, member, visit, item: null }, year));
}

function oracleBill(plan: Json, setting: Setting, year: Year): OracleLine[] {
  const stop = outside(plan, setting);
  if (stop !== null) return plan.liabilities.map(({ id }: Json) => stopped(id, stop));
  const pools = poolsOf(plan, setting.visit);
  const paidBefore = total(year.booked.map(({ net }) => net));
  year.borne += pools.borne;
  const purse = { left: least(pools.borne, most(0n, year.borne - paidBefore)) };
  const order: string[] = plan.claimOrder.value;
  const waiting = { isListed: false };
  const turns = order.map((id) => {
    const liability = plan.liabilities.find((each: Json) => each.id === id);
    const own = { ...setting, health: healthOf(plan, liability, setting) };
    return {
      liability,
      own,
      taken: own.health === 'open' ? { stop: 'pending' as const } : take(plan, liability, own, pools, year, waiting),
    };
  });
  const lines = new Map<string, OracleLine>();
  for (const { liability, own, taken } of turns) {
    lines.set(
      liability.id,
      'stop' in taken ? stopped(liability.id, taken.stop) : pay(plan, liability, own, taken.parts, pools, year, purse),
    );
  }
  for (const { id, counts } of plan.liabilities) {
    if (counts.kind === 'in-scope-above' && lines.get(id)?.status === 'payable') {
      year.totals[id] = (year.totals[id] ?? 0n) + pools.inScopeTotal;
    }
  }
  return plan.liabilities.map(({ id }: Json) => lines.get(id));
}

function stopped(liability: string, status: Stop): OracleLine {
  return {
    liability,
    status,
    base: null,
    lineUsed: null,
    countable: null,
    payable: status === 'pending' ? null : 0n,
    recover: null,
  };
}

/** Cover, suspension: what keeps a whole bill out. Bills here lie wholly inside or outside the cover. */
function outside(plan: Json, { member, visit }: Setting): Stop | null {
  const { from, to } = plan.cover.value;
  const day = visit.sheet.begndate;
  if (day < from || day > to) return 'notCovered';
  if ((member.suspended ?? []).some((rest: Json) => day >= rest.from && day <= rest.to)) return 'notCovered';
  return null;
}

function healthOf(plan: Json, { preexisting }: Json, { health, member }: Setting): string {
  if (preexisting === undefined || member.diagnoses === undefined) return health;
  const day = preexisting.before.value === 'first-cover' ? member.firstCoverFrom : plan.cover.value.from;
  if (day === undefined) return 'open';
  const named = preexisting.illnesses.value;
  const isIll = member.diagnoses.some(
    ({ illness, on }: Json) => on < day && (named === 'any' || named.includes(illness)),
  );
  return isIll ? 'preexisting' : 'healthy';
}

function take(
  plan: Json,
  liability: Json,
  setting: Setting,
  pools: Pools,
  year: Year,
  waiting: { isListed: boolean },
): Taken {
  const { kind } = liability.counts;
  const drugs = setting.visit.listedDrugs.filter((drug: Json) => drug.list === listOf(liability.counts));
  if (kind === 'listed-drugs' && drugs.length === 0) return { parts: [] };
  const wait = (stop: Stop): Taken => {
    if (stop === 'pending' && kind === 'listed-drugs') waiting.isListed = true;
    return { stop };
  };
  if (pools.isOpen) return { stop: 'pending' };
  const setAs = plan.medTypes.value[setting.visit.sheet.med_type];
  if (setAs === undefined) return wait('pending');
  if (!liability.settings.value.includes(setAs)) return wait('notCovered');
  const asked = isEmpty(kind, pools) ? null : required(liability, setting);
  if (asked !== null) return wait(asked);
  const taken = fromPools(plan, liability, setting, pools, year, drugs, waiting);
  if ('stop' in taken) return taken;
  return multiplied(liability, setting, struck(liability, setting.visit, taken.parts));
}

function listOf(counts: Json): string | null {
  if (counts.kind === 'listed-drugs') return counts.list;
  if (counts.kind === 'out-of-scope') return counts.except ?? null;
  return counts.kind === 'pooled' && counts.catalogue.value !== 'none' ? (counts.catalogue.value?.list ?? null) : null;
}

function isEmpty(kind: string, { inScope, outOfScope, drugs }: Pools): boolean {
  if (kind === 'in-scope' || kind === 'in-scope-above') return inScope === 0n;
  if (kind === 'out-of-scope') return outOfScope === 0n;
  if (kind === 'out-of-scope-drugs') return drugs === 0n;
  return kind === 'pooled' && inScope === 0n && outOfScope === 0n;
}

const OF_ITEMS = ['item', 'indicated', 'firstDiagnosedInCover', 'supplyDays', 'purchaseDays'];

function isOfItems(when: Json): boolean {
  return Object.keys(when).some((name) => OF_ITEMS.includes(name));
}

/** Conditions of the whole liability. */
function required(liability: Json, setting: Setting): Stop | null {
  const answers = (liability.requires ?? [])
    .filter(({ when }: Json) => !isOfItems(when))
    .map(({ when }: Json) => whetherAll(when, setting));
  if (answers.includes('no')) return 'notCovered';
  return answers.includes('open') ? 'pending' : null;
}

function fromPools(
  plan: Json,
  liability: Json,
  setting: Setting,
  pools: Pools,
  year: Year,
  drugs: Json[],
  waiting: { isListed: boolean },
): Taken {
  const { inScope, outOfScope } = pools;
  switch (liability.counts.kind) {
    case 'in-scope':
      if (inScope === 'open') return { stop: 'pending' };
      pools.inScope = 0n;
      return one(inScope);
    case 'in-scope-above':
      return above(liability, setting, pools, year);
    case 'pooled':
      return pooled(plan, liability, pools, drugs, waiting.isListed);
    case 'out-of-scope': {
      if (outOfScope === 'open' || (waiting.isListed && outOfScope !== 0n)) return { stop: 'pending' };
      const kept = liability.counts.except === undefined ? 0n : listedSum(plan, liability.counts.except, drugs);
      if (kept === 'open') return { stop: 'pending' };
      pools.outOfScope = pools.drugs = 0n;
      return withItems(liability, setting.visit, outOfScope - least(outOfScope, kept));
    }
    case 'out-of-scope-drugs':
      return drugSum(liability, setting.visit, pools, waiting.isListed);
    default:
      return listed(plan, liability, setting, pools, drugs, waiting);
  }
}

function one(amount: bigint): Taken {
  return { parts: amount === 0n ? [] : [{ amount, item: null, kind: null }] };
}

function above(liability: Json, setting: Setting, pools: Pools, year: Year): Taken {
  if (pools.inScope === 'open') return { stop: 'pending' };
  const threshold = chosen(liability.counts.threshold, setting);
  if (pools.inScopeTotal === 0n) return one(0n);
  if (threshold.value === undefined) return { stop: 'pending' };
  const over = (sum: bigint): bigint => most(0n, sum - fenOfYuan(threshold.value));
  const before = year.totals[liability.id] ?? 0n;
  const base = least(over(before + pools.inScopeTotal) - over(before), pools.inScope);
  pools.inScope -= base;
  return one(base);
}

function pooled(plan: Json, { counts }: Json, pools: Pools, drugs: Json[], isWaiting: boolean): Taken {
  const { inScope, outOfScope } = pools;
  if (isWaiting && outOfScope !== 0n) return { stop: 'pending' };
  if (counts.catalogue.value === undefined || inScope === 'open' || outOfScope === 'open') return { stop: 'pending' };
  const counted = counts.catalogue.value === 'none' ? outOfScope : listedSum(plan, counts.catalogue.value.list, drugs);
  if (counted === 'open') return { stop: 'pending' };
  pools.inScope = pools.outOfScope = pools.drugs = 0n;
  return one(inScope + least(outOfScope, counted));
}

function isListed(plan: Json, list: string, drug: Json): boolean | 'open' {
  const versions = plan.lists.find((each: Json) => each.id === list)?.versions.value;
  if (versions === undefined) return 'open';
  const version = versions.find(({ from, to }: Json) => drug.on >= from && drug.on <= to);
  return version?.items.some((each: Json) => each.id === drug.item) === true;
}

function listedSum(plan: Json, list: string, drugs: Json[]): bigint | 'open' {
  const versions = plan.lists.find((each: Json) => each.id === list)?.versions.value;
  if (versions === undefined) return 'open';
  return total(drugs.filter((drug) => isListed(plan, list, drug) === true).map(({ amount }) => BigInt(amount)));
}

function drugSum(liability: Json, visit: Json, pools: Pools, isWaiting: boolean): Taken {
  const { drugs, outOfScope } = pools;
  if (drugs === 'open' || (isWaiting && drugs !== 0n)) return { stop: 'pending' };
  const base = outOfScope === 'open' ? drugs : least(drugs, outOfScope);
  if (outOfScope !== 'open') pools.outOfScope = outOfScope - base;
  pools.drugs = 0n;
  return withItems(liability, visit, base);
}

function listed(
  plan: Json,
  liability: Json,
  setting: Setting,
  pools: Pools,
  drugs: Json[],
  waiting: { isListed: boolean },
): Taken {
  const onList = drugs.map((drug) => ({ drug, is: isListed(plan, liability.counts.list, drug) }));
  const asked = (liability.requires ?? []).filter(({ when }: Json) => isOfItems(when));
  const entitled: Json[] = [];
  for (const { drug, is } of onList) {
    const answers = asked.map(({ when }: Json) => whetherAll(when, { ...setting, item: drug }));
    const isRefused = is === false || (is === true && answers.includes('no'));
    if (isRefused) continue;
    if (is === 'open' || answers.includes('open')) {
      waiting.isListed = true;
      return { stop: 'pending' };
    }
    entitled.push(drug);
  }
  const sum = total(entitled.map(({ amount }) => BigInt(amount)));
  const base = pools.outOfScope === 'open' ? sum : least(sum, pools.outOfScope);
  if (pools.drugs !== 'open') pools.drugs -= least(pools.drugs, base);
  if (pools.outOfScope !== 'open') pools.outOfScope -= base;
  if (!isByItem(liability) && liability.itemCaps === undefined) return one(base);
  return {
    parts: inTurn(
      base,
      entitled.map((drug) => ({ amount: BigInt(drug.amount), item: drug, kind: 'drug' as const })),
    ),
  };
}

/** Cost of which the visit names single items; the rest comes last. */
function withItems(liability: Json, visit: Json, sum: bigint): Taken {
  const items = liability.itemCaps === undefined ? undefined : visit.care?.items;
  if (items === undefined) return one(sum);
  const named = inTurn(
    sum,
    items.map((item: Json) => ({ amount: BigInt(item.amount), item, kind: item.kind })),
  );
  const rest = one(sum - total(named.map(({ amount }) => amount)));
  return { parts: [...named, ...('parts' in rest ? rest.parts : [])] };
}

function inTurn(most_: bigint, parts: readonly Part[]): Part[] {
  let left = most_;
  return parts.flatMap((part) => {
    const amount = least(left, part.amount);
    left -= amount;
    return amount === 0n ? [] : [{ ...part, amount }];
  });
}

/** What a reviewer struck comes off the last part first. */
function struck({ id }: Json, visit: Json, parts: readonly Part[]): readonly Part[] {
  let left = total(visit.struck.filter((each: Json) => each.liability === id).map((each: Json) => BigInt(each.amount)));
  const kept: Part[] = [];
  for (const part of [...parts].reverse()) {
    const off = least(left, part.amount);
    left -= off;
    if (part.amount > off) kept.unshift({ ...part, amount: part.amount - off });
  }
  return kept;
}

function multiplied(liability: Json, setting: Setting, parts: readonly Part[]): Taken {
  if (liability.factor === undefined || parts.length === 0) return { parts };
  const factor = chosen(liability.factor, setting);
  if (factor.value === undefined) return { stop: 'pending' };
  return { parts: parts.map((part) => ({ ...part, amount: rounded(times(part.amount, fraction(factor.value))) })) };
}

function ratiosOf(ratio: Json): Json[] {
  const all = ratio.cases === undefined ? [ratio] : [...ratio.cases.map(({ use }: Json) => use), ratio.otherwise];
  return all.flatMap((each: Json) => (each.kind === 'by-health' ? [each] : each.bands));
}

function isByItem({ ratio }: Json): boolean {
  const whens = [
    ...(ratio.cases ?? []),
    ...ratiosOf(ratio).flatMap(({ healthy, preexisting }) => [...(healthy.cases ?? []), ...(preexisting.cases ?? [])]),
  ];
  return whens.some(({ when }: Json) => isOfItems(when));
}

interface Band {
  readonly above: bigint;
  readonly ratio: Fraction;
}

/** The ratios that hold for a part, lowest first; 'open' while one of them is not told. */
function bandsFor({ ratio }: Json, setting: Setting): Band[] | 'open' {
  const kind = chosen(ratio, setting);
  if (kind.open === true) return 'open';
  const rows = kind.kind === 'by-health' ? [{ above: { value: '0.00' }, ...kind }] : kind.bands;
  const bands: Band[] = [];
  for (const row of rows) {
    const figure = chosen(row[setting.health], setting);
    if (figure.value === undefined || row.above.value === undefined) return 'open';
    bands.push({ above: fenOfYuan(row.above.value), ratio: fraction(figure.value) });
  }
  return bands;
}

function deductibleOf(plan: Json, liability: Json): Json {
  if (plan.lineArrangement.value === 'one-for-all') return plan.deductibles[0];
  return plan.deductibles.find(({ id }: Json) => id === liability.deductible);
}

/** The line of the year; 'open' while the plan or a fact does not tell it. */
function lineOf(deductible: Json, setting: Setting): bigint | 'open' {
  const { member } = setting;
  const { carried } = deductible;
  const amount = chosen(deductible.amount, setting);
  const plain = amount.value === undefined ? 'open' : fenOfYuan(amount.value);
  if (carried === undefined) return plain;
  if (member.consecutiveYears === undefined) return 'open';
  if (member.consecutiveYears === 1) return plain;
  const last = member.lastYearLines?.[deductible.id];
  if (last === undefined || member.claimFreeYears === undefined) return 'open';
  if (carried.familyOrder !== undefined && member.familyOrder === undefined) return 'open';
  const moved =
    member.claimFreeYears > 0
      ? BigInt(last) - fenOfYuan(carried.withoutClaim.value)
      : BigInt(last) + fenOfYuan(carried.afterClaim.value);
  const family = carried.familyOrder !== undefined && member.familyOrder ? fenOfYuan(carried.familyOrder.value) : 0n;
  return least(most(moved - family, fenOfYuan(carried.floor.value)), fenOfYuan(carried.ceiling.value));
}

function pay(
  plan: Json,
  liability: Json,
  setting: Setting,
  parts: readonly Part[],
  pools: Pools,
  year: Year,
  purse: { left: bigint },
): OracleLine {
  const elsewhere = total(
    setting.visit.paidElsewhere
      .filter((each: Json) => each.liability === liability.id)
      .map((each: Json) => BigInt(each.amount)),
  );
  const nothing = {
    liability: liability.id,
    status: 'payable',
    base: 0n,
    lineUsed: 0n,
    countable: 0n,
    payable: 0n,
    recover: 0n,
  } as const;
  if (parts.length === 0 && elsewhere === 0n) return nothing;
  const deductible = deductibleOf(plan, liability);
  const line = lineOf(deductible, setting);
  const sharers = plan.liabilities
    .filter((each: Json) => deductibleOf(plan, each) === deductible)
    .map(({ id }: Json) => id);
  const family = deductible.owner === 'family' ? setting.member.familyLineUsed?.[deductible.id] : 0;
  const ofYear = (ids: readonly string[]): Booked[] => year.booked.filter(({ liability: id }) => ids.includes(id));
  const usedBefore = total(ofYear(sharers).map(({ lineUsed }) => lineUsed)) + BigInt(family ?? 0);
  const sum = total(parts.map(({ amount }) => amount));
  const isUnder = line !== 'open' && family !== undefined && pools.credit === 0n && usedBefore + sum <= line;
  const own = bandsFor(liability, setting);
  const isOpenRatio = isByItem(liability) ? false : own === 'open';
  const caps = capsOf(plan, liability, setting);
  if (line === 'open' || (isOpenRatio && !isUnder) || caps === 'open') return stopped(liability.id, 'pending');
  const ratios = parts.map(({ item }) => (isByItem(liability) ? bandsFor(liability, { ...setting, item }) : own));
  if (isByItem(liability) && ratios.includes('open')) return stopped(liability.id, 'pending');
  if (family === undefined) return stopped(liability.id, 'pending');
  const earned = earnAll(liability, { parts, ratios, line, usedBefore, before: ofYear([liability.id]) }, pools);
  return settle(plan, liability, { nothing, earned, caps, elsewhere, ofYear }, year, purse);
}

interface Earning {
  readonly parts: readonly Part[];
  readonly ratios: readonly (Band[] | 'open')[];
  readonly line: bigint;
  readonly usedBefore: bigint;
  readonly before: readonly Booked[];
}

/** Every part in its turn over the line, through its bands, under its item's cap. */
function earnAll(liability: Json, { parts, ratios, line, usedBefore, before }: Earning, pools: Pools) {
  let used = usedBefore;
  let overBefore = total(before.map(({ counted, lineUsed }) => counted - lineUsed));
  let sum = NIL;
  let [counted, lineUsed, credits] = [0n, 0n, 0n];
  const items: { id: string; earned: Fraction }[] = [];
  const turns = parts.length === 0 ? [{ amount: 0n, item: null, kind: null }] : parts;
  turns.forEach((part, at) => {
    const credit = least(pools.credit, most(0n, line - used));
    pools.credit -= credit;
    const eaten = least(part.amount, most(0n, line - used - credit));
    const over = part.amount - eaten;
    const bands = ratios[at];
    const whole_ = bands === undefined || bands === 'open' ? NIL : byBands(bands, line + overBefore, over);
    const kept = underItemCap(liability, part, whole_, [...before.flatMap((each) => each.items), ...items]);
    if (kept.isTracked) items.push({ id: part.item.item, earned: kept.earned });
    used += eaten + credit;
    overBefore += over;
    sum = add(sum, kept.earned);
    counted += part.amount;
    lineUsed += eaten;
    credits += credit;
  });
  return { sum, counted, lineUsed, credits, items };
}

/** The cost from `from` up, each stretch by the ratio of its band; the first band reaches down, the last never ends. */
function byBands(bands: readonly Band[], from: bigint, cost: bigint): Fraction {
  return bands.reduce((sum, { above, ratio }, at) => {
    const low = at === 0 ? from : most(from, above);
    const high = bands[at + 1] === undefined ? from + cost : least(from + cost, bands[at + 1]?.above ?? 0n);
    return high > low ? add(sum, times(high - low, ratio)) : sum;
  }, NIL);
}

function underItemCap(
  { itemCaps }: Json,
  { item, kind }: Part,
  earned: Fraction,
  before: readonly { id: string; earned: Fraction }[],
) {
  const cap = kind === null ? undefined : itemCaps?.[kind];
  if (cap?.value === undefined || cap.value === 'none') return { earned, isTracked: false };
  const had = before.filter(({ id }) => id === item.item).reduce((sum, each) => add(sum, each.earned), NIL);
  const room = add(whole(fenOfYuan(cap.value)), { top: -had.top, bottom: had.bottom });
  const left = isLess(room, NIL) ? NIL : room;
  return { earned: isLess(left, earned) ? left : earned, isTracked: true };
}

/** Caps in force: 'open' while a fact does not tell one; an unset cap does not cut. */
function capsOf(plan: Json, liability: Json, setting: Setting): { own: Json; shared: Json[]; person: Json } | 'open' {
  const own = chosen(liability.cap, setting);
  const person = chosen(plan.personCap, setting);
  if (own.open === true || person.open === true) return 'open';
  const shared = (plan.sharedCaps ?? []).filter(({ liabilities }: Json) => liabilities.includes(liability.id));
  return { own: own.value, shared, person: person.value };
}

function settle(
  plan: Json,
  liability: Json,
  { nothing, earned, caps, elsewhere, ofYear }: Json,
  year: Year,
  purse: { left: bigint },
): OracleLine {
  const mine: Booked[] = ofYear([liability.id]);
  const netOf = (booked: readonly Booked[]): bigint => total(booked.map(({ net }) => net));
  const before = mine.reduce((sum, each) => add(sum, each.earned), NIL);
  const due =
    plan.rounding.value === 'cumulative'
      ? most(0n, rounded(add(before, earned.sum))) - netOf(mine)
      : rounded(earned.sum);
  const cut = (kept: bigint, cap: string | undefined, paid: bigint): bigint =>
    cap === undefined || cap === 'none' ? kept : least(kept, most(0n, fenOfYuan(cap) - most(0n, paid)));
  let personal = cut(most(0n, due), caps.own, netOf(mine));
  for (const { amount, liabilities } of caps.shared) personal = cut(personal, amount.value, netOf(ofYear(liabilities)));
  personal = cut(personal, caps.person, netOf(year.booked));
  const within = least(personal, purse.left);
  const payable = most(0n, within - elsewhere);
  const recover = most(0n, elsewhere - within) + most(0n, -due);
  purse.left = most(0n, purse.left - within);
  const lost = within < personal ? most(0n, due) - within : 0n;
  year.booked.push({
    liability: liability.id,
    counted: earned.counted + earned.credits,
    lineUsed: earned.lineUsed + earned.credits,
    earned: notBelow(before, add(earned.sum, whole(-lost))),
    items: earned.items,
    net: payable + elsewhere - recover,
  });
  return {
    ...nothing,
    base: earned.counted,
    lineUsed: earned.lineUsed,
    countable: earned.counted - earned.lineUsed,
    payable,
    recover,
  };
}

/** What a bill adds to the year's entitlement, which never falls below 0. */
function notBelow(before: Fraction, added: Fraction): Fraction {
  return isLess(add(before, added), NIL) ? { top: -before.top, bottom: before.bottom } : added;
}
