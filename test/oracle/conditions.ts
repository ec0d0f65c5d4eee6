/** What facts decide: conditions that hold, fail or cannot be answered, and the figure they choose (docs/plans.md, "Figures that depend on facts"). */
import type { Choice, DrugJson, FactsJson, Figure, VisitJson, When } from './shapes.ts';

/** Something needed is not known: the liability waits, and nothing is guessed. */
export type Waits = { readonly waits: string };

export function isWaiting(answer: unknown): answer is Waits {
  return typeof answer === 'object' && answer !== null && 'waits' in answer;
}

/** Everything a condition may ask. `health` is that of the liability; `paid` answers for a prior payer by its id. */
export type Scene = {
  readonly health: string;
  readonly facts: FactsJson;
  readonly visit: VisitJson;
  readonly drug: DrugJson | null;
  readonly paid: (payer: string) => boolean | null;
};

/** Null: a fact is missing and nothing else settles the case. */
export function holds(when: When, scene: Scene): boolean | null {
  const answers = Object.keys(when).map((name) => QUESTIONS[name]?.(when, scene) ?? null);
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

const ITEM_QUESTIONS = ['item', 'indicated', 'firstDiagnosedInCover', 'supplyDays', 'purchaseDays'];

/** Conditions that only one item of a bill can answer. */
export function isOfItem(when: When): boolean {
  return Object.keys(when).some((name) => ITEM_QUESTIONS.includes(name));
}

/** The first case that holds, else the figure otherwise; waits at the first case that cannot be answered. */
export function choose<T extends object>(choice: Choice<T>, scene: Scene): T | Waits {
  if (!('cases' in choice)) return choice;
  const answers = choice.cases.map(({ when }) => holds(when, scene));
  const at = answers.findIndex((answer) => answer !== false);
  if (at < 0) return choice.otherwise;
  return answers[at] === true ? (choice.cases[at]?.use ?? choice.otherwise) : { waits: 'fact' };
}

export function known<T>(figure: Figure<T>): T | Waits {
  return 'value' in figure ? figure.value : { waits: 'figure' };
}

/** A figure that facts choose, with its value. */
export function chosen<T>(choice: Choice<Figure<T>>, scene: Scene): T | Waits {
  const figure = choose(choice, scene);
  return isWaiting(figure) ? figure : known(figure);
}

/** Days from one day to another; both as 'YYYY-MM-DD'. */
export function daysFrom(first: string, second: string): number {
  return dayNumber(second) - dayNumber(first);
}

/** A count of days by the civil calendar, so that differences are right. */
function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const shifted = month <= 2 ? year - 1 : year;
  const sinceMarch = (month + 9) % 12;
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * sinceMarch + 2) / 5) +
    date
  );
}

type Question = (when: When, scene: Scene) => boolean | null;
type Range = { readonly atLeast?: number; readonly atMost?: number };

const QUESTIONS: Readonly<Record<string, Question>> = {
  health: (when, { health }) => when.health === health,
  version: (when, { facts }) => isOneOf(when.version, facts.member?.version),
  insutype: (when, { visit }) => isOneOf(when.insutype, visit.sheet.insutype),
  identity: (when, { facts }) => hasOneOf(when.identity, facts.member?.identities),
  notIdentity: (when, { facts }) => opposite(hasOneOf(when.notIdentity, facts.member?.identities)),
  familyOrder: (when, { facts }) => isSame(when.familyOrder, facts.member?.familyOrder),
  consecutiveYears: (when, { facts }) => isWithin(when.consecutiveYears, facts.member?.consecutiveYears),
  claimFreeYears: (when, { facts }) => isWithin(when.claimFreeYears, facts.member?.claimFreeYears),
  householdYears: (when, { facts }) => isWithin(when.householdYears, facts.member?.householdYears),
  chronic: (when, { facts }) => hasOneOf(when.chronic, facts.member?.chronic),
  on: (when, { visit, drug }) => isDayWithin(when.on, drug?.on ?? visit.sheet.begndate),
  medType: (when, { visit }) => isOneOf(when.medType, visit.sheet.med_type),
  area: (when, { visit }) => isOneOf(when.area, visit.care?.area),
  settledByBasic: (when, { visit }) => isSame(when.settledByBasic, isSettled(visit)),
  settlement: (when, { visit, facts }) => isOneOf(when.settlement, settlement(visit, facts)),
  hospitalGrade: (when, { visit }) => isOneOf(when.hospitalGrade, visit.care?.hospitalGrade),
  hospitalKind: (when, { visit }) => isOneOf(when.hospitalKind, visit.care?.hospitalKind),
  ward: (when, { visit }) => isOneOf(when.ward, visit.care?.ward),
  listedPlace: (when, { visit }) => isSame(when.listedPlace, visit.care?.listedPlace),
  paidBy: (when, { paid }) => paid(when.paidBy ?? ''),
  item: (when, { drug }) => isOneOf(when.item, drug?.item),
  indicated: (when, { drug }) => isSame(when.indicated, drug?.facts?.indicated),
  firstDiagnosedInCover: (when, { drug }) => isSame(when.firstDiagnosedInCover, drug?.facts?.firstDiagnosedInCover),
  supplyDays: (when, { drug }) => isWithin(when.supplyDays, drug?.facts?.supplyDays),
  purchaseDays: (when, { drug }) => isWithin(when.purchaseDays, daysToPurchase(drug)),
};

/** Stated, or told by a basic payment on the sheet. */
function isSettled({ care, sheet }: VisitJson): boolean | undefined {
  return care?.settledByBasic ?? (sheet.hifp_pay === 0 ? undefined : true);
}

/** Settled; else by whether basic insurance rested on the day, if that is known. */
function settlement(visit: VisitJson, { member }: FactsJson): string | undefined {
  const settled = isSettled(visit);
  if (settled === undefined) return undefined;
  if (settled) return 'settled';
  const rests = member?.suspended?.map(({ from, to }) => visit.sheet.begndate >= from && visit.sheet.begndate <= to);
  return rests === undefined ? undefined : rests.includes(true) ? 'lapsed' : 'unsettled';
}

function isOneOf(allowed: readonly string[] | undefined, fact: string | undefined): boolean | null {
  return fact === undefined ? null : (allowed ?? []).includes(fact);
}

function hasOneOf(allowed: readonly string[] | undefined, facts: readonly string[] | undefined): boolean | null {
  return facts === undefined ? null : facts.some((fact) => (allowed ?? []).includes(fact));
}

function opposite(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

function isSame(wanted: boolean | undefined, fact: boolean | undefined): boolean | null {
  return fact === undefined ? null : fact === wanted;
}

function isWithin({ atLeast = 0, atMost = Infinity }: Range = {}, fact: number | undefined): boolean | null {
  return fact === undefined ? null : fact >= atLeast && fact <= atMost;
}

function isDayWithin({ from = '', to = '9999' }: { from?: string; to?: string } = {}, day: string): boolean {
  return day >= from && day <= to;
}

function daysToPurchase(drug: DrugJson | null): number | undefined {
  const prescribed = drug?.facts?.prescribedOn;
  return drug === null || prescribed === undefined ? undefined : daysFrom(prescribed, drug.on);
}
