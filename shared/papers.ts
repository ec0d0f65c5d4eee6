/** The kinds of paper the desk prints, and what stands on all of them. */
import { z } from 'zod';
import { deskCodeSchema, modeSchema } from './desk.ts';
import { lineSchema } from './text.ts';

/**
 * proposal-acceptance 投保受理单 · premium-receipt 保费收据 · payment-acceptance 缴费受理单 ·
 * deduction-acceptance 扣缴受理单 · claim-trial 理赔试算单 · policy-certificate 保险凭证 · policy-refusal 不予承保及退费通知书 ·
 * claim-calculation 理赔计算书 · claim-payment 给付通知书 · claim-refusal 拒绝给付通知书 · claim-recovery 追回赔款通知书
 * (counter rules 1, 7, 8, 15, 21, 23).
 */
export const PAPER_KINDS = [
  'proposal-acceptance',
  'premium-receipt',
  'payment-acceptance',
  'deduction-acceptance',
  'claim-trial',
  'policy-certificate',
  'policy-refusal',
  'claim-calculation',
  'claim-payment',
  'claim-refusal',
  'claim-recovery',
] as const;
export const paperKindSchema = z.enum(PAPER_KINDS);
export type PaperKind = z.infer<typeof paperKindSchema>;

export const PAPER_NAMES: Readonly<Record<PaperKind, string>> = {
  'proposal-acceptance': '投保受理单',
  'premium-receipt': '保费收据',
  'payment-acceptance': '缴费受理单',
  'deduction-acceptance': '扣缴受理单',
  'claim-trial': '理赔试算单（非给付决定，以保险公司核定为准）',
  'policy-certificate': '保险凭证',
  'policy-refusal': '不予承保及退费通知书',
  'claim-calculation': '理赔计算书',
  'claim-payment': '给付通知书',
  'claim-refusal': '拒绝给付通知书',
  'claim-recovery': '追回赔款通知书',
};

/** The papers a decision is told with. */
export const CLAIM_DECISION_KINDS = ['claim-calculation', 'claim-payment', 'claim-refusal', 'claim-recovery'] as const;
export type ClaimDecisionKind = (typeof CLAIM_DECISION_KINDS)[number];

/** Papers made from the centre's answer or from a decision: issued by `papers.issue`, once; then printed again. */
export const ISSUED_KINDS = [
  'policy-certificate',
  'policy-refusal',
  ...CLAIM_DECISION_KINDS,
] as const satisfies readonly PaperKind[];
export const issuedKindSchema = z.enum(ISSUED_KINDS);
export type IssuedKind = z.infer<typeof issuedKindSchema>;

/** The part of a decision that says which papers it needs. */
export interface ToldDecision {
  readonly verdict: 'pay' | 'decline';
  readonly payable: number;
  /** 追回 it proposes. */
  readonly recover: number;
}

/**
 * The papers a decision is told with; under the line it is 累计登记, neither payment nor refusal (counter rule 17). What is paid and
 * what is to come back are told apart, each on its own paper (counter rules 21, 23).
 */
export function papersOfDecision({ verdict, payable, recover }: ToldDecision): ClaimDecisionKind[] {
  if (verdict === 'decline') return ['claim-refusal'];
  const kinds: ClaimDecisionKind[] = ['claim-calculation'];
  if (payable !== 0) kinds.push('claim-payment');
  if (recover !== 0) kinds.push('claim-recovery');
  return kinds;
}

/** Where a paper stands: never printed, printed but unconfirmed, the original out, copies out too, void. */
export const PAPER_STATES = ['unprinted', 'unconfirmed', 'original', 'reprinted', 'void'] as const;
export const paperStateSchema = z.enum(PAPER_STATES);
export type PaperState = z.infer<typeof paperStateSchema>;

export const PAPER_STATE_NAMES: Readonly<Record<PaperState, string>> = {
  unprinted: '未打印',
  unconfirmed: '未确认',
  original: '原件已出',
  reprinted: '已补打',
  void: '作废',
};

/** Why a paper is made void. A print that came out badly is no reason: the paper is printed again, its number stays good. */
export const VOID_CAUSES = ['spoiled-print', 'wrong-content', 'other'] as const;
export const voidCauseSchema = z.enum(VOID_CAUSES);
export type VoidCause = z.infer<typeof voidCauseSchema>;

export const VOID_CAUSE_NAMES: Readonly<Record<VoidCause, string>> = {
  'spoiled-print': '卡纸、没打清',
  'wrong-content': '单证内容有误',
  other: '其他',
};

/** What voiding a paper does not undo, and the next step: a void is about paper, never about money (cash rule 11). */
export function voidConsequence(kind: PaperKind): string {
  switch (kind) {
    case 'premium-receipt':
      return '作废的只是这张收据，不退款：这笔保费仍记为已收，本窗口不再为它开第二张收据。请收回各联附入当班资料；付款人仍要凭据的，交主管联系保险公司出具；多收、错收须退款的，交主管按退费办理，不得从钱箱直接退付。';
    case 'payment-acceptance':
      return '作废的只是这张受理单：缴费仍在等待到账。请收回原单；要换一种缴法的，请办“改换缴费”，会出新的受理单。';
    case 'deduction-acceptance':
      return '作废的只是这张扣缴受理单：扣缴仍在办理，扣缴结果到达后照常入账。请收回原单并告知付款人。';
    case 'proposal-acceptance':
      return '作废的只是这张受理单：投保和缴费仍然有效，本窗口不再为它另出受理单。请收回原单；要撤销投保的，交主管办理。';
    case 'claim-trial':
      return '作废的只是这张试算单：理赔案仍然有效。请收回原单；内容有误的，更正后重新试算，会出新的试算单。';
    case 'policy-certificate':
      return '作废的只是这张凭证：保险仍然有效，凭证号不变。请收回原件；需要时在保单处再出一张，会有新的单证号。';
    case 'policy-refusal':
      return '作废的只是这张通知书：不予承保的结果和应退保费都不变。请收回原件，再出一张交投保人。';
    case 'claim-calculation':
    case 'claim-payment':
    case 'claim-refusal':
    case 'claim-recovery':
      return '作废的只是这张单证：核定结果不变，已告知申请人的决定仍然有效。请收回原件，再出一张交申请人；对结果有异议的，告知申诉途径。';
  }
}

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
