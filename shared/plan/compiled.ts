/** A plan as `settle` multiplies it: fen, ten-thousandths and looked-up tables. */
import type { LocalDate } from '../dates.ts';
import type { HealthStatus } from '../health.ts';
import type { CompiledRate, Fen } from '../money.ts';
import type { FundField } from '../settlement-sheet.ts';
import type { BillItem, Care } from '../settle/care.ts';
import type { Condition, Scene } from '../settle/scene.ts';
import type { CareSetting, CountsKind } from './liability.ts';
import type { When } from './when.ts';
import type { PlanWords } from './words.ts';

/** A value with its citation and its name; `value: null` is unset, or waits for the fact that `missing` names. */
export type Compiled<T> = {
  readonly value: T | null;
  readonly source: string;
  readonly name: string;
  readonly missing?: keyof When;
};

/** What a figure comes to for a person, a visit and an item. */
export type For<T> = (scene: Scene) => T;

export type CompiledPayer = {
  readonly id: string;
  readonly name: string;
  readonly field: FundField | null;
  /** `both` where the plan leaves it unset: no payer is forgotten, and `openScope` names the figure. */
  readonly scope: 'in' | 'out' | 'both';
  readonly openScope: string | null;
  readonly insutypes: readonly string[] | null;
};

/** The ratios of one stretch of the year's cost; a plan without bands has one, above 0. */
export type CompiledBand = {
  readonly above: Compiled<Fen>;
  readonly ratio: Readonly<Record<HealthStatus, Compiled<CompiledRate>>>;
};

/** A cap that several liabilities share, and the buckets of all of them. */
export type CompiledSharedCap = {
  readonly name: string;
  readonly amount: Compiled<Fen>;
  readonly keys: readonly string[];
};

export type CompiledRequirement = {
  readonly name: string;
  readonly holds: Condition;
  readonly source: string;
  /** Whether each listed item answers it for itself. */
  readonly isOfItem: boolean;
};

export type CompiledPreexisting = {
  readonly illnesses: Compiled<ReadonlySet<string> | 'any'>;
  readonly before: Compiled<'first-cover' | 'this-cover'>;
};

/** A line that follows the person (shape 22). */
export type CompiledCarried = {
  readonly afterClaim: Compiled<Fen>;
  readonly withoutClaim: Compiled<Fen>;
  readonly familyOrder: Compiled<Fen> | null;
  readonly floor: Compiled<Fen>;
  readonly ceiling: Compiled<Fen>;
};

/** Figures of a liability that facts may decide. */
export type LiabilityFigures = {
  readonly line: Compiled<Fen>;
  /** Ascending; at least one. */
  readonly bands: readonly CompiledBand[];
  readonly cap: Compiled<Fen | 'none'>;
  /** Null where the cost counts as it is. */
  readonly factor: Compiled<CompiledRate> | null;
  readonly threshold: Compiled<Fen> | null;
};

export type CompiledLiability = LiabilityFigures & {
  readonly id: string;
  /** Place in the plan's own order, in which lines are shown. */
  readonly at: number;
  readonly name: string;
  readonly kind: CountsKind;
  /** Of `listed-drugs` the list it pays, of `out-of-scope` the list it does not, of `pooled` the 商保目录. */
  readonly list: string | null;
  /** The effect of a 商保目录 on a pooled liability; null for other kinds. */
  readonly catalogue: Compiled<'none' | { readonly list: string }> | null;
  readonly settings: Compiled<ReadonlySet<CareSetting>>;
  readonly requires: readonly CompiledRequirement[];
  readonly preexisting: CompiledPreexisting | null;
  readonly deductible: string;
  readonly isFamilyLine: boolean;
  readonly carried: CompiledCarried | null;
  /** Bucket keys of every liability that eats the same line. */
  readonly lineKeys: readonly string[];
  readonly sharedCaps: readonly CompiledSharedCap[];
  readonly itemCaps: Readonly<Partial<Record<BillItem['kind'], Compiled<Fen | 'none'>>>> | null;
  /** The figures for a person, a visit and an item; null where no fact decides any. */
  readonly figuresFor: For<LiabilityFigures> | null;
  /** Whether each listed item has figures of its own. */
  readonly isByItem: boolean;
  readonly key: Readonly<Record<HealthStatus, string>>;
  /** Bucket keys of this liability, all ratio classes. */
  readonly keys: readonly string[];
};

export type CompiledPart = {
  readonly id: string;
  readonly name: string;
  readonly from: 'preselfpay' | 'inscp' | 'overlmt' | 'fulamt';
  readonly areas: readonly NonNullable<Care['area']>[];
  readonly counts: Compiled<'in-scope' | 'out-of-scope' | 'nowhere'>;
};

export type CompiledBase = {
  readonly preselfpayShare: Compiled<CompiledRate>;
  readonly overlmtShare: Compiled<CompiledRate>;
  readonly hospPartFrom: Compiled<readonly ('overlmt' | 'fulamt' | 'preselfpay' | 'inscp')[]>;
  readonly preselfpayRest: Compiled<'out-of-scope' | 'nowhere'> | null;
  readonly overlmtRest: Compiled<'out-of-scope' | 'nowhere'> | null;
  readonly parts: readonly CompiledPart[];
};

export type ListVersion = { readonly from: LocalDate; readonly to: LocalDate; readonly items: ReadonlySet<string> };

/** A list by its versions; `isPartial`: what is not in it may be on the list all the same. */
export type CompiledList = Compiled<readonly ListVersion[]> & { readonly isPartial: boolean };

type Period = { readonly from: LocalDate; readonly to: LocalDate };

export type CompiledPlan = {
  readonly id: string;
  readonly productName: string;
  readonly cover: Compiled<Period>;
  readonly yearOf: Compiled<'admission' | 'discharge' | 'settlement' | 'lines'>;
  readonly carryDays: Compiled<number>;
  readonly beforeCover: Compiled<'counts' | 'excluded'>;
  readonly waitingDays: Compiled<number> | null;
  /** Whether benefit stops while basic insurance is suspended; null where the plan has no rule: it stops (shape 54). */
  readonly suspension: Compiled<'stops' | 'ignored'> | null;
  /** From which day a late purchase is covered; null where the plan has no rule: from its first day (shape 57). */
  readonly lateJoiner: Compiled<'backdated' | 'payment-day' | 'next-day'> | null;
  readonly base: CompiledBase | null;
  readonly baseSource: string;
  readonly payers: readonly CompiledPayer[];
  readonly payersSource: string;
  readonly otherInsurance: Compiled<'deducted' | 'toward-line' | 'limit'> | null;
  readonly medTypes: Compiled<Readonly<Record<string, CareSetting>>>;
  readonly lists: Readonly<Record<string, CompiledList>>;
  /** In the order of claiming (shape 68). */
  readonly liabilities: readonly CompiledLiability[];
  readonly personCap: Compiled<Fen | 'none'>;
  /** The cap for a person; null where no fact decides it. */
  readonly personCapFor: For<Compiled<Fen | 'none'>> | null;
  /** `per-settlement` where unset (counter rule 22). */
  readonly rounding: 'per-settlement' | 'cumulative';
  readonly roundingSource: string;
  readonly orderSource: string;
  readonly words: PlanWords;
};
