/** What the schema cannot say about the `selling` part of a plan: references, order of dates and bands, and parts that belong together. */
import { fenOf, isSet, valueOf, type Figure } from './figure.ts';
import type { Plan } from './schema.ts';
import type { RefundRule, Selling } from './selling.ts';

type Problem = readonly [path: string, problem: string];

/** Problems as [path, sentence]; none for a plan without the part. */
export function sellingProblems(plan: Plan): Problem[] {
  const { selling } = plan;
  if (selling === undefined) return [];
  return [
    ...uniqueIds(selling),
    ...versions(plan, selling),
    ...exclusive(plan, selling),
    ...heads(selling),
    ...refundRule(selling, plan.refund),
    ...periods(selling),
  ].map(([path, problem]): Problem => [`selling.${path}`, problem]);
}

function uniqueIds(selling: Selling): Problem[] {
  const { versions: sold = [], exclusive: groups = [], variants = [], subsidies } = selling;
  const lists = { versions: sold, exclusive: groups, variants, 'subsidies.entries': subsidies?.entries ?? [] };
  return Object.entries(lists).flatMap(([path, elements]): Problem[] => {
    const ids = elements.map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    return twice === undefined ? [] : [[path, `编号“${twice}”重复`]];
  });
}

/** `premium.amount` is the first version's, so that whoever knows no versions shows and takes a price that exists. */
function versions(plan: Plan, { versions: [first] = [] }: Selling): Problem[] {
  if (first === undefined || fenOf(plan.premium.amount) === fenOf(first.premium)) return [];
  return [[`versions.${first.id}.premium`, '第一个版本的保费须与“premium.amount”相同']];
}

function exclusive(plan: Plan, { versions: sold = [], exclusive: groups = [] }: Selling): Problem[] {
  const known = new Set(sold.map(({ id }) => id));
  return groups.flatMap(({ id, versions: members, plans }): Problem[] => {
    const unknown = members.find((member) => !known.has(member));
    if (unknown !== undefined) return [[`exclusive.${id}.versions`, `版本“${unknown}”不存在`]];
    if (plans.includes(plan.id)) return [[`exclusive.${id}.plans`, '只列其他方案，本方案不必列入']];
    const isAlone = plans.length === 0 && members.length < 2;
    return isAlone ? [[`exclusive.${id}`, '至少列两个互斥的版本或一个其他方案']] : [];
  });
}

/** Bands of heads are not upside down; the first match decides, so they may overlap. */
function heads({ variants = [], subsidies }: Selling): Problem[] {
  const lists = { variants, 'subsidies.entries': subsidies?.entries ?? [] };
  return Object.entries(lists).flatMap(([path, elements]) =>
    elements.flatMap(({ id, when }): Problem[] => {
      const upsideDown = valueOf(when)?.some(
        (each) => each.kind === 'group-heads' && each.to !== null && each.to < each.from,
      );
      return upsideDown === true ? [[`${path}.${id}.when`, '人数下限大于上限']] : [];
    }),
  );
}

type Kind = 'a' | 'b' | 'c' | 'd' | 'e' | 'f';

function refundRule({ refundRule: rule }: Selling, kind: Figure<Kind>): Problem[] {
  if (rule === undefined) return [];
  const isProRata = valueOf(rule.afterStart) === 'pro-rata';
  if (isProRata && rule.proRata === undefined) return [['refundRule.proRata', '按日退费须写明计算方法']];
  if (valueOf(rule.afterStart) === 'none' && rule.proRata !== undefined) {
    return [['refundRule.proRata', '生效后不退费的产品不得写按日退费的计算方法']];
  }
  const missing = isSet(kind) ? missingOf(kind.value, rule) : null;
  return missing === null ? [] : [['refundRule', `与退保种类“${valueOf(kind) ?? ''}”不符：${missing}`]];
}

/** What a refund kind asks of its parameters; what is unset contradicts nothing. */
function missingOf(kind: Kind, { grace, afterStart, proRata, forced }: RefundRule): string | null {
  const after = valueOf(afterStart);
  switch (kind) {
    case 'a':
      return after === 'pro-rata' ? '生效后不退费' : null;
    case 'b':
      return grace === undefined || after === 'none' ? '须有犹豫期，之后按日退费' : null;
    case 'c':
      return grace === undefined ? null : '没有犹豫期';
    case 'd':
      return after === 'none' || (proRata !== undefined && valueOf(proRata.barredBy) === 'none')
        ? '生效后未理赔的按日退费'
        : null;
    case 'e':
      return grace === undefined || valueOf(grace.barredBy) === 'none' ? '须有犹豫期，且未理赔才退' : null;
    case 'f':
      return forced === undefined ? '须列出强制退保的情形' : null;
  }
}

function periods({ claimRule }: Selling): Problem[] {
  if (claimRule === undefined) return [];
  const { opens, closes, closures } = claimRule;
  const first = opens === undefined ? null : valueOf(opens);
  const last = closes === undefined ? null : valueOf(closes);
  const isDated = first !== null && last !== null && first !== 'none' && last !== 'none';
  if (isDated && first > last) return [['claimRule.closes', '截止日早于开放日']];
  const shut = closures === undefined ? [] : (valueOf(closures) ?? []);
  return shut.some(({ from, to }) => from > to) ? [['claimRule.closures', '起始日期晚于结束日期']] : [];
}
