/** Reads a plan file: schema first, then what the schema cannot say (references, sources, sums). */
import { daysBetween } from '../dates.ts';
import { AppError } from '../errors.ts';
import { fen, rate, sumFen, timesRate } from '../money.ts';
import { firstProblem, inChinese } from '../schema-words.ts';
import { bands } from './check-bands.ts';
import { claimProblems } from './check-claims.ts';
import { conditions } from './check-conditions.ts';
import { isSet, valueOf } from './figure.ts';
import { planSchema, type Plan } from './schema.ts';
import { sellingProblems } from './selling-checks.ts';
import { figuresOf } from './walk.ts';

/** Parses the content of a plan file. Throws `plan-invalid` with the path of the first problem. */
export function loadPlan(content: unknown): Plan {
  const parsed = planSchema.safeParse(content, { error: inChinese });
  if (!parsed.success) throw invalid(nameOf(content), ...firstProblem(parsed.error.issues));
  const plan = parsed.data;
  const problem = problems(plan)[0];
  if (problem !== undefined) throw invalid(plan.id, ...problem);
  return plan;
}

/** Where a plan is wrong, and how. */
export type Problem = readonly [path: string, problem: string];

function problems(plan: Plan): Problem[] {
  return [
    ...sources(plan),
    ...references(plan),
    ...uniqueIds(plan),
    ...identity(plan),
    ...periods(plan),
    ...listVersions(plan),
    ...bands(plan),
    ...claimProblems(plan),
    ...shares(plan),
    ...sellingProblems(plan),
  ];
}

function sources(plan: Plan): Problem[] {
  return figuresOf(plan).flatMap(({ path, figure }): Problem[] => {
    const document = plan.documents[figure.source.doc];
    if (document === undefined) return [[path, `依据文件“${figure.source.doc}”不在文件清单中`]];
    const isSample = 'sample' in figure && figure.sample === true;
    if (isSample !== (document.kind === 'sample')) return [[path, '样例数值必须标明样例，正式数值不得引用样例']];
    return [];
  });
}

function references(plan: Plan): Problem[] {
  const lines = new Set(plan.deductibles.map((deductible) => deductible.id));
  const lists = new Set(plan.lists.map((list) => list.id));
  const wrong = plan.liabilities.flatMap((liability): Problem[] => {
    const path = `liabilities.${liability.id}`;
    if (!lines.has(liability.deductible)) return [[path, `起付线“${liability.deductible}”不存在`]];
    const { counts } = liability;
    if (counts.kind !== 'pooled' && plan.base === null) return [[path, '分政策内外计算的责任需要“base”各项口径']];
    const list = listNamed(counts);
    if (counts.kind === 'pooled' && list !== null && plan.base === null) {
      return [[path, `按目录“${list}”计算政策范围外费用的责任需要“base”各项口径`]];
    }
    return list === null || lists.has(list) ? [] : [[path, `目录“${list}”不存在`]];
  });
  wrong.push(...sharedCaps(plan), ...conditions(plan));
  if (!isSet(plan.claimOrder)) return wrong;
  const ordered = [...plan.claimOrder.value].sort().join();
  const all = plan.liabilities
    .map((liability) => liability.id)
    .sort()
    .join();
  return ordered === all ? wrong : [...wrong, ['claimOrder', '须恰好包含每项责任一次']];
}

function listNamed(counts: Plan['liabilities'][number]['counts']): string | null {
  switch (counts.kind) {
    case 'listed-drugs':
      return counts.list;
    case 'out-of-scope':
      return counts.except ?? null;
    case 'pooled': {
      const catalogue = valueOf(counts.catalogue);
      return catalogue === null || catalogue === 'none' ? null : catalogue.list;
    }
    case 'in-scope':
    case 'in-scope-above':
    case 'out-of-scope-drugs':
      return null;
  }
}

function sharedCaps(plan: Plan): Problem[] {
  const known = new Set(plan.liabilities.map((liability) => liability.id));
  return (plan.sharedCaps ?? []).flatMap(({ id, liabilities }): Problem[] => {
    const path = `sharedCaps.${id}.liabilities`;
    const unknown = liabilities.find((liability) => !known.has(liability));
    if (unknown !== undefined) return [[path, `责任“${unknown}”不存在`]];
    return new Set(liabilities).size === liabilities.length ? [] : [[path, '同一责任不得列两次']];
  });
}

function uniqueIds(plan: Plan): Problem[] {
  const groups = {
    liabilities: plan.liabilities,
    deductibles: plan.deductibles,
    lists: plan.lists,
    sharedCaps: plan.sharedCaps ?? [],
    priorPayers: plan.priorPayers,
  };
  return Object.entries(groups).flatMap(([path, elements]): Problem[] => {
    const ids = elements.map((element) => element.id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    return twice === undefined ? [] : [[path, `编号“${twice}”重复`]];
  });
}

/** The id carries the cover year once it is set by a document; a sample year does not count (counter rule 28). */
function identity(plan: Plan): Problem[] {
  const year = isSet(plan.coverYear) && plan.coverYear.sample !== true ? plan.coverYear.value : null;
  const carried = /-(\d{4})$/.exec(plan.id)?.[1];
  if ((year === null ? undefined : String(year)) === carried) return [];
  return [['id', year === null ? '保障年度未定时，编号不得带年度' : `编号须以保障年度 -${year} 结尾`]];
}

function periods(plan: Plan): Problem[] {
  const dated = { cover: plan.cover, 'enrolment.window': plan.enrolment.window, 'claims.window': plan.claims.window };
  return Object.entries(dated).flatMap(([path, figure]): Problem[] =>
    isSet(figure) && figure.value.from > figure.value.to ? [[path, '起始日期晚于结束日期']] : [],
  );
}

/** Versions of a list follow each other day by day: no day has two, and none between the first and the last has none. */
function listVersions(plan: Plan): Problem[] {
  return plan.lists.flatMap(({ id, versions }): Problem[] => {
    if (!isSet(versions)) return [];
    const path = `lists.${id}.versions`;
    const dated = versions.value.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return dated.flatMap(({ from, to }, at): Problem[] => {
      if (from > to) return [[path, `起始日期 ${from} 晚于结束日期 ${to}`]];
      const next = dated[at + 1];
      if (next === undefined) return [];
      if (next.from <= to) return [[path, `${next.from} 起的版本与截至 ${to} 的版本重叠`]];
      return daysBetween(to, next.from) > 1 ? [[path, `${to} 之后、${next.from} 之前没有版本`]] : [];
    });
  });
}

function shares(plan: Plan): Problem[] {
  if (!isSet(plan.insurers) || plan.insurers.value.pool.length === 0) return [];
  const whole = fen(10_000);
  const sum = sumFen(plan.insurers.value.pool.map((member) => timesRate(whole, rate(member.share))));
  return sum === whole ? [] : [['insurers', '共保份额合计应为 1']];
}

function nameOf(content: unknown): string {
  const hasId = typeof content === 'object' && content !== null && 'id' in content;
  return hasId && typeof content.id === 'string' ? content.id : '（无编号）';
}

function invalid(plan: string, path: string, problem: string): AppError<'plan-invalid'> {
  return new AppError('plan-invalid', { plan, path, problem });
}
