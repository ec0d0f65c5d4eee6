/** 理赔计算书: how the decided amount comes about, step by step (counter rules 1, 17, 20–22; STANDARDS §3.3). */
import type { DecidedContent } from '../../../shared/entries/decisions.ts';
import { formatYuan, ZERO } from '../../../shared/money.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import {
  CALCULATION_RESTS_ON,
  COUNTED_ONLY,
  COUNTED_ONLY_MEANS,
  STEPS_ELSEWHERE,
} from '../../../shared/terms/decision-texts.ts';
import { COMMERCIAL } from '../../../shared/terms/paper-texts.ts';
import type { Block, PaperContent } from '../content.ts';
import { layerBars } from './claim-bars.ts';
import { visitFields } from './claim-fields.ts';
import { stepBlocks } from './claim-steps.ts';
import { adjustmentsTable, drugsTable, linesTable, sheetTable } from './claim-tables.ts';
import { issuedFrame, moneyFigure, sampleNotes, type PaperPrint } from './common.ts';
import { decisionFields, followingNote, issuedBlock, subjectFields } from './decided-fields.ts';

export function claimCalculation(print: PaperPrint, content: DecidedContent): PaperContent {
  const { decision, issuer, visit, figure } = content;
  const adjustments = figure?.adjustments ?? [];
  const recover = decision.recover ?? ZERO;
  const isCountedOnly = decision.payable === 0 && recover === 0 && adjustments.length === 0;
  const isSample = issuer.samples.length > 0;
  return {
    ...issuedFrame(print, issuer),
    title: PAPER_NAMES['claim-calculation'],
    subtitle: isCountedOnly ? COUNTED_ONLY : null,
    blocks: [
      {
        block: 'figures',
        figures: [
          ...(decision.payable === 0 && recover > 0 ? [] : [moneyFigure('核定应给付', decision.payable, isSample)]),
          ...(recover === 0 ? [] : [moneyFigure('须退还', recover, isSample)]),
        ],
      },
      ...followingNote(content),
      ...barsOf(content),
      ...lineBlocks(content),
      ...adjustmentsTable(adjustments),
      { block: 'fields', fields: [...subjectFields(content), ...visitFields(visit)] },
      { block: 'fields', fields: decisionFields(content) },
      sheetTable(visit.sheet),
      ...drugsTable(visit),
      ...(figure === null ? [] : stepBlocks([figure])),
      { block: 'notes', title: '说明', notes: notesOf(content, isCountedOnly) },
      issuedBlock(print, content),
      ...sampleNotes(issuer),
      { block: 'signatures', signers: ['保险公司（盖章）', '出具人', '日期'] },
    ],
  };
}

/** Of a bill of its own: a reversal or a correction moves money between decided bills, and bears no cost itself. */
function barsOf({ figure, visit, following }: DecidedContent): Block[] {
  if (figure === null || following !== undefined) return [];
  return [{ block: 'bars', title: '费用由谁承担', bars: layerBars(visit, [figure]) }];
}

/** The liabilities as computed here; where only the claims office could compute, what it decided. */
function lineBlocks({ figure, decision }: DecidedContent): Block[] {
  if (figure !== null) return [linesTable([figure]), ...reasonNotes(figure)];
  return [
    {
      block: 'table',
      title: '各项责任（元）',
      columns: [
        { title: '责任', share: 0.7, align: 'left' },
        { title: '核定给付', share: 0.3, align: 'right' },
      ],
      rows: decision.lines.map(({ name, decided }) => [name, formatYuan(decided)]),
    },
  ];
}

/** Why a liability pays nothing or less than its ratio. */
function reasonNotes(figure: NonNullable<DecidedContent['figure']>): Block[] {
  const notes = figure.lines
    .filter(({ reason }) => reason !== 'paid')
    .map(({ name, sentence }) => `${name}：${sentence}`);
  return notes.length === 0
    ? []
    : [
        {
          block: 'notes',
          title: figure.adjustments === undefined ? '未赔或少赔的原因' : '各项责任的变化',
          notes: [...new Set(notes)],
        },
      ];
}

function notesOf({ figure, notices }: DecidedContent, isCountedOnly: boolean): string[] {
  const own = isCountedOnly ? COUNTED_ONLY_MEANS : CALCULATION_RESTS_ON;
  return [...new Set([own, ...(figure === null ? [STEPS_ELSEWHERE] : []), COMMERCIAL, ...notices])];
}
