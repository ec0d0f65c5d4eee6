/** The stays of the demonstration and what the rules make of them: figures of the counter rules' worked stay and golden sheet. */
import { localDate } from '../../../shared/dates.ts';
import { parseYuan } from '../../../shared/money.ts';
import type { SettlementLine } from '../../../shared/settle/result.ts';
import { type ListedDrug, type Visit, visitFromSheet } from '../../../shared/settle/visit.ts';
import type { SettlementSheet } from '../../../shared/settlement-sheet.ts';
import { goldenSheet, workedStay } from './sheets.ts';

/** One liability's line: what counts in it and what is payable in yuan, null where 待补, and the reason. */
export interface ExpectedLine {
  readonly base: string | null;
  readonly payable: string | null;
  readonly reason: SettlementLine['reason'];
}

export interface ClaimScene {
  readonly act: string;
  readonly visit: Visit;
  /** Payable in yuan under each health status; null where a liability is 待补. */
  readonly healthy: string | null;
  readonly preexisting: string | null;
  /** The healthy figure's lines that matter, by liability. */
  readonly lines: Readonly<Record<string, ExpectedLine>>;
}

/** The worked stay: 10 125.00 + 8 400.00 healthy, 4 050.00 + 3 360.00 with 既往症. */
export function workedScene(): ClaimScene {
  return {
    act: '试算 居民住院',
    visit: visitOf(workedStay('YL202206200001'), '31200.00', []),
    healthy: '18525.00',
    preexisting: '7410.00',
    lines: {
      'in-policy': { base: '33500.00', payable: '10125.00', reason: 'paid' },
      'out-drugs': { base: '31200.00', payable: '8400.00', reason: 'paid' },
    },
  };
}

/** 26 000.00 of the drugs on the special list: liability 3 pays 3 600.00, the other 5 200.00 stay under their line. */
export function listedDrugScene(): ClaimScene {
  const drug: ListedDrug = {
    list: 'special',
    item: 'sample-special-01',
    name: '样例特药01号',
    amount: parseYuan('26000.00'),
    on: localDate('2022-06-10'),
  };
  return {
    act: '试算 含目录药品',
    visit: visitOf(workedStay('YL202206200004'), '31200.00', [drug]),
    healthy: '13725.00',
    preexisting: '5850.00',
    lines: {
      'in-policy': { base: '33500.00', payable: '10125.00', reason: 'paid' },
      'out-drugs': { base: '5200.00', payable: '0.00', reason: 'under-line' },
      'special-drugs': { base: '26000.00', payable: '3600.00', reason: 'paid' },
    },
  };
}

/** The golden sheet while nobody knows which of its self-funded cost is drugs: liability 2 is 待补, never 0 (rule 19). */
export function drugSumMissingScene(): ClaimScene {
  return {
    act: '试算 缺药品合计',
    visit: visitOf(goldenSheet(), null, []),
    healthy: null,
    preexisting: null,
    lines: {
      'in-policy': { base: '22.77', payable: '0.00', reason: 'under-line' },
      'out-drugs': { base: null, payable: null, reason: 'drug-sum-missing' },
    },
  };
}

/** The golden sheet once its drug sum is entered: both liabilities under their lines. */
export function drugSumEnteredScene(): ClaimScene {
  return {
    act: '补录后再试算',
    visit: visitOf(goldenSheet(), '1860.50', []),
    healthy: '0.00',
    preexisting: '0.00',
    lines: {
      'in-policy': { base: '22.77', payable: '0.00', reason: 'under-line' },
      'out-drugs': { base: '1860.50', payable: '0.00', reason: 'under-line' },
    },
  };
}

/** A visit with its self-funded drugs in yuan; null while the fee list is still missing. */
export function visitOf(sheet: SettlementSheet, drugs: string | null, listed: readonly ListedDrug[]): Visit {
  const sum = drugs === null ? null : ({ amount: parseYuan(drugs), source: 'entered' } as const);
  return visitFromSheet(sheet, { sum, listed });
}
