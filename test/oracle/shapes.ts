/** The JSON of plans, facts and visits as the oracle reads it: its own description, written from docs/plans.md. */
export type Figure<T> = { readonly value: T } | { readonly unset: string };
export type Choice<T> =
  T | { readonly cases: readonly { readonly when: When; readonly use: T }[]; readonly otherwise: T };

type Range = { readonly atLeast?: number; readonly atMost?: number };
export type When = {
  readonly health?: string;
  readonly version?: readonly string[];
  readonly insutype?: readonly string[];
  readonly identity?: readonly string[];
  readonly notIdentity?: readonly string[];
  readonly familyOrder?: boolean;
  readonly consecutiveYears?: Range;
  readonly claimFreeYears?: Range;
  readonly householdYears?: Range;
  readonly chronic?: readonly string[];
  readonly on?: { readonly from?: string; readonly to?: string };
  readonly medType?: readonly string[];
  readonly area?: readonly string[];
  readonly settledByBasic?: boolean;
  readonly settlement?: readonly string[];
  readonly hospitalGrade?: readonly string[];
  readonly hospitalKind?: readonly string[];
  readonly ward?: readonly string[];
  readonly listedPlace?: boolean;
  readonly paidBy?: string;
  readonly item?: readonly string[];
  readonly indicated?: boolean;
  readonly firstDiagnosedInCover?: boolean;
  readonly supplyDays?: Range;
  readonly purchaseDays?: Range;
};

export type Counts =
  | { readonly kind: 'in-scope' | 'out-of-scope-drugs' }
  | { readonly kind: 'in-scope-above'; readonly threshold: Choice<Figure<string>> }
  | { readonly kind: 'out-of-scope'; readonly except?: string }
  | { readonly kind: 'listed-drugs'; readonly list: string }
  | { readonly kind: 'pooled'; readonly catalogue: Figure<'none' | { readonly list: string }> };

type Rate = Choice<Figure<string>>;
export type ByHealth = { readonly healthy: Rate; readonly preexisting: Rate };
export type Ratio =
  | ({ readonly kind: 'by-health' } & ByHealth)
  | {
      readonly kind: 'banded';
      readonly bands: readonly (ByHealth & { readonly id: string; readonly above: Figure<string> })[];
    };

export type Liability = {
  readonly id: string;
  readonly counts: Counts;
  readonly settings: Figure<readonly string[]>;
  readonly requires?: readonly { readonly when: When }[];
  readonly preexisting?: {
    readonly illnesses: Figure<'any' | readonly string[]>;
    readonly before: Figure<'first-cover' | 'this-cover'>;
  };
  readonly factor?: Choice<Figure<string>>;
  readonly deductible: string;
  readonly ratio: Choice<Ratio>;
  readonly cap: Choice<Figure<string>>;
  readonly itemCaps?: { readonly drug?: Figure<string>; readonly implant?: Figure<string> };
};

export type Line = {
  readonly id: string;
  readonly amount: Choice<Figure<string>>;
  readonly owner: 'person' | 'family';
  readonly carried?: {
    readonly afterClaim: Figure<string>;
    readonly withoutClaim: Figure<string>;
    readonly familyOrder?: Figure<string>;
    readonly floor: Figure<string>;
    readonly ceiling: Figure<string>;
  };
};

export type SheetField = 'preselfpay' | 'inscp' | 'overlmt' | 'fulamt';
export type Side = 'in-scope' | 'out-of-scope' | 'nowhere';

