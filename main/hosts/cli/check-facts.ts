/** Do the facts of a file fit the plan they are settled by? Refused where they cannot, named where the plan has no word for them. */
import { isBetween } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { formatYuan } from '../../../shared/money.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import { checkVisit, requireLiability } from '../../../shared/settle/check-visit.ts';
import { checkState } from './check-state.ts';
import { unasked } from './check-unasked.ts';
import type { Facts } from './facts.ts';

/**
 * What to tell beside the figures: words of the facts that no rule of the plan speaks of, facts that hardly go together. Throws what
 * `checkVisit` refuses, `claim-liability-unknown`, `facts-prior-sums`, `facts-prior-key`, `facts-prior-state`, `facts-version-unknown`,
 * `facts-line-unknown` and `facts-contradict`.
 */
export function checkFacts(plan: CompiledPlan, facts: Facts): string[] {
  refuseSums(plan, facts);
  checkState(plan, facts.state);
  for (const { visit, decided } of facts.bills) {
    checkVisit(plan, visit);
    for (const { liability } of decided) requireLiability(plan, 'decided 中已核定金额', liability);
  }
  checkLines(plan, facts);
  refuseBeforeCover(plan, facts);
  return [
    ...unknownVersion(plan, facts),
    ...unknownWords(plan, facts),
    ...doubts(plan, facts),
    ...unasked(plan, facts),
  ];
}

/** Sums by liability do not say what the year had in scope, nor what one item was paid. */
function refuseSums({ liabilities }: CompiledPlan, { isPriorSums }: Facts): void {
  if (!isPriorSums) return;
  const lacking = liabilities.find(({ kind, itemCaps }) => kind === 'in-scope-above' || itemCaps !== null);
  if (lacking === undefined) return;
  const what = lacking.kind === 'in-scope-above' ? '全年政策范围内费用合计' : '单项药品、耗材此前已赔的金额';
  throw new AppError('facts-prior-sums', { liability: lacking.name, what });
}

function checkLines({ words: { lines } }: CompiledPlan, { member }: Facts): void {
  for (const field of ['lastYearLines', 'familyLineUsed'] as const) {
    const line = Object.keys(member[field] ?? {}).find((id) => !lines.has(id));
    if (line === undefined) continue;
    throw new AppError('facts-line-unknown', { field: `member.${field}`, line, known: namesOf(lines) });
  }
}

/** Care of this year that ended before the person's first cover began; where the plan has days of waiting it is not paid anyway. */
function refuseBeforeCover({ cover, waitingDays }: CompiledPlan, { member: { firstCoverFrom }, bills }: Facts): void {
  const { value } = cover;
  if (firstCoverFrom === undefined || value === null || (waitingDays?.value ?? 0) > 0) return;
  const early = bills.find(
    ({ visit: { sheet } }) => sheet.enddate < firstCoverFrom && isBetween(sheet.enddate, value.from, value.to),
  );
  if (early === undefined) return;
  const { begndate, enddate } = early.visit.sheet;
  throw new AppError('facts-contradict', {
    field: 'member.firstCoverFrom（首次参保的保障起始日）',
    value: firstCoverFrom,
    problem: `晚于 ${begndate} 至 ${enddate} 的就医，当时还没有参保`,
  });
}

/** A product that lists its versions has no other; elsewhere a version no rule names is like any other. */
function unknownVersion({ words }: CompiledPlan, { member: { version } }: Facts): string[] {
  if (version === undefined) return [];
  const { versions, versionsNamed: named } = words;
  if (versions !== null && !versions.has(version)) {
    throw new AppError('facts-version-unknown', { version, known: namesOf(versions) });
  }
  return versions === null && !named.has(version) ? [unspoken('参保版本', [version], named)] : [];
}

/** Identities and illnesses are open: a person may have one the plan does not speak of, and a misspelt one looks the same. */
function unknownWords({ words }: CompiledPlan, { member }: Facts): string[] {
  const illnesses = member.diagnoses?.map(({ illness }) => illness);
  const stated: readonly (readonly [string, readonly string[] | undefined, ReadonlySet<string> | 'any'])[] = [
    ['人员身份', member.identities, words.identities],
    ['门诊慢特病登记', member.chronic, words.chronic],
    ['确诊的疾病', illnesses, words.illnesses],
  ];
  return stated.flatMap(([name, own = [], known]) => {
    const unknown = known === 'any' ? [] : own.filter((word) => !known.has(word));
    return unknown.length === 0 || known === 'any' ? [] : [unspoken(name, unknown, known)];
  });
}

function unspoken(name: string, words: readonly string[], known: ReadonlySet<string>): string {
  const listed = words.map((word) => `“${word}”`).join('、');
  if (known.size === 0) return `${name}${listed}：本方案没有按${name}区分的规定，没有影响结果。`;
  return `${name}${listed}：本方案的规定没有提到，按未列出的${name}计算。本方案提到的有：${[...known].join('、')}；写法不同的请改正后重算。`;
}

/** Facts that hardly go together, and still may be true as someone counts years or settles by hand. */
function doubts({ cover }: CompiledPlan, { member, bills }: Facts): string[] {
  const { consecutiveYears: years, claimFreeYears: claimFree, firstCoverFrom: first } = member;
  const told: string[] = [];
  if (years !== undefined && claimFree !== undefined && claimFree >= years) {
    told.push(
      `连续未理赔 ${claimFree} 年，而连续参保 ${years} 年（含本年度）。未理赔年数只数本年度以前的年份，请核对。`,
    );
  }
  if (years !== undefined && first !== undefined && cover.value !== null && years > 1 === first >= cover.value.from) {
    const kind = years > 1 ? `连续参保 ${years} 年` : '本年度首次参保';
    told.push(`${kind}，而首次参保的保障起始日为 ${first}，本年度保障自 ${cover.value.from} 开始，请核对其中一项。`);
  }
  for (const [at, { visit }] of bills.entries()) {
    const { sheet, care } = visit;
    if (care?.settledByBasic !== false || sheet.fund_pay_sumamt === 0) continue;
    const paid = formatYuan(sheet.fund_pay_sumamt);
    told.push(`第 ${at + 1} 次就医未经基本医保结算，而结算单的基金支付总额为 ${paid} 元，请核对。`);
  }
  return told;
}

function namesOf(known: ReadonlyMap<string, string>): string {
  return [...known].map(([id, name]) => (id === name ? id : `${id}（${name}）`)).join('、');
}
