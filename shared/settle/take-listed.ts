/** Drugs and items of dated lists: which of a bill's are on a list, meet its conditions and are nobody else's yet (shapes 4, 5, 12, 68). */
import { isBetween } from '../dates.ts';
import { minFen, minus, sumFen, ZERO, type Fen } from '../money.ts';
import type { CompiledLiability, CompiledList, CompiledPlan } from '../plan/compiled.ts';
import { type Base, drugBase, type DrugPart } from './base.ts';
import type { Bill } from './bill.ts';
import type { Taking } from './claim-base.ts';
import type { Stop } from './cover.ts';
import { factMissing } from './figures.ts';
import type { SettlementStep } from './result.ts';
import { FACT_NAMES } from './scene.ts';
import type { ListedDrug, Visit } from './visit.ts';

/** Drugs on the list version of their own day; they leave the drug sum, whether their line is reached or not (shape 68). */
export function takeListed(taking: Taking, liability: CompiledLiability, drugs: readonly DrugPart[]): Base | Stop {
  const { plan, scene, bill, waiting, steps } = taking;
  const list = plan.lists[liability.list ?? ''];
  if (list === undefined || list.value === null) {
    waiting.push(liability);
    return listUnset(list, liability);
  }
  const listed: DrugPart[] = [];
  for (const part of drugs) {
    const stands = standingOf(list, part.drug);
    if (stands === 'open') {
      waiting.push(liability);
      return listUnset(list, liability);
    }
    if (stands === 'listed') listed.push(part);
    else pushUnlisted(liability, list.source, part.drug, steps);
  }
  const entitled = entitledDrugs(taking, liability, listed);
  if ('status' in entitled) {
    waiting.push(liability);
    return entitled;
  }
  const own = { waiting: waiting.filter(({ list: other }) => other === liability.list) };
  const waits = waitingDrugs(own, bill.outOfScope === 0 ? ZERO : sumOf(entitled));
  if (waits !== null) return waits;
  const base = takeParts(bill, entitled);
  const inputs = entitled.map(({ drug, amount }): [string, number] => [drug.name, amount]);
  steps.push({ rule: 'listed-drugs', name: liability.name, inputs, result: base, source: list.source });
  return drugBase(liability, scene.visit, entitled, base);
}

/** The listed drugs that meet what is asked of each (shapes 53, 58, 59); the others are said and stay with other cost. */
function entitledDrugs(
  { scene, steps }: Taking,
  { name, requires }: CompiledLiability,
  drugs: readonly DrugPart[],
): readonly DrugPart[] | Stop {
  const asked = requires.filter(({ isOfItem }) => isOfItem);
  if (asked.length === 0) return drugs;
  const entitled: DrugPart[] = [];
  for (const part of drugs) {
    const { drug } = part;
    const answers = asked.map((each) => ({ ...each, answer: each.holds({ ...scene, item: drug }) }));
    const failed = answers.find(({ answer }) => answer === false);
    if (failed !== undefined) {
      const inputs: [string, number | string][] = [
        ['drug', drug.name],
        ['amount', drug.amount],
        ['requirement', failed.name],
      ];
      steps.push({ rule: 'drug-not-entitled', name, inputs, result: 'not-listed', source: failed.source });
      continue;
    }
    for (const { answer, name: asking } of answers) {
      if (typeof answer === 'object') return factMissing(`${drug.name}的${FACT_NAMES[answer.missing]}（${asking}）`);
    }
    entitled.push(part);
  }
  return entitled;
}

/** The drugs of a liability's list that are not on the version of their day, as a sentence names them; null when none. */
export function unlistedDrugs(plan: CompiledPlan, liability: CompiledLiability, visit: Visit): string | null {
  const list = plan.lists[liability.list ?? ''];
  if (list === undefined) return null;
  const own = visit.listedDrugs.filter((drug) => drug.list === liability.list);
  const unlisted = own.filter((drug) => standingOf(list, drug) === 'unlisted');
  return unlisted.length === 0 ? null : unlisted.map(({ name, on }) => `${name}（${on}）`).join('、');
}