export type PlanJson = {
  readonly cover: Figure<{ readonly from: string; readonly to: string }>;
  readonly base: {
    readonly preselfpayShare: Figure<string>;
    readonly overlmtShare: Figure<string>;
    readonly hospPartFrom: Figure<readonly SheetField[]>;
    readonly preselfpayRest?: Figure<Side>;
    readonly overlmtRest?: Figure<Side>;
    readonly parts?: readonly { readonly id: string; readonly from: SheetField; readonly counts: Figure<Side> }[];
  } | null;
  readonly priorPayers: readonly {
    readonly id: string;
    readonly field: string | null;
    readonly scope: Figure<'in' | 'out' | 'both'>;
    readonly insutypes: readonly string[] | null;
  }[];
  readonly otherInsurance?: Figure<'deducted' | 'toward-line' | 'limit'>;
  readonly medTypes: Figure<Readonly<Record<string, string>>>;
  readonly deductibles: readonly Line[];
  readonly lineArrangement: Figure<'as-listed' | 'one-for-all'>;
  readonly liabilities: readonly Liability[];
  readonly claimOrder: Figure<readonly string[]>;
  readonly sharedCaps?: readonly { readonly liabilities: readonly string[]; readonly amount: Figure<string> }[];
  readonly personCap: Choice<Figure<string>>;
  readonly rounding: Figure<'per-settlement' | 'cumulative'>;
  readonly lists: readonly {
    readonly id: string;
    readonly isPartial?: true;
    readonly versions: Figure<
      readonly { readonly from: string; readonly to: string; readonly items: readonly { readonly id: string }[] }[]
    >;
  }[];
  readonly claims: {
    readonly yearOf: Figure<'admission' | 'discharge' | 'settlement' | 'lines'>;
    readonly carryDays: Figure<number>;
    readonly beforeCover: Figure<'counts' | 'excluded'>;
    readonly waitingDays?: Figure<number>;
  };
};

export type MemberJson = {
  readonly version?: string;
  readonly identities?: readonly string[];
  readonly familyOrder?: boolean;
  readonly consecutiveYears?: number;
  readonly claimFreeYears?: number;
  readonly householdYears?: number;
  readonly chronic?: readonly string[];
  readonly lastYearLines?: Readonly<Record<string, number>>;
  readonly familyLineUsed?: Readonly<Record<string, number>>;
  readonly firstCoverFrom?: string;
  readonly joinedOn?: string;
  readonly diagnoses?: readonly { readonly illness: string; readonly on: string }[];
  readonly suspended?: readonly { readonly from: string; readonly to: string }[];
};
export type FactsJson = { readonly healthStatus: 'healthy' | 'preexisting'; readonly member?: MemberJson };

export type DrugJson = {
  readonly list: string;
  readonly item: string;
  readonly name: string;
  readonly amount: number;
  readonly on: string;
  readonly facts?: {
    readonly indicated?: boolean;
    readonly firstDiagnosedInCover?: boolean;
    readonly supplyDays?: number;
    readonly prescribedOn?: string;
  };
};

export type ItemJson = {
  readonly kind: 'drug' | 'implant';
  readonly item: string;
  readonly name: string;
  readonly amount: number;
};

export type CareJson = {
  readonly area?: string;
  readonly settledByBasic?: boolean;
  readonly hospitalGrade?: string;
  readonly hospitalKind?: string;
  readonly ward?: string;
  readonly listedPlace?: boolean;
  readonly parts?: readonly { readonly part: string; readonly amount: number }[];
  readonly items?: readonly ItemJson[];
};

export type SheetJson = Readonly<Record<AmountName, number>> & {
  readonly insutype: string;
  readonly med_type: string;
  readonly begndate: string;
  readonly enddate: string;
  readonly setl_time: string;
  readonly refd_setl_flag: boolean;
  readonly setldetail: readonly { readonly fund_pay_type: string; readonly fund_payamt: number }[] | null;
};
export const FUNDS = [
  'hifp_pay',
  'cvlserv_pay',
  'hifes_pay',
  'hifmi_pay',
  'hifob_pay',
  'hifdm_pay',
  'maf_pay',
  'oth_pay',
] as const;
export type AmountName =
  | (typeof FUNDS)[number]
  | 'medfee_sumamt'
  | 'fulamt_ownpay_amt'
  | 'overlmt_selfpay'
  | 'preselfpay_amt'
  | 'inscp_scp_amt'
  | 'fund_pay_sumamt'
  | 'psn_part_amt'
  | 'hosp_part_amt'
  | 'acct_pay'
  | 'acct_mulaid_pay'
  | 'psn_cash_pay';

export type VisitJson = {
  readonly sheet: SheetJson;
  readonly drugSum: { readonly amount: number; readonly source: string } | null;
  readonly listedDrugs: readonly DrugJson[];
  readonly othPayIs: 'other-payer' | 'this-product' | null;
  readonly otherPayers: readonly {
    readonly payer: string;
    readonly state: 'paid' | 'none' | 'open';
    readonly amount: number;
  }[];
  readonly otherInsurance: number;
  readonly paidElsewhere: readonly { readonly liability: string; readonly amount: number }[];
  readonly struck: readonly {
    readonly liability: string;
    readonly item?: string;
    readonly amount: number;
    readonly reason: string;
  }[];
  readonly care?: CareJson;
};
