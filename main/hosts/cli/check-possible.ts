/** Can these facts be true together, whatever the plan? One person, each bill once, days in their order. */
import { AppError } from '../../../shared/errors.ts';
import { formatYuan } from '../../../shared/money.ts';
import { AMOUNT_FIELDS, isReversal, type SettlementSheet } from '../../../shared/settlement-sheet.ts';
import type { Facts, FactsBill } from './facts.ts';

/**
 * Throws for the first facts that cannot be: a bill counted twice (`facts-settlement-twice`, `facts-sheet-twice`), sheets of two people
 * (`facts-other-person`), a time that ends before it begins (`facts-contradict`), one liability decided twice (`facts-decided-twice`).
 */
export function checkPossible({ member, bills }: Pick<Facts, 'member' | 'bills'>): void {
  for (const { from, to } of member.suspended ?? []) {
    if (from <= to) continue;
    throw new AppError('facts-contradict', {
      field: 'member.suspended 的 "from"',
      value: from,
      problem: `晚于 "to" ${to}`,
    });
  }
  bills.forEach(({ decided }, at) => refuseDecidedTwice(decided, at));
  if (bills.length === 1) return;
  refuseOtherPerson(bills);
  refuseTwice(bills);
  refuseSameSheet(bills);
}

function refuseDecidedTwice(decided: FactsBill['decided'], at: number): void {
  const twice = decided.find(({ liability }, nth) =>
    decided.slice(0, nth).some((each) => each.liability === liability),
  );
  if (twice === undefined) return;
  throw new AppError('facts-decided-twice', { visit: at + 1, liability: twice.liability });
}

/** Certificates decide who a person is (counter rule 11); a sheet need not say whose it is. */
function refuseOtherPerson(bills: readonly FactsBill[]): void {
  let first: string | null = null;
  for (const [at, { visit }] of bills.entries()) {
    const certno = visit.sheet.certno?.trim().toUpperCase() ?? null;
    if (first !== null && certno !== null && certno !== first) {
      throw new AppError('facts-other-person', { first: masked(first), visit: at + 1, other: masked(certno) });
    }
    first ??= certno;
  }
}

/** Enough to find the sheet by; a whole certificate number belongs in no message. */
function masked(certno: string): string {
  return `${certno.slice(0, 3)}***${certno.slice(-4)}`;
}

/** A bill in two claims: the same setl_id twice, of bills that are neither reversals nor corrections (counter rule 20). */
function refuseTwice(bills: readonly FactsBill[]): void {
  const seen = new Set<string>();
  for (const { visit, corrects } of bills) {
    const { setl_id: id } = visit.sheet;
    if (id === null || corrects !== null || isReversal(visit.sheet)) continue;
    if (seen.has(id)) throw new AppError('facts-settlement-twice', { id });
    seen.add(id);
  }
}

/** The same without an id to tell by: sheets that agree in every fact and amount are one settlement. Purchases have no sheet. */
function refuseSameSheet(bills: readonly FactsBill[]): void {
  const seen = new Map<string, [at: number, id: string | null][]>();
  for (const [at, { visit, corrects, isPurchase }] of bills.entries()) {
    const { sheet } = visit;
    if (isPurchase || corrects !== null || isReversal(sheet)) continue;
    const key = printOf(sheet);
    const same = seen.get(key) ?? [];
    const other = same.find(([, id]) => id === null || sheet.setl_id === null);
    if (other !== undefined) throw sheetTwice(other[0], at, sheet);
    seen.set(key, [...same, [at, sheet.setl_id]]);
  }
}

function printOf(sheet: SettlementSheet): string {
  const { insutype, mdtrt_id, med_type, fixmedins_name, begndate, enddate, setl_time, psn_no } = sheet;
  const facts = [insutype, mdtrt_id, med_type, fixmedins_name, begndate, enddate, setl_time, psn_no];
  return JSON.stringify([...facts, ...AMOUNT_FIELDS.map((field) => sheet[field])]);
}

function sheetTwice(first: number, second: number, sheet: SettlementSheet): AppError {
  return new AppError('facts-sheet-twice', {
    first: first + 1,
    second: second + 1,
    place: sheet.fixmedins_name,
    from: sheet.begndate,
    to: sheet.enddate,
    amount: formatYuan(sheet.medfee_sumamt),
  });
}
