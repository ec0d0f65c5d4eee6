/** Years of decided bills for tests: settled one after the other, each decided as computed unless a test says otherwise. */
import type { HealthStatus } from '../../shared/health.ts';
import { minus, ZERO, type Fen } from '../../shared/money.ts';
import type { CompiledPlan } from '../../shared/plan/compile.ts';
import { foldDecision } from '../../shared/settle/fold-decision.ts';
import type { History, HistoryEntry } from '../../shared/settle/history.ts';
import { settleNext } from '../../shared/settle/refold.ts';
import type { Refolded } from '../../shared/settle/refold-result.ts';
import { initialState, netPaid, type SettleState } from '../../shared/settle/state.ts';
import type { Member } from '../../shared/settle/care.ts';
import type { Visit } from '../../shared/settle/visit.ts';
import { isReversal } from '../../shared/settlement-sheet.ts';
import { reversalOf } from './sheets.ts';

export interface DecidedVisit {
  readonly visit: Visit;
  readonly healthStatus: HealthStatus;
  readonly member?: Member;
  /** By liability what the decision takes off; nothing unless stated. */
  readonly cuts?: Readonly<Record<string, Fen>>;
  readonly isDeclined?: boolean;
}

export interface DecidedYear {
  readonly history: History;
  readonly state: SettleState;
  readonly settlements: readonly Refolded[];
}

/** A year without bills. */
export const UNTOUCHED: DecidedYear = {
  history: { from: initialState(), entries: [] },
  state: initialState(),
  settlements: [],
};

/** Decides bills one after the other, from where a year stands. */
export function decideAll(
  plan: CompiledPlan,
  bills: readonly DecidedVisit[],
  from: DecidedYear = UNTOUCHED,
): DecidedYear {
  return bills.reduce((year, bill) => decideOne(plan, year, bill), from);
}

function decideOne(
  plan: CompiledPlan,
  { history, state, settlements }: DecidedYear,
  { visit, healthStatus, member, cuts = {}, isDeclined = false }: DecidedVisit,
): DecidedYear {
  const settlement = settleNext(plan, state, history, visit, { healthStatus, member });
  const lines = settlement.lines.map(({ liability, payable }) => {
    const cut = cuts[liability] ?? ZERO;
    const computed = payable ?? ZERO;
    return { liability, decided: isDeclined || computed < cut ? ZERO : minus(computed, cut) };
  });
  const entry: HistoryEntry = { visit, healthStatus, member, verdict: isDeclined ? 'decline' : 'pay', lines };
  const after = isReversal(visit.sheet) ? settlement.state : foldDecision(plan, state, visit, entry);
  return {
    history: { ...history, entries: [...history.entries, entry] },
    state: isDeclined ? state : after,
    settlements: [...settlements, settlement],
  };
}

/** The reversal of a visit, its drugs and other insurance with it. */
export function reversedVisit(visit: Visit, of: Visit = visit): Visit {
  const back = (amount: Fen): Fen => minus(ZERO, amount);
  return {
    ...visit,
    sheet: { ...reversalOf(visit.sheet), setl_id: `${of.sheet.setl_id ?? ''}-R`, init_setl_id: of.sheet.setl_id },
    drugSum: visit.drugSum === null ? null : { ...visit.drugSum, amount: back(visit.drugSum.amount) },
    listedDrugs: visit.listedDrugs.map((drug) => ({ ...drug, amount: back(drug.amount) })),
    otherInsurance: back(visit.otherInsurance),
    otherPayers: visit.otherPayers.map((payer) => ({ ...payer, amount: back(payer.amount) })),
    paidElsewhere: visit.paidElsewhere.map((payment) => ({ ...payment, amount: back(payment.amount) })),
  };
}

/** What a position counts, by bucket that counts anything; what is still to be recovered aside. */
export function countedIn({ buckets, borne }: SettleState) {
  const counted = Object.entries(buckets)
    .map(([key, bucket]) => {
      const { counted, lineUsed, earned } = bucket;
      return [key, { counted, lineUsed, earned, net: netPaid(bucket) }] as const;
    })
    .filter(([, figures]) => Object.values(figures).some((figure) => figure !== 0));
  return { borne, buckets: Object.fromEntries(counted) };
}
