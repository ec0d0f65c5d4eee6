/** 理赔试算单: what each layer pays and why; a trial, never a decision (counter rules 1, 7, 10, 19, 20, 25). */
import type { TriedFigure } from '../../../shared/entries/claims.ts';
import type { Tried } from '../../../shared/entries/tried.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import { owedOf } from '../../../shared/settle/owed.ts';
import {
  BOTH_HEALTH_FIGURES,
  COMMERCIAL,
  NOT_YET_ACCEPTED,
  otherTrials,
  TRIAL_SUBTITLE,
  WHAT_PENDING_MEANS,
} from '../../../shared/terms/paper-texts.ts';
import { ESTIMATE_HEAD, ESTIMATE_NOT_SETTLED, ESTIMATE_NOTES } from '../../../shared/region/words.ts';
import type { Block, Figure, PaperContent } from '../content.ts';
import { knownSum, layerBars } from './claim-bars.ts';
import { peopleFields, visitFields } from './claim-fields.ts';
import { stepBlocks } from './claim-steps.ts';
import { adjustmentsTable, changesTable, drugsTable, isToldByChanges, linesTable, sheetTable } from './claim-tables.ts';
import { frameOf, issueFields, money, moneyFigure, planFields, sampleNotes, type PaperPrint } from './common.ts';

export function claimTrial(print: PaperPrint, body: Tried): PaperContent {
  const { issuer, plan, visit, figures } = body;
  const isSample = issuer.samples.length > 0;
  return {
    ...frameOf(print, issuer),
    title: '理赔试算单',
    subtitle: TRIAL_SUBTITLE,
    blocks: [
      ...(body.policyState === 'proposed' ? [{ block: 'statement', text: NOT_YET_ACCEPTED } as const] : []),
      { block: 'figures', figures: figures.flatMap((figure) => trialFigures(body, figure, isSample)) },
      ...estimateNotes(visit),
      ...pendingNotes(figures),
      ...confirmNotes(body),
      ...(body.follows === undefined
        ? [{ block: 'bars', title: '费用由谁承担', bars: layerBars(visit, figures) } as const]
        : []),
      ...lineBlocks(body),
      ...reasonNotes(body),
      ...adjustmentsTable(figures[0]?.adjustments ?? []),
      { block: 'fields', fields: [...peopleFields(body), ...planFields(plan, issuer), ...visitFields(visit)] },
      sheetTable(visit.sheet),
      ...drugsTable(visit),
      ...stepBlocks(figures),
      { block: 'notes', title: '说明', notes: explanations(body) },
      { block: 'fields', fields: issueFields(print, issuer, '经办人', '试算时间') },
      ...sampleNotes(issuer),
      { block: 'signatures', signers: ['申请人签名', '经办人', '日期'] },
    ],
  };
}

/** Of a reversal or a correction what is paid more and what comes back, each for itself (counter rule 21). */
function trialFigures({ follows, figures }: Tried, figure: TriedFigure, isSample: boolean): Figure[] {
  if (follows === undefined) return [trialFigure(figure, figures.length > 1, isSample)];
  const { word, amount, recover } = owedOf(figure, true);
  if (amount === null) return [{ label: '试算补付、追回', figure: '待补', words: '待补的补齐以后才能算出' }];
  const owed = moneyFigure(`试算${word}`, amount, isSample);
  return recover > 0 ? [owed, moneyFigure('试算须追回', recover, isSample)] : [owed];
}

/** What is payable under one health status; words of the known part stand in where a liability is 待补. */
function trialFigure(figure: TriedFigure, isOneOfTwo: boolean, isSample: boolean): Figure {
  const status = HEALTH_STATUS_NAMES[figure.healthStatus];
  const label = isOneOfTwo ? `试算可赔：认定为${status}时` : `试算可赔（${status}）`;
  if (figure.payable !== null) return moneyFigure(label, figure.payable, isSample);
  return { label, figure: '待补', words: `其余责任合计 ${money(knownSum(figure), isSample)}` };
}

/** The missing 医保结算单 is a paper to bring, with the next step (counter rule 25). */
function estimateNotes({ care }: Tried['visit']): Block[] {
  if (care?.isEstimate !== true) return [];
  return [{ block: 'notes', title: ESTIMATE_HEAD, notes: [ESTIMATE_NOT_SETTLED, ...ESTIMATE_NOTES] }];
}

/** What is missing and what to bring, before anything else (counter rule 19). */
function pendingNotes(figures: Tried['figures']): Block[] {
  const pending = distinct(
    figures.flatMap(({ lines }) => saidTogether(lines.filter(({ status }) => status === 'pending'))),
  );
  if (pending.length === 0) return [];
  return [{ block: 'notes', title: '待补材料', notes: [...pending, WHAT_PENDING_MEANS] }];
}

/** What a person has to confirm before the figure may stand: payers still open (counter rule 23), and doubts of the sheet. */
function confirmNotes({ figures, warnings }: Tried): Block[] {
  const open = figures.flatMap(({ steps }) =>
    steps.filter(({ rule }) => rule === 'payer-open').map(({ formula }) => formula),
  );
  const notes = [...distinct(open).map((formula) => `${formula}。`), ...warnings];
  return notes.length === 0 ? [] : [{ block: 'notes', title: '需确认', notes }];
}

/** Why a liability pays nothing or less than its ratio. */
function reasonNotes({ figures, follows }: Tried): Block[] {
  const notes = figures.flatMap(({ lines }) =>
    lines.filter((line) => line.status !== 'pending' && line.reason !== 'paid' && !isToldByChanges(line)).map(said),
  );
  const title = follows === undefined ? '未赔或少赔的原因' : '各项责任的说明';
  return notes.length === 0 ? [] : [{ block: 'notes', title, notes: distinct(notes) }];
}

function said(line: TriedFigure['lines'][number]): string {
  return `${line.name}：${line.sentence}`;
}

/** What several liabilities wait for alike is said once, with their names. */
function saidTogether(lines: TriedFigure['lines']): string[] {
  const sentences = distinct(lines.map(({ sentence }) => sentence));
  return sentences.map((sentence) => {
    const names = lines.filter((line) => line.sentence === sentence).map(({ name }) => name);
    return `${names.join('、')}：${sentence}`;
  });
}

/** A reversal or a correction has one figure. */
function lineBlocks({ figures, follows }: Tried): Block[] {
  const [figure] = figures;
  return figure !== undefined && follows !== undefined ? [changesTable(figure)] : [linesTable(figures)];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function explanations(body: Tried): string[] {
  return [
    ...(body.figures.length > 1 ? [BOTH_HEALTH_FIGURES] : []),
    ...(body.otherOpenTrials.length > 0 ? [otherTrials(body.otherOpenTrials)] : []),
    ...distinct([COMMERCIAL, ...body.notices]),
  ];
}
