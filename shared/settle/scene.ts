/** Does a condition hold for this person, this visit and this item? A fact that is needed and not known is named, never assumed. */
import { daysBetween, isBetween, type LocalDate } from '../dates.ts';
import type { HealthStatus } from '../health.ts';
import type { When, WholeRange } from '../plan/when.ts';
import type { Care, Member, SETTLEMENTS } from './care.ts';
import type { ListedDrug, Visit } from './visit.ts';

/** What conditions are asked about. `item` is null for the visit as a whole. */
export type Scene = {
  readonly health: HealthStatus;
  readonly member: Member;
  readonly visit: Visit;
  readonly item: ListedDrug | null;
  /** What a prior payer paid for the visit: yes, no, or not known. */
  readonly hasPaid: (payer: string) => boolean | undefined;
};

/** A condition that can be answered no further: the fact that is missing. */
export type Missing = { readonly missing: keyof When };

const NOTHING: Care = {};

/** Whether a condition holds: true, false, or the fact that would tell. */
export type Condition = (scene: Scene) => boolean | Missing;

/** Compiles a condition. One part that fails settles it, whatever else is unknown. */
export function compileWhen(when: When): Condition {
  const asked = QUESTIONS.filter(([condition]) => when[condition] !== undefined);
  const missing = new Map(asked.map(([condition]): [keyof When, Missing] => [condition, { missing: condition }]));
  return (scene) => {
    let open: keyof When | null = null;
    for (const [condition, ask] of asked) {
      const answer = ask(when, scene);
      if (answer === false) return false;
      if (answer === undefined) open ??= condition;
    }
    return open === null ? true : (missing.get(open) ?? { missing: open });
  };
}

type Answer = boolean | undefined;
type Question = readonly [condition: keyof When, ask: (when: When, scene: Scene) => Answer];

const QUESTIONS: readonly Question[] = [
  ['health', (when, { health }) => when.health === health],
  ['insutype', (when, { visit }) => within(when.insutype, visit.sheet.insutype)],
  ['medType', (when, { visit }) => within(when.medType, visit.sheet.med_type)],
  ['on', (when, { visit, item }) => isOn(when.on, item?.on ?? visit.sheet.begndate)],
  ['version', (when, { member }) => within(when.version, member.version)],
  ['identity', (when, { member }) => someOf(when.identity, member.identities)],
  ['notIdentity', (when, { member }) => not(someOf(when.notIdentity, member.identities))],
  ['familyOrder', (when, { member }) => same(when.familyOrder, member.familyOrder)],
  ['consecutiveYears', (when, { member }) => inRange(when.consecutiveYears, member.consecutiveYears)],
  ['claimFreeYears', (when, { member }) => inRange(when.claimFreeYears, member.claimFreeYears)],
  ['householdYears', (when, { member }) => inRange(when.householdYears, member.householdYears)],
  ['chronic', (when, { member }) => someOf(when.chronic, member.chronic)],
  ['area', (when, scene) => within(when.area, careOf(scene).area)],
  ['settledByBasic', (when, scene) => same(when.settledByBasic, isSettled(scene))],
  ['settlement', (when, scene) => within(when.settlement, settlementOf(scene))],
  ['hospitalGrade', (when, scene) => within(when.hospitalGrade, careOf(scene).hospitalGrade)],
  ['hospitalKind', (when, scene) => within(when.hospitalKind, careOf(scene).hospitalKind)],
  ['ward', (when, scene) => within(when.ward, careOf(scene).ward)],
  ['listedPlace', (when, scene) => same(when.listedPlace, careOf(scene).listedPlace)],
  ['paidBy', (when, { hasPaid }) => hasPaid(when.paidBy ?? '')],
  ['item', (when, { item }) => within(when.item, item?.item)],
  ['indicated', (when, { item }) => same(when.indicated, item?.facts?.indicated)],
  ['firstDiagnosedInCover', (when, { item }) => same(when.firstDiagnosedInCover, item?.facts?.firstDiagnosedInCover)],
  ['supplyDays', (when, { item }) => inRange(when.supplyDays, item?.facts?.supplyDays)],
  ['purchaseDays', (when, { item }) => inRange(when.purchaseDays, daysToPurchase(item))],
];

function careOf({ visit }: Scene): Care {
  return visit.care ?? NOTHING;
}

/** Stated, or seen: a sheet on which basic insurance paid was settled by it. */
function isSettled({ visit }: Scene): Answer {
  return visit.care?.settledByBasic ?? (visit.sheet.hifp_pay === 0 ? undefined : true);
}

/** Undefined while it is not known whether the visit was settled, or whether basic insurance rested on its day. */
function settlementOf(scene: Scene): (typeof SETTLEMENTS)[number] | undefined {
  const isSettledHere = isSettled(scene);
  if (isSettledHere !== false) return isSettledHere === true ? 'settled' : undefined;
  const { suspended } = scene.member;
  if (suspended === undefined) return undefined;
  return suspended.some(({ from, to }) => isBetween(scene.visit.sheet.begndate, from, to)) ? 'lapsed' : 'unsettled';
}

function within<T extends string>(wanted: readonly T[] | undefined, known: T | undefined): Answer {
  return known === undefined || wanted === undefined ? undefined : wanted.includes(known);
}

function someOf(wanted: readonly string[] | undefined, known: readonly string[] | undefined): Answer {
  return known === undefined || wanted === undefined ? undefined : known.some((each) => wanted.includes(each));
}

function same(wanted: boolean | undefined, known: boolean | undefined): Answer {
  return known === undefined ? undefined : wanted === known;
}

function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

function inRange(range: WholeRange | undefined, known: number | undefined): Answer {
  if (known === undefined) return undefined;
  return known >= (range?.atLeast ?? known) && known <= (range?.atMost ?? known);
}

function isOn(on: When['on'], day: LocalDate): Answer {
  return isBetween(day, on?.from ?? day, on?.to ?? day);
}

function daysToPurchase(item: ListedDrug | null): number | undefined {
  const prescribedOn = item?.facts?.prescribedOn;
  return item === null || prescribedOn === undefined ? undefined : daysBetween(prescribedOn, item.on);
}

/** What each fact is called where it is missing. */
export const FACT_NAMES: Readonly<Record<keyof When, string>> = {
  health: '健康状况',
  version: '参保版本',
  insutype: '险种类型',
  identity: '人员身份',
  notIdentity: '人员身份',
  familyOrder: '是否与家人同单参保',
  consecutiveYears: '连续参保年数',
  claimFreeYears: '连续未理赔年数',
  householdYears: '户籍或居住年数',
  chronic: '门诊慢特病登记',
  on: '就医日期',
  medType: '医疗类别',
  area: '是否异地就医及备案',
  settledByBasic: '是否经基本医保结算',
  settlement: '是否经基本医保结算、基本医保是否中断',
  hospitalGrade: '医院等级',
  hospitalKind: '医院性质（公立、民办）',
  ward: '病房类型（普通、特需国际）',
  listedPlace: '是否在指定医院或药店',
  paidBy: '先行赔付方是否已赔',
  item: '药品',
  indicated: '适应症和耐药的认定',
  firstDiagnosedInCover: '是否在保障期内首次确诊',
  supplyDays: '处方用药天数',
  purchaseDays: '处方日期',
} satisfies Record<keyof When, string>;
