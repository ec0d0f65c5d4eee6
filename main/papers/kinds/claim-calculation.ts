/** 理赔计算书: how the decided amount comes about, step by step (counter rules 1, 17, 20–22; STANDARDS §3.3). */
import type { DecidedContent } from '../../../shared/entries/decisions.ts';
import { formatYuan, ZERO } from '../../../shared/money.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import {
  calculationRestsOn,
  COUNTED_ONLY,
  COUNTED_ONLY_MEANS,
  STEPS_ELSEWHERE,
  UNCHANGED_MEANS,
} from '../../../shared/terms/decision-texts.ts';
import { COMMERCIAL } from '../../../shared/terms/paper-texts.ts';
import type { Block, PaperContent } from '../content.ts';
import { layerBars } from './claim-bars.ts';
import { visitFields } from './claim-fields.ts';
import { stepBlocks } from './claim-steps.ts';
import { adjustmentsTable, changesTable, drugsTable, isToldByChanges, linesTable, sheetTable } from './claim-tables.ts';
import { issuedFrame, moneyFigure, sampleNotes, type PaperPrint } from './common.ts';
import { decisionFields, followingNote, issuedBlock, subjectFields } from './decided-fields.ts';

export function claimCalculation(print: PaperPrint, content: DecidedContent): PaperContent {
  const { decision, issuer, visit, figure } = content;
  const adjustments = figure?.adjustments ?? [];
  const recover = decision.recover ?? ZERO;
  const follows = content.following !== undefined;
  const isCountedOnly = decision.payable === 0 && recover === 0 && !follows;
  const isSample = issuer.samples.length > 0;
  return {
    ...issuedFrame(print, issuer),
    title: PAPER_NAMES['claim-calculation'],
    subtitle: isCountedOnly ? COUNTED_ONLY : null,
    blocks: [
      {
        block: 'figures',
        figures: [
          ...(decision.payable === 0 && recover > 0
            ? []
            : [moneyFigure(follows ? '核定应补付' : '核定应给付', decision.payable, isSample)]),
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
      { block: 'notes', title: '说明', notes: notesOf(content) },
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
function lineBlocks({ figure, decision, following }: DecidedContent): Block[] {
  if (figure !== null && following !== undefined) return [changesTable(figure), ...reasonNotes(figure, true)];
  if (figure !== null) return [linesTable([figure]), ...reasonNotes(figure, false)];
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
function reasonNotes(figure: NonNullable<DecidedContent['figure']>, follows: boolean): Block[] {
  const notes = figure.lines
    .filter((line) => line.reason !== 'paid' && !isToldByChanges(line))
    .map(({ name, sentence }) => `${name}：${sentence}`);
  return notes.length === 0
    ? []
    : [
        {
          block: 'notes',
          title: follows ? '各项责任的说明' : '未赔或少赔的原因',
          notes: [...new Set(notes)],
        },
      ];
}

function notesOf(content: DecidedContent): string[] {
  const { figure, notices } = content;
  return [...new Set([ownNote(content), ...(figure === null ? [STEPS_ELSEWHERE] : []), COMMERCIAL, ...notices])];
}

/** What stands beside it, or why nothing does. */
function ownNote({ decision: { payable, recover = ZERO }, following }: DecidedContent): string {
  const notices = [
    ...(payable > 0 ? [PAPER_NAMES['claim-payment']] : []),
    ...(recover > 0 ? [PAPER_NAMES['claim-recovery']] : []),
  ];
  if (notices.length > 0) return calculationRestsOn(notices);
  return following === undefined ? COUNTED_ONLY_MEANS : UNCHANGED_MEANS;
}
