/** The tables of a 理赔试算单: the sheet's amounts, the liabilities with one or two figures, listed drugs. */
import type { Tried } from '../../../shared/entries/tried.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import { formatRate, formatYuan, sumFen, ZERO, type Fen } from '../../../shared/money.ts';
import type { Adjustment, SettlementLine } from '../../../shared/settle/result.ts';
import { AMOUNT_FIELDS, SHEET_FIELD_NAMES, type SettlementSheet } from '../../../shared/settlement-sheet.ts';
import type { Block, Column } from '../content.ts';

/** The sheet as printed, two amounts side by side; what it leaves empty is a dash, never 0. */
export function sheetTable(sheet: SettlementSheet): Block {
  return {
    block: 'table',
    title: '医保结算单金额（元）',
    columns: [
      { title: '项目', share: 0.6, align: 'left' },
      { title: '金额', share: 0.4, align: 'right' },
    ],
    rows: AMOUNT_FIELDS.map((field) => [SHEET_FIELD_NAMES[field], yuan(sheet[field])]),
    abreast: 2,
  };
}

/** One row a liability; ratio and amount once for each figure. */
export function linesTable(figures: Tried['figures']): Block {
  const rows = (figures[0]?.lines ?? []).map((line, at) => [
    line.name,
    yuan(line.base),
    yuan(line.deductibleUsed),
    yuan(line.countable),
    ...figures.flatMap(({ lines }) => outcomeOf(lines[at])),
  ]);
  return { block: 'table', title: '各项责任（元）', columns: lineColumns(figures), rows };
}

/** Why a line pays what it pays, where `changesTable` does not say it with the amount. */
export function isToldByChanges({ reason }: Pick<SettlementLine, 'reason'>): boolean {
  return reason === 'recover' || reason === 'top-up' || reason === 'nothing-due';
}

/** Of a reversal or a correction: how much more or less a liability counts, and what is paid more or comes back. */
export function changesTable({ lines }: Tried['figures'][number]): Block {
  const sum = (amounts: readonly (Fen | null | undefined)[]): Fen => sumFen(amounts.map((amount) => amount ?? ZERO));
  return {
    block: 'table',
    title: '各项责任的变化（元）',
    columns: [
      { title: '责任', share: 0.4, align: 'left' },
      { title: '计入费用增减', share: 0.22, align: 'right' },
      { title: '补付', share: 0.19, align: 'right' },
      { title: '追回', share: 0.19, align: 'right' },
    ],
    rows: [
      ...lines.map((line) => [line.name, yuan(line.base), payableText(line), yuan(line.recover ?? ZERO)]),
      ['合计', '', yuan(sum(lines.map(({ payable }) => payable))), yuan(sum(lines.map(({ recover }) => recover)))],
    ],
  };
}

function lineColumns(figures: Tried['figures']): Column[] {
  const isSplit = figures.length > 1;
  const share = isSplit ? { name: 0.25, amount: 0.1165, ratio: 0.107 } : { name: 0.36, amount: 0.15, ratio: 0.12 };
  const perFigure = figures.flatMap(({ healthStatus }): Column[] => {
    const of = isSplit ? HEALTH_STATUS_NAMES[healthStatus] : '';
    return [
      { title: `${of}比例`, share: share.ratio, align: 'right' },
      { title: `${of}可赔`, share: share.amount, align: 'right' },
    ];
  });
  return spread([
    { title: '责任', share: share.name, align: 'left' },
    { title: '计入费用', share: share.amount, align: 'right' },
    { title: '起付线扣减', share: share.amount, align: 'right' },
    { title: '起付线以上', share: share.amount, align: 'right' },
    ...perFigure,
  ]);
}

function outcomeOf(line: SettlementLine | undefined): string[] {
  if (line === undefined) return ['—', '—'];
  return [line.ratio === null ? '—' : formatRate(line.ratio), payableText(line)];
}

/** What each decided bill is owed more or less after a reversal or a correction: each its own row, never netted (counter rule 21). */
export function adjustmentsTable(adjustments: readonly Adjustment[]): Block[] {
  if (adjustments.length === 0) return [];
  return [
    {
      block: 'table',
      title: '各笔账单的补付和追回（元）',
      columns: [
        { title: '账单', share: 0.32, align: 'left' },
        { title: '责任', share: 0.22, align: 'left' },
        { title: '已给付', share: 0.14, align: 'right' },
        { title: '现应给付', share: 0.14, align: 'right' },
        { title: '补付或追回', share: 0.18, align: 'right' },
      ],
      rows: adjustments.map(({ kind, bill, name, before, now, amount }) => [
        `${bill.enddate} ${bill.fixmedins_name}`,
        name,
        yuan(before),
        yuan(now),
        `${kind === 'recover' ? '追回' : '补付'} ${yuan(amount)}`,
      ]),
    },
  ];
}

/** Drugs of the plan's lists, which are paid first (counter rule 20). */
export function drugsTable({ listedDrugs }: Tried['visit']): Block[] {
  if (listedDrugs.length === 0) return [];
  return [
    {
      block: 'table',
      title: '目录内药品（元）',
      columns: [
        { title: '药品', share: 0.56, align: 'left' },
        { title: '日期', share: 0.22, align: 'left' },
        { title: '个人负担', share: 0.22, align: 'right' },
      ],
      rows: listedDrugs.map(({ name, on, amount }) => [name, on, yuan(amount)]),
    },
  ];
}

function payableText(line: SettlementLine): string {
  switch (line.status) {
    case 'payable':
      return yuan(line.payable);
    case 'pending':
      return '待补';
    case 'notCovered':
      return '不属保障';
  }
}

function yuan(amount: Fen | null): string {
  return amount === null ? '—' : formatYuan(amount);
}

/** Makes the shares add up to the whole width. */
function spread(columns: readonly Column[]): Column[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map((column) => ({ ...column, share: column.share / whole }));
}
