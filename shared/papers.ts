/** The kinds of paper the desk prints, and what stands on all of them. */
import { z } from 'zod';
import { deskCodeSchema, modeSchema } from './desk.ts';
import { lineSchema } from './text.ts';

/**
 * proposal-acceptance 投保受理单 · premium-receipt 保费收据 · payment-acceptance 缴费受理单 ·
 * deduction-acceptance 扣缴受理单 · claim-trial 理赔试算单 (counter rules 1, 7, 8).
 */
export const PAPER_KINDS = [
  'proposal-acceptance',
  'premium-receipt',
  'payment-acceptance',
  'deduction-acceptance',
  'claim-trial',
] as const;
export const paperKindSchema = z.enum(PAPER_KINDS);
export type PaperKind = z.infer<typeof paperKindSchema>;

export const PAPER_NAMES: Readonly<Record<PaperKind, string>> = {
  'proposal-acceptance': '投保受理单',
  'premium-receipt': '保费收据',
  'payment-acceptance': '缴费受理单',
  'deduction-acceptance': '扣缴受理单',
  'claim-trial': '理赔试算单（非给付决定，以保险公司核定为准）',
};

/** A numbered paper whose frozen content is the body it stands in (DESIGN §3.3). */
export const issuedPaperSchema = z.strictObject({ no: lineSchema(60), kind: paperKindSchema });
export type IssuedPaper = z.infer<typeof issuedPaperSchema>;

/** Who issued the papers of a body, and where; frozen so that a reprint never asks the present. */
export const issuerSchema = z.strictObject({
  deskCode: deskCodeSchema,
  site: lineSchema(60),
  mode: modeSchema,
  insurer: lineSchema(60),
  operatorNo: lineSchema(20),
  operatorName: lineSchema(50),
  licenceNo: lineSchema(40).nullable(),
  /** Names of the sample figures the papers rest on, printed on each: 体验模式 only. */
  samples: z.array(lineSchema(120)).max(100),
});
export type Issuer = z.infer<typeof issuerSchema>;

/** Papers in an entry's header: `kind:no`, so that numbers survive the erasure of the document. */
export const paperCodesSchema = z.array(z.string().regex(/^[a-z-]+:[A-Z0-9-]+$/)).max(10);

/** The header form of issued papers. */
export function paperCodes(papers: readonly IssuedPaper[]): string[] {
  return papers.map((paper) => `${paper.kind}:${paper.no}`);
}

/** The inverse of `paperCodes`. */
export function issuedPapers(codes: readonly string[]): IssuedPaper[] {
  return codes.map((code) => {
    const colon = code.indexOf(':');
    return issuedPaperSchema.parse({ kind: code.slice(0, colon), no: code.slice(colon + 1) });
  });
}
