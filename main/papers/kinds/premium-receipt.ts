/** 保费收据: only for money that is there, cash counted or an account charged (counter rule 8; fields of STANDARDS §3.4). */
import type { EntryBody } from '../../../shared/entries.ts';
import { maskCertno } from '../../../shared/mask.ts';
import type { Fen } from '../../../shared/money.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { TENDER_NAMES } from '../../../shared/payment.ts';
import { COMMERCIAL, NOT_AN_INVOICE } from '../../../shared/terms/paper-texts.ts';
import type { Field, PaperContent } from '../content.ts';
import {
  isSampled,
  issuedFrame,
  issueFields,
  money,
  moneyFigure,
  planFields,
  relationWords,
  sampleMarkNotes,
  type PaperPrint,
} from './common.ts';

type Collected = EntryBody<'payment.collected/1'>;
type Deducted = EntryBody<'payment.deducted/1'>;

/** The receipt of cash a cashier counted. */
export function collectedReceipt(print: PaperPrint, body: Collected): PaperContent {
  const handed: Field[] = [
    { label: '收到', value: money(body.received, false) },
    { label: '找零', value: money(body.change, false) },
  ];
  return receipt(print, body, body.kept, handed, '收款人');
}

/** The receipt of one person's line of a deduction result file. */
export function deductedReceipt(print: PaperPrint, body: Deducted): PaperContent {
  const line: Field[] = body.reference === null ? [] : [{ label: '流水号', value: body.reference, isWide: true }];
  return receipt(print, body, body.amount, line, '出具人');
}

function receipt(
  print: PaperPrint,
  body: Collected | Deducted,
  amount: Fen,
  howPaid: readonly Field[],
  role: string,
): PaperContent {
  const { issuer } = body;
  return {
    ...issuedFrame(print, issuer),
    title: PAPER_NAMES['premium-receipt'],
    subtitle: null,
    blocks: [
      { block: 'figures', figures: [moneyFigure('收到保费', amount, isSampled(issuer, '保费'))] },
      { block: 'fields', fields: [...subjectFields(body, howPaid), ...issueFields(print, issuer, role, '收款时间')] },
      { block: 'notes', title: '说明', notes: [COMMERCIAL, NOT_AN_INVOICE, ...sampleMarkNotes(issuer)] },
      { block: 'signatures', signers: ['收款单位（盖章）', role] },
    ],
  };
}

function subjectFields(body: Collected | Deducted, howPaid: readonly Field[]): Field[] {
  const { plan, applicant, insured, issuer, payerRelation } = body;
  return [
    ...planFields(plan, issuer),
    { label: '投保人', value: applicant.psn_name },
    { label: '证件号码', value: maskCertno(applicant.certno) },
    { label: '被保险人', value: insured.psn_name },
    { label: '证件号码', value: maskCertno(insured.certno) },
    { label: '付款人', value: body.payerName + (payerRelation === null ? '' : `（${relationWords(payerRelation)}）`) },
    { label: '付款方式', value: TENDER_NAMES[body.tender] },
    ...howPaid,
  ];
}
