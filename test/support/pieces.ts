/** Bills as their parts in fen, to be cut in several or put in one; for tests of splitting (counter rule 22). */
import { localDate } from '../../shared/dates.ts';
import { fen, formatYuan, ZERO } from '../../shared/money.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import type { Care, Member } from '../../shared/settle/care.ts';
import { visitFromSheet, type Visit } from '../../shared/settle/visit.ts';
import { stay } from './packs.ts';
import { sheetOfParts } from './sheets.ts';

/** The parts of a bill in fen, and what of them basic insurance paid, drugs are, one drug is. */
export type Parts = Readonly<Record<'inscp' | 'presel' | 'overlmt' | 'fulamt' | 'hifp' | 'drugs' | 'item', number>>;

export const NOTHING: Parts = { inscp: 0, presel: 0, overlmt: 0, fulamt: 0, hifp: 0, drugs: 0, item: 0 };

/** The same cost as one bill. */
export function inOne(all: readonly Parts[]): Parts {
  const sum = (of: keyof Parts): number => all.reduce((before, parts) => before + parts[of], 0);
  return {
    inscp: sum('inscp'),
    presel: sum('presel'),
    overlmt: sum('overlmt'),
    fulamt: sum('fulamt'),
    hifp: sum('hifp'),
    drugs: sum('drugs'),
    item: sum('item'),
  };
}

/** The bill of a product of a test’s own, its one drug listed by itself. */
export function billOf({ inscp, presel, overlmt, fulamt, hifp, drugs, item }: Parts): Visit {
  const sheet = sheetOfParts([fen(fulamt), fen(overlmt), fen(presel), fen(inscp)], { hifp: fen(hifp), hospital: ZERO });
  const items = [{ kind: 'drug' as const, item: 'one', name: '单列药品', amount: fen(item) }];
  const extras = item === 0 ? {} : { care: { items } };
  return visitFromSheet(sheet, { sum: { amount: fen(drugs), source: 'entered' }, listed: [] }, extras);
}

/** The bill of a product as it is sold: a stay in its cover year. */
export function staying(plan: Plan, { inscp, presel, overlmt, fulamt, hifp, drugs }: Parts, care: Care): Visit {
  const text = (fens: number): string => formatYuan(fen(fens)).replaceAll(',', '');
  const amounts = { self: text(inscp - hifp), basic: text(hifp), presel: text(presel), overlmt: text(overlmt) };
  return stay(plan, { ...amounts, out: text(fulamt), drugs: text(drugs), care });
}

/** A new insured, and a summer in which basic insurance rested. */
export const NEW: Member = { consecutiveYears: 1, familyOrder: false };
export const BASIC_RESTS = { from: localDate('2024-07-01'), to: localDate('2024-09-30') };
