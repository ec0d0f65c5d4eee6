/** What a file states and the plan does not ask, told beside the figures: a fact that changes nothing must not pass for one that did. */
import { addDays, daysBetween, isBetween, type LocalDate } from '../../../shared/dates.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';
import type { When } from '../../../shared/plan/when.ts';
import type { Visit } from '../../../shared/settle/visit.ts';
import type { Facts } from './facts.ts';

/** One sentence a fact and visit; empty where everything stated is asked for. */
export function unasked(plan: CompiledPlan, { bills, member, unknownFields }: Facts): string[] {
  return [
    ...(unknownFields.length === 0 ? [] : [unreadFields(unknownFields)]),
    ...bills.flatMap(({ visit }, at) => {
      const stay = `第 ${at + 1} 次就医`;
      return [
        ...statedOf(visit)
          .filter(([condition]) => !plan.words.conditions.has(condition))
          .map(([, fact]) => `${stay}${fact}：本方案没有按此区分的规定，没有影响结果；请对照条款核对。`),
        ...otherInsurance(plan, visit, stay),
        ...partlySuspended(plan, visit, member, stay),
        ...beyondCover(plan, visit, stay),
      ];
    }),
  ];
}

function unreadFields(fields: readonly string[]): string {
  const named = fields.map((field) => `“${field}”`).join('、');
  return `结算单的${named}不是计算用到的字段，没有使用；字段名写错的，请改正后重算。`;
}

/** Facts against the person, with the conditions that would ask for them. */
function statedOf({ care, listedDrugs }: Visit): (readonly [keyof When, string])[] {
  const stated: (readonly [keyof When, string, boolean])[] = [
    ['settledByBasic', '未经基本医保结算', care?.settledByBasic === false],
    ['listedPlace', '不在产品指定的医院或药店', care?.listedPlace === false],
    ['ward', '在特需等非普通病房', care?.ward === 'special'],
    ['hospitalKind', '在民营医院', care?.hospitalKind === 'private'],
    ['indicated', '有药品不符合适应症', listedDrugs.some(({ facts }) => facts?.indicated === false)],
  ];
  return stated.flatMap(([condition, fact, isStated]) => (isStated ? [[condition, fact] as const] : []));
}

function otherInsurance(plan: CompiledPlan, visit: Visit, stay: string): string[] {
  if (visit.otherInsurance === 0 || plan.otherInsurance !== null) return [];
  return [`${stay}其他商业保险已赔的金额：本方案没有写怎样扣减，没有影响结果；请对照条款核对。`];
}

/** The day the plan goes by decides for the whole stay; the cost of days without cover would have to be split off. */
function partlySuspended(
  { suspension }: CompiledPlan,
  { sheet: { begndate, enddate } }: Visit,
  { suspended = [] }: Facts['member'],
  stay: string,
): string[] {
  if (suspension?.value === 'ignored') return [];
  const touching = suspended.filter(({ from, to }) => from <= enddate && to >= begndate);
  const isRest = (day: LocalDate): boolean => touching.some(({ from, to }) => isBetween(day, from, to));
  const days = Array.from({ length: daysBetween(begndate, enddate) + 1 }, (_, nth) => addDays(begndate, nth));
  if (touching.length === 0 || days.every(isRest)) return [];
  const periods = touching.map(({ from, to }) => `${from} 至 ${to}`).join('、');
  return [
    `${stay} ${begndate} 至 ${enddate} 只有部分日期在停保期间（${periods}）：整次按认定归属的那一天计算，停保当日的费用没有拆出，请按费用明细核对。`,
  ];
}

/** Where the day of admission decides, days of carrying over do not end the stay. */
function beyondCover({ yearOf, carryDays, cover }: CompiledPlan, { sheet }: Visit, stay: string): string[] {
  if (yearOf.value !== 'admission' || carryDays.value === null || cover.value === null) return [];
  const { from, to } = cover.value;
  const last = addDays(to, carryDays.value);
  if (!isBetween(sheet.begndate, from, to) || sheet.enddate <= last) return [];
  return [
    `${stay}至 ${sheet.enddate} 出院，晚于保障期满后 ${carryDays.value} 日的 ${last}：整次按入院日期计入，${last} 以后的费用没有拆出，请按费用明细核对。`,
  ];
}
