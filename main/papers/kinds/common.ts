/** What several papers share: how a paper names people, periods, money, its issuer and its sample values. */
import type { z } from 'zod';
import { codeName } from '../../../shared/codes/code-table.ts';
import { relationTable } from '../../../shared/codes/relation.ts';
import { minuteOf } from '../../../shared/dates.ts';
import type { offeredPlanSchema } from '../../../shared/entries/enrollment.ts';
import type { Entry } from '../../../shared/journal/entry.ts';
import { formatYuan, inWords, isNegative, negate, type Fen } from '../../../shared/money.ts';
import type { Issuer, PaperKind } from '../../../shared/papers.ts';
import {
  DEMO_WATERMARK,
  SAMPLE_MARK_MEANS,
  SAMPLES_TITLE,
  qrCaption,
  VOID_WATERMARK,
} from '../../../shared/terms/paper-texts.ts';
import { issuedCaption } from '../../../shared/terms/decision-texts.ts';
import type { Block, Field, Figure, PaperContent } from '../content.ts';
import { checkText, qrText } from '../qr.ts';

type OfferedPlan = z.output<typeof offeredPlanSchema>;

/** One print of a numbered paper. */
export interface PaperPrint {
  readonly kind: PaperKind;
  readonly no: string;
  readonly entry: Entry;
  /** Hash of the entry's stored bytes, hex. */
  readonly entryHash: string;
  /** A reprint: 补打 第 nth 次. Absent for the first print. */
  readonly copy?: { readonly nth: number } | undefined;
  /** The number is kept, the paper no longer good: 作废 across every page. */
  readonly isVoid?: boolean | undefined;
}

/** What a sheet shows of the proof: the QR, or where no pictures are printed its check text. */
export type Proof = 'qr' | 'check';

/** Stands after a figure that rests on a sample value. */
export const SAMPLE_MARK = '＊';

/** Everything of a paper but its title and blocks. */
export function frameOf(print: PaperPrint, issuer: Issuer): Omit<PaperContent, 'title' | 'subtitle' | 'blocks'> {
  return {
    no: print.no,
    issuer: `${issuer.insurer} · ${issuer.site} · 窗口 ${issuer.deskCode}`,
    copyMark: print.copy === undefined ? null : `补打 第${print.copy.nth}次`,
    watermarks: [
      ...(print.isVoid === true ? [VOID_WATERMARK] : []),
      ...(issuer.mode === 'demo' ? [DEMO_WATERMARK] : []),
    ],
    qr: {
      text: qrText(print.kind, print.no, print.entryHash),
      check: checkText(print.entryHash),
      caption: qrCaption(issuer.deskCode),
    },
  };
}

/** The frame of a paper that follows a ruling or a decision: it says more than that something was received. */
export function issuedFrame(print: PaperPrint, issuer: Issuer): ReturnType<typeof frameOf> {
  const frame = frameOf(print, issuer);
  return { ...frame, qr: { ...frame.qr, caption: issuedCaption(issuer.deskCode) } };
}

/** '¥1,234.50', '-¥0.05' on a reversal, marked where it rests on a sample value. */
export function money(amount: Fen, isSample: boolean): string {
  const sign = isNegative(amount) ? '-' : '';
  return `${sign}¥${formatYuan(isNegative(amount) ? negate(amount) : amount)}${isSample ? SAMPLE_MARK : ''}`;
}

/** An amount the citizen pays or receives, with its words; the words' rules know no negative (STANDARDS §5.2). */
export function moneyFigure(label: string, amount: Fen, isSample: boolean): Figure {
  return { label, figure: money(amount, isSample), words: isNegative(amount) ? null : inWords(amount) };
}

/** True when one of the named sample figures is this one. */
export function isSampled(issuer: Issuer, name: string): boolean {
  return issuer.samples.some((sample) => sample.includes(name));
}

/** Product, insurer and cover period, as every paper of a policy repeats them. */
export function planFields(plan: OfferedPlan, issuer: Issuer): Field[] {
  const mark = isSampled(issuer, '保障期间') || isSampled(issuer, '保障年度') ? SAMPLE_MARK : '';
  return [
    { label: '产品名称', value: plan.productName, isWide: true },
    { label: '承保公司', value: issuer.insurer + (isSampled(issuer, '承保公司') ? SAMPLE_MARK : ''), isWide: true },
    { label: '保险期间', value: `${plan.coverStart} 至 ${plan.coverEnd}${mark}`, isWide: true },
  ];
}

/** Whom the insured is to a party: 本人, or 被保险人是其女. Codes per GB/T 4761. */
export function relationOf(code: string): string {
  return relationWords(codeName(relationTable, code) ?? `关系代码 ${code}`);
}

export function relationWords(words: string): string {
  return words === '本人' ? words : `被保险人是其${words}`;
}

/** Place, person and minute. */
export function issueFields(print: PaperPrint, issuer: Issuer, role: string, timeLabel: string): Field[] {
  return [
    { label: '网点', value: `${issuer.site}（${issuer.deskCode}）` },
    { label: timeLabel, value: minuteOf(print.entry.at) },
    { label: role, value: `${issuer.operatorName}（${issuer.operatorNo}）` },
  ];
}

/** The list of sample values a paper rests on, empty in real business (counter rule 28). */
export function sampleNotes(issuer: Issuer): Block[] {
  if (issuer.samples.length === 0) return [];
  return [{ block: 'notes', title: SAMPLES_TITLE, notes: [`${SAMPLE_MARK} ${issuer.samples.join('、')}。`] }];
}

/** On a paper about money alone: what the mark means, and the paper that lists the values. */
export function sampleMarkNotes(issuer: Issuer): string[] {
  return issuer.samples.length === 0 ? [] : [SAMPLE_MARK_MEANS];
}
