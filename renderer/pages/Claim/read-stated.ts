/** The amounts a clerk states beside the sheet, read at their fields: what cannot be read is a problem there, never 0. */
import { withSign, ZERO, type Fen } from '../../../shared/money.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import { isReversal, othersPaid, type SettlementSheet } from '../../../shared/settlement-sheet.ts';
import type { ListedDrug, VisitDrugs, VisitExtras } from '../../../shared/settle/visit.ts';
import { readAmount } from '../../components/read-amount.ts';
import { readDate } from '../../components/read-date.ts';
import type { ClaimDraft, ListedDrugDraft } from './draft.ts';
import { drugsOfPlan } from './plan-drugs.ts';

/** A sentence by the place it stands at: `drugSum`, `listed 0 amount`, `payer basic`, `elsewhere in-policy` … */
export type StatedProblems = Readonly<Record<string, string>>;

export interface Stated {
  readonly drugs: VisitDrugs;
  readonly extras: VisitExtras;
  readonly problems: StatedProblems;
}

/** Payers that are not on the sheet and exist for its scheme (counter rule 23). */
export function askedPayers(plan: Plan, insutype: string): Plan['priorPayers'] {
  return plan.priorPayers.filter(
    ({ field, insutypes }) => field === null && (insutypes === null || insutypes.includes(insutype)),
  );
}

/** Whether the clerk must split by liability what the hospital paid for this product (counter rule 24). */
export function needsSplit(draft: ClaimDraft, plan: Plan, others: Fen): boolean {
  return others !== 0 && draft.othPayIs === 'this-product' && plan.liabilities.length > 1;
}

/** Reads everything beside the sheet; figures with a problem stand as not stated. */
export function readStated(draft: ClaimDraft, sheet: SettlementSheet, plan: Plan): Stated {
  const sign = isReversal(sheet) ? -1 : 1;
  const others = othersPaid(sheet).amount;
  const sum = readSigned(draft.drugSum, sign);
  const otherInsurance = readSigned(draft.otherInsurance, sign);
  const listed = draft.listed.map((row) => readListed(row, plan, sheet, sign));
  const payers = readPayers(draft, plan, sign);
  const elsewhere = needsSplit(draft, plan, others) ? readElsewhere(draft, plan, sign) : NOTHING;
  return {
    drugs: {
      sum: sum.amount === null ? null : { amount: sum.amount, source: draft.drugSource },
      listed: listed.flatMap(({ drug }) => (drug === null ? [] : [drug])),
    },
    extras: {
      othPayIs: others === 0 ? null : draft.othPayIs,
      otherInsurance: otherInsurance.amount ?? ZERO,
      otherPayers: payers.found,
      paidElsewhere: elsewhere.found,
    },
    problems: {
      ...at('drugSum', sum.problem),
      ...at('otherInsurance', otherInsurance.problem),
      ...Object.assign({}, ...listed.map(({ problems }, row) => placed(`listed ${row}`, problems))),
      ...payers.problems,
      ...elsewhere.problems,
    },
  };
}

interface ReadSigned {
  readonly amount: Fen | null;
  /** Null for a blank field too: nothing was stated. */
  readonly problem: string | null;
}

function readSigned(text: string, sign: 1 | -1): ReadSigned {
  if (text.trim() === '') return { amount: null, problem: null };
  const read = readAmount(text);
  return read.amount === null ? read : { ...read, amount: withSign(read.amount, sign) };
}

function readNeeded(text: string, sign: 1 | -1, blank: string): ReadSigned {
  return text.trim() === '' ? { amount: null, problem: blank } : readSigned(text, sign);
}

interface ReadListed {
  readonly drug: ListedDrug | null;
  readonly problems: Readonly<Record<string, string | null>>;
}

/** A row nothing was typed into counts as not there. */
function readListed(row: ListedDrugDraft, plan: Plan, sheet: SettlementSheet, sign: 1 | -1): ReadListed {
  if (`${row.drug}${row.amount}${row.on}`.trim() === '') return { drug: null, problems: {} };
  const known = drugsOfPlan(plan).find(({ key }) => key === row.drug);
  const { amount, problem } = readNeeded(row.amount, sign, '请填写个人负担金额');
  const on = row.on.trim() === '' ? sheet.enddate : readDate(row.on);
  if (known !== undefined && amount !== null && on !== null) {
    return { drug: { list: known.list, item: known.item, name: known.name, amount, on }, problems: {} };
  }
  return {
    drug: null,
    problems: {
      drug: known === undefined ? '请选择药品' : null,
      amount: problem,
      on: on === null ? '请填写存在的日期，如 20220701' : null,
    },
  };
}

interface Found<T> {
  readonly found: T[];
  readonly problems: StatedProblems;
}

const NOTHING: Found<never> = { found: [], problems: {} };

function readPayers(
  draft: ClaimDraft,
  plan: Plan,
  sign: 1 | -1,
): Found<NonNullable<VisitExtras['otherPayers']>[number]> {
  const rows = askedPayers(plan, draft.insutype).map(({ id, name }) => {
    const { state, amount: text } = draft.payers[id] ?? { state: null, amount: '' };
    const read = state === 'paid' ? readNeeded(text, sign, `请填写${name}已付的金额`) : { amount: ZERO, problem: null };
    return { id, state, ...read };
  });
  return {
    found: rows.flatMap(({ id, state, amount }) =>
      state === null || amount === null ? [] : [{ payer: id, state, amount }],
    ),
    problems: Object.assign({}, ...rows.map(({ id, problem }) => at(`payer ${id}`, problem))),
  };
}

function readElsewhere(draft: ClaimDraft, plan: Plan, sign: 1 | -1): Found<{ liability: string; amount: Fen }> {
  const rows = plan.liabilities.map(({ id }) => ({ id, ...readSigned(draft.paidElsewhere[id] ?? '', sign) }));
  return {
    found: rows.flatMap(({ id, amount }) => (amount === null || amount === 0 ? [] : [{ liability: id, amount }])),
    problems: Object.assign({}, ...rows.map(({ id, problem }) => at(`elsewhere ${id}`, problem))),
  };
}

function at(place: string, problem: string | null): StatedProblems {
  return problem === null ? {} : { [place]: problem };
}

function placed(row: string, problems: ReadListed['problems']): StatedProblems {
  return Object.assign({}, ...Object.entries(problems).map(([field, problem]) => at(`${row} ${field}`, problem)));
}
