/** What one liability may count of a bill: its care setting, its pool, its listed drugs, less what a reviewer struck. */
import { isBetween } from '../dates.ts';
import { minFen, minus, plus, sumFen, uprightFen, ZERO, type Fen } from '../money.ts';
import type { CompiledLiability, CompiledPlan, ListVersion } from '../plan/compile.ts';
import type { Bill, Pool, Unknown } from './bill.ts';
import type { Stop } from './cover.ts';
import { HISTORY_SOURCE, type SettlementStep } from './result.ts';
import type { ListedDrug, Visit } from './visit.ts';

/**
 * Takes the liability's base out of the bill and returns it, upright (never negative), or why there is none.
 * `waiting` holds the lists whose drugs could not be judged yet, so that no other liability takes them.
 */
export function takeBase(
  plan: CompiledPlan,
  liability: CompiledLiability,
  visit: Visit,
  bill: Bill,
  waiting: string[],
  steps: SettlementStep[],
): Fen | Stop {
  const drugs = liability.kind === 'listed-drugs' ? drugsOf(visit, liability) : [];
  if (liability.kind === 'listed-drugs' && drugs.length === 0) return ZERO;
  if (bill.stop !== null) return pending(bill.stop);
  const stop = settingStop(plan, liability, visit);
  if (stop !== null) {
    if (stop.status === 'pending' && liability.list !== null) waiting.push(liability.name);
    return stop;
  }
  const taken = takePool(plan, liability, drugs, bill, waiting, steps);
  return typeof taken === 'number' ? strike(liability, visit, taken, bill.sign, steps) : taken;
}

function settingStop(plan: CompiledPlan, liability: CompiledLiability, visit: Visit): Stop | null {
  const { med_type: medType } = visit.sheet;
  if (plan.medTypes.value === null) return unset(plan.medTypes.name);
  const setting = plan.medTypes.value[medType];
  if (setting === undefined) return { status: 'pending', reason: 'med-type-unknown', detail: medType };
  if (liability.settings.value === null) return unset(liability.settings.name);
  if (liability.settings.value.has(setting)) return null;
  return { status: 'notCovered', reason: 'setting-not-covered', detail: medType };
}

function takePool(
  plan: CompiledPlan,
  liability: CompiledLiability,
  drugs: readonly ListedDrug[],
  bill: Bill,
  waiting: string[],
  steps: SettlementStep[],
): Fen | Stop {
  switch (liability.kind) {
    case 'in-scope':
      return take(bill.inScope, () => (bill.inScope = ZERO));
    case 'out-of-scope':
      return take(bill.outOfScope, () => (bill.outOfScope = bill.drugs = ZERO));
    case 'out-of-scope-drugs':
      return takeDrugs(liability, bill, waiting, steps);
    case 'listed-drugs':
      return takeListed(plan, liability, drugs, bill, waiting, steps);
    case 'pooled':
      return takeBoth(liability, bill);
  }
}

function take(pool: Pool, empty: () => void): Fen | Stop {
  if (typeof pool !== 'number') return pending(pool);
  empty();
  return pool;
}

function takeBoth(liability: CompiledLiability, bill: Bill): Fen | Stop {
  if (liability.catalogue?.value === null) return unset(liability.catalogue.name);
  const { inScope, outOfScope } = bill;
  if (typeof inScope !== 'number') return pending(inScope);
  if (typeof outOfScope !== 'number') return pending(outOfScope);
  bill.inScope = bill.outOfScope = bill.drugs = ZERO;
  return plus(inScope, outOfScope);
}

function takeDrugs(
  liability: CompiledLiability,
  bill: Bill,
  waiting: readonly string[],
  steps: SettlementStep[],
): Fen | Stop {
  if (typeof bill.drugs !== 'number') return pending(bill.drugs);
  if (waiting.length > 0 && bill.drugs !== 0) {
    return { status: 'pending', reason: 'listed-drug-pending', detail: waiting.join('、') };
  }
  const base = typeof bill.outOfScope === 'number' ? minFen(bill.drugs, bill.outOfScope) : bill.drugs;
  if (base !== 0) {
    const inputs: [string, number][] = [['drugsLeft', base]];
    steps.push({ rule: 'drug-sum', name: liability.name, inputs, result: base, source: liability.line.source });
  }
  if (typeof bill.outOfScope === 'number') bill.outOfScope = minus(bill.outOfScope, base);
  bill.drugs = ZERO;
  return base;
}