/** Whether a drug is on the list version of its own day; open where the list is not known, or only a part of it is. */
function standingOf({ value: versions, isPartial }: CompiledList, drug: ListedDrug): 'listed' | 'unlisted' | 'open' {
  if (versions === null) return 'open';
  const version = versions.find(({ from, to }) => isBetween(drug.on, from, to));
  if (version?.items.has(drug.item) === true) return 'listed';
  return version !== undefined && isPartial ? 'open' : 'unlisted';
}

function pushUnlisted(liability: CompiledLiability, source: string, drug: ListedDrug, steps: SettlementStep[]): void {
  const inputs: [string, number | string][] = [
    ['drug', drug.name],
    ['day', drug.on],
    ['amount', drug.amount],
  ];
  steps.push({ rule: 'drug-not-listed', name: liability.name, inputs, result: 'not-listed', source });
}

export const NO_DRUGS: readonly DrugPart[] = [];

/** The drugs of a list that no liability before has taken (counter rule 20). */
export function drugsLeft(bill: Bill, { listedDrugs }: Visit, list: string): readonly DrugPart[] {
  if (listedDrugs.length === 0) return NO_DRUGS;
  return listedDrugs.flatMap((drug, at): DrugPart[] => {
    const amount = bill.drugsLeft[at] ?? ZERO;
    return drug.list !== list || amount === 0 ? [] : [{ drug, at, amount }];
  });
}

/** Cost that a list still waits to judge is nobody's yet (counter rules 19, 20, shape 68). */
export function waitingDrugs({ waiting }: Pick<Taking, 'waiting'>, left: Fen): Stop | null {
  if (waiting.length === 0 || left === 0) return null;
  return { status: 'pending', reason: 'listed-drug-pending', detail: waiting.map(({ name }) => name).join('、') };
}

/** Takes drugs out of the bill, no more than is left out of scope; what they came to. */
export function takeParts(bill: Bill, drugs: readonly DrugPart[]): Fen {
  const sum = sumOf(drugs);
  const base = typeof bill.outOfScope === 'number' ? minFen(sum, bill.outOfScope) : sum;
  let left = base;
  for (const { at, amount } of drugs) {
    const taken = minFen(left, amount);
    left = minus(left, taken);
    bill.drugsLeft[at] = minus(amount, taken);
  }
  if (typeof bill.drugs === 'number') bill.drugs = minus(bill.drugs, minFen(bill.drugs, base));
  if (typeof bill.outOfScope === 'number') bill.outOfScope = minus(bill.outOfScope, base);
  return base;
}

/** What drugs come to. */
export function sumOf(drugs: readonly DrugPart[]): Fen {
  return sumFen(drugs.map(({ amount }) => amount));
}

/** The stated items that are on the list version of their day, as far as nobody has taken them. */
export function onList(
  { plan, steps }: Taking,
  liability: CompiledLiability,
  drugs: readonly DrugPart[],
): readonly DrugPart[] | Stop {
  const list = plan.lists[liability.list ?? ''];
  if (list === undefined || list.value === null) return listUnset(list, liability);
  const standing = drugs.map(({ drug }) => standingOf(list, drug));
  if (standing.includes('open')) return listUnset(list, liability);
  const listed = drugs.filter((_, at) => standing[at] === 'listed');
  const inputs = listed.map(({ drug, amount }): [string, number] => [drug.name, amount]);
  const rule = liability.kind === 'pooled' ? 'listed-drugs' : 'not-listed-items';
  steps.push({ rule, name: liability.name, inputs, result: sumOf(listed), source: list.source });
  return listed;
}

function listUnset(list: CompiledPlan['lists'][string] | undefined, { name }: CompiledLiability): Stop {
  return { status: 'pending', reason: 'figure-unset', detail: list?.name ?? name };
}
