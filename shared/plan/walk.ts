/** Finds every figure of a plan by its path, such as `liabilities.in-policy.ratio.healthy` (elements of lists by their id). */
import type { Figure, Source } from './figure.ts';
import type { Plan } from './schema.ts';
import { sellingFigureName } from './selling-names.ts';

export type FoundFigure = { readonly path: string; readonly figure: Figure<unknown> };

/** All figures in the order of the file. */
export function figuresOf(plan: Plan): FoundFigure[] {
  return walk(plan, []);
}

/** The text a paper cites: document, number and paragraph a citizen can find, or the plain sentence of a convention. */
export function citation(plan: Pick<Plan, 'documents'>, source: Source): string {
  const document = plan.documents[source.doc];
  if (document === undefined || document.kind === 'rules') return source.at;
  const number = document.number === null ? '' : `（${document.number}）`;
  return `《${document.title}》${number}${source.at}`;
}

/** The Chinese name of a figure for lists of unset and sample values. */
export function figureName(plan: Plan, path: string): string {
  const { plain, cases } = withoutCases(path);
  const [head = '', second = '', ...rest] = plain.split('.');
  if (head === 'selling') return sellingFigureName(plan.selling, [second, ...rest].join('.')) ?? path;
  const owner = ownerName(plan, head, second);
  const key = [head, ...(owner === null ? [second, ...rest] : rest)].filter((part) => part !== '').join('.');
  const label = `${LABELS[key] ?? bandLabel(key) ?? partLabel(plan, key) ?? path}${cases}`;
  return owner === null ? label : `${owner}：${label}`;
}

/** A path without the cases it goes through, and those in words: `….amount.cases.renewed.use` is the case `renewed`. */
function withoutCases(path: string): { readonly plain: string; readonly cases: string } {
  const cases = [...path.matchAll(/\.cases\.([^.]+)\.use/g)].map(([, id]) => `情形 ${id ?? ''}`);
  const isLast = /\.otherwise(\.|$)/.test(path);
  const plain = path.replaceAll(/\.cases\.[^.]+\.use|\.otherwise/g, '');
  const words = [...cases, ...(isLast ? ['其他情形'] : [])].join('、');
  return { plain, cases: words === '' ? '' : `（${words}）` };
}

/** Of a figure of one band of ratios: the band's id is its short name. */
function bandLabel(key: string): string | null {
  const [, id, figure] = /^liabilities\.ratio\.bands\.([^.]+)\.([^.]+)$/.exec(key) ?? [];
  const label = LABELS[`liabilities.ratio.${figure ?? ''}`];
  return id === undefined || label === undefined ? null : `分段 ${id} 的${label}`;
}

/** Of a part of a sheet field that the plan treats apart. */
function partLabel(plan: Plan, key: string): string | null {
  const [, id] = /^base\.parts\.([^.]+)\.counts$/.exec(key) ?? [];
  const part = plan.base?.parts?.find((each) => each.id === id);
  return part === undefined ? null : `${part.name}的处理`;
}

function ownerName(plan: Plan, head: string, id: string): string | null {
  const lists: Record<string, readonly { id: string; name: string }[]> = {
    liabilities: plan.liabilities,
    deductibles: plan.deductibles,
    lists: plan.lists,
    sharedCaps: plan.sharedCaps ?? [],
    priorPayers: plan.priorPayers,
  };
  return lists[head]?.find((element) => element.id === id)?.name ?? null;
}

const LABELS: Readonly<Record<string, string>> = {
  coverYear: '保障年度',
  cover: '保障期间',
  insurers: '承保公司与共保份额',
  'premium.amount': '保费',
  'enrolment.window': '参保缴费期',
  'enrolment.declareDays': '截单天数',
  'eligibility.insutypes': '可参保险种',
  'eligibility.activeOn': '参保状态的认定时点',
  'eligibility.joinBeforeNextYearPaid': '次年居民医保未缴费时可否先投保',
  'eligibility.benefitNeedsCatastrophicCover': '享受待遇是否要求大病保险不欠费',
  'payers.accountRelations': '个人账户可代缴的亲属关系',
  'payers.accountInRegionOnly': '代缴亲属是否限本市参保',
  'payers.subsidisedIdentities': '资助参保的身份',
  'payers.groups': '单位、捐赠等团体投保',
  'health.isAsked': '投保时是否询问既往症',
  'health.definition': '既往症的定义',
  'base.preselfpayShare': '乙类先行自付计入政策内的比例',
  'base.overlmtShare': '超限价自费计入政策内的比例',
  'base.preselfpayRest': '乙类先行自付其余部分的处理',
  'base.overlmtRest': '超限价自费其余部分的处理',
  'base.hospPartFrom': '医院负担金额的扣减顺序',
  'priorPayers.scope': '先行赔付的范围',
  otherInsurance: '其他商业保险的处理',
  medTypes: '医疗类别与就医方式对照',
  'deductibles.amount': '起付线',
  'deductibles.carried.afterClaim': '上年有理赔时起付线上浮',
  'deductibles.carried.withoutClaim': '上年无理赔时起付线下调',
  'deductibles.carried.familyOrder': '与家人同单时起付线下调',
  'deductibles.carried.floor': '个人起付线最低',
  'deductibles.carried.ceiling': '个人起付线最高',
  lineArrangement: '起付线是否共用',
  'liabilities.settings': '保障的就医方式',
  'liabilities.ratio': '赔付比例',
  'liabilities.ratio.healthy': '健康人赔付比例',
  'liabilities.ratio.preexisting': '既往症赔付比例',
  'liabilities.ratio.above': '起点金额',
  'liabilities.cap': '封顶线',
  'liabilities.factor': '费用折算比例',
  'liabilities.counts.threshold': '门槛',
  'liabilities.itemCaps.drug': '单项药品封顶线',
  'liabilities.itemCaps.implant': '单项植入物、耗材封顶线',
  'liabilities.preexisting.illnesses': '既往症的病种',
  'liabilities.preexisting.before': '既往症的认定时点',
  'liabilities.counts.catalogue': '商保目录的作用',
  claimOrder: '责任的计算顺序',
  'sharedCaps.amount': '共用的封顶线',
  personCap: '个人总封顶线',
  rounding: '四舍五入的阶段',
  'lists.versions': '目录内容',
  'claims.window': '理赔受理期',
  'claims.yearOf': '住院归属年度的认定',
  'claims.carryDays': '跨年住院延续天数',
  'claims.beforeCover': '保障开始前已入院的处理',
  'claims.waitingDays': '等待期天数',
  'claims.mayDecideWhilePayerOpen': '其他赔付未定时可否核定',
  'claims.papers': '理赔材料清单',
  refund: '退保规则',
  notices: '提示语',
};

function walk(node: unknown, path: readonly string[]): FoundFigure[] {
  if (Array.isArray(node)) return node.flatMap((element, at) => walk(element, [...path, idOf(element) ?? String(at)]));
  if (typeof node !== 'object' || node === null) return [];
  if (isFigure(node)) return [{ path: path.join('.'), figure: node }];
  return Object.entries(node).flatMap(([key, child]) => walk(child, [...path, key]));
}

/** In a parsed plan only figures carry `source` beside `value` or `unset`. */
export function isFigure(node: object): node is Figure<unknown> {
  return 'source' in node && ('value' in node || 'unset' in node);
}

/** The id of a list element, by which paths name it. */
export function idOf(element: unknown): string | null {
  const hasId = typeof element === 'object' && element !== null && 'id' in element;
  return hasId && typeof element.id === 'string' ? element.id : null;
}