/** Drugs on the list version of their own day; they leave the drug sum, whether their line is reached or not (shape 68). */
function takeListed(
  plan: CompiledPlan,
  liability: CompiledLiability,
  drugs: readonly ListedDrug[],
  bill: Bill,
  waiting: string[],
  steps: SettlementStep[],
): Fen | Stop {
  const list = plan.lists[liability.list ?? ''];
  if (list === undefined || list.value === null) {
    waiting.push(liability.name);
    return unset(list?.name ?? liability.name);
  }
  const versions = list.value;
  const listed: ListedDrug[] = [];
  for (const drug of drugs) {
    if (isListed(versions, drug)) listed.push(drug);
    else pushUnlisted(liability, list.source, drug, steps);
  }
  const sum = sumFen(listed.map((drug) => uprightFen(drug.amount, bill.sign)));
  const base = typeof bill.outOfScope === 'number' ? minFen(sum, bill.outOfScope) : sum;
  const inputs = listed.map((drug): [string, number] => [drug.name, drug.amount]);
  steps.push({ rule: 'listed-drugs', name: liability.name, inputs, result: base, source: list.source });
  if (typeof bill.drugs === 'number') bill.drugs = minus(bill.drugs, minFen(bill.drugs, base));
  if (typeof bill.outOfScope === 'number') bill.outOfScope = minus(bill.outOfScope, base);
  return base;
}

/** The drugs of a liability's list that are not on the version of their day, as a sentence names them; null when none. */
export function unlistedDrugs(plan: CompiledPlan, liability: CompiledLiability, visit: Visit): string | null {
  const versions = plan.lists[liability.list ?? '']?.value ?? null;
  if (versions === null) return null;
  const unlisted = drugsOf(visit, liability).filter((drug) => !isListed(versions, drug));
  return unlisted.length === 0 ? null : unlisted.map(({ name, on }) => `${name}（${on}）`).join('、');
}

function isListed(versions: readonly ListVersion[], drug: ListedDrug): boolean {
  return versions.some((version) => isBetween(drug.on, version.from, version.to) && version.items.has(drug.item));
}

function pushUnlisted(liability: CompiledLiability, source: string, drug: ListedDrug, steps: SettlementStep[]): void {
  const inputs: [string, number | string][] = [
    ['drug', drug.name],
    ['day', drug.on],
    ['amount', drug.amount],
  ];
  steps.push({ rule: 'drug-not-listed', name: liability.name, inputs, result: 'not-listed', source });
}

function drugsOf(visit: Visit, liability: CompiledLiability): readonly ListedDrug[] {
  if (visit.listedDrugs.length === 0) return visit.listedDrugs;
  return visit.listedDrugs.filter((drug) => drug.list === liability.list);
}

/** Struck amounts never return: the base is what the reviewer allowed (counter rule 21). */
function strike(liability: CompiledLiability, visit: Visit, base: Fen, sign: 1 | -1, steps: SettlementStep[]): Fen {
  if (visit.struck.length === 0) return base;
  const struck = visit.struck.filter((entry) => entry.liability === liability.id);
  const sum = minFen(base, sumFen(struck.map((entry) => uprightFen(entry.amount, sign))));
  if (sum === 0) return base;
  const allowed = minus(base, sum);
  const inputs: [string, number | string][] = [
    ['base', base],
    ...struck.map((s): [string, number] => [s.reason, s.amount]),
  ];
  steps.push({ rule: 'struck', name: liability.name, inputs, result: allowed, source: HISTORY_SOURCE });
  return allowed;
}

function pending({ reason, detail }: Unknown): Stop {
  return { status: 'pending', reason, detail };
}

function unset(name: string): Stop {
  return { status: 'pending', reason: 'figure-unset', detail: name };
}
