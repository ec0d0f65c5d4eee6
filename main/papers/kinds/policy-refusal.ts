/** 不予承保及退费通知书: why, who can put it right, and how the premium goes back (counter rule 15). */
import { minuteOf } from '../../../shared/dates.ts';
import type { IssuedContentOf } from '../../../shared/entries/decisions.ts';
import { maskCertno } from '../../../shared/mask.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { TENDER_NAMES } from '../../../shared/payment.ts';
import {
  APPEAL_REFUSED,
  NOT_ACCEPTED,
  NOT_ACCEPTED_UNPAID,
  REFUND_CHECKED,
  refundWay,
} from '../../../shared/terms/decision-texts.ts';
import type { Block, Field, PaperContent } from '../content.ts';
import {
  isSampled,
  issuedFrame,
  issueFields,
  moneyFigure,
  planFields,
  sampleNotes,
  type PaperPrint,
} from './common.ts';

type Refusal = IssuedContentOf<'policy-refusal'>;

export function policyRefusal(print: PaperPrint, content: Refusal): PaperContent {
  const { issuer, plan, refund, sentence } = content;
  return {
    ...issuedFrame(print, issuer),
    title: PAPER_NAMES['policy-refusal'],
    subtitle: null,
    blocks: [
      { block: 'statement', text: refund === null ? NOT_ACCEPTED_UNPAID : NOT_ACCEPTED },
      ...figureOf(content),
      { block: 'notes', title: '不予承保的原因', notes: [sentence] },
      { block: 'fields', fields: [...peopleFields(content), ...planFields(plan, issuer), ...refundFields(refund)] },
      { block: 'notes', title: '说明', notes: notesOf(refund) },
      { block: 'fields', fields: issueFields(print, issuer, '出具人', '出具时间') },
      ...sampleNotes(issuer),
      { block: 'signatures', signers: ['投保人签收', '出具人', '日期'] },
    ],
  };
}

function figureOf({ refund, issuer }: Refusal): Block[] {
  if (refund === null) return [];
  return [{ block: 'figures', figures: [moneyFigure('应退保费', refund.amount, isSampled(issuer, '保费'))] }];
}

function peopleFields({ applicant, insured, proposalNo, ruledAt }: Refusal): Field[] {
  return [
    { label: '投保人', value: applicant.psn_name },
    { label: '证件号码', value: maskCertno(applicant.certno) },
    { label: '被保险人', value: insured.psn_name },
    { label: '证件号码', value: maskCertno(insured.certno) },
    { label: '投保受理单', value: proposalNo, isWide: true },
    { label: '审核时间', value: minuteOf(ruledAt), isWide: true },
  ];
}

function refundFields(refund: Refusal['refund']): Field[] {
  if (refund === null) return [];
  return [
    { label: '付款方式', value: TENDER_NAMES[refund.tender] },
    { label: '付款人', value: refund.payerName },
    { label: '退费期限', value: `${refund.deadline} 前`, isWide: true },
  ];
}

function notesOf(refund: Refusal['refund']): string[] {
  return refund === null ? [APPEAL_REFUSED] : [refundWay(refund.tender), REFUND_CHECKED, APPEAL_REFUSED];
}
