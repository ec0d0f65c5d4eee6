/** 缴费受理单, titled 扣缴受理单 for 待扣缴: the payment is taken in, the money is not there yet (counter rule 8). */
import type { EntryBody } from '../../../shared/entries.ts';
import { maskCertno } from '../../../shared/mask.ts';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { PAYMENT_STATE_NAMES, TENDER_NAMES } from '../../../shared/payment.ts';
import {
  COMMERCIAL,
  NOT_A_RECEIPT,
  NOT_A_RECEIPT_DEDUCTION,
  REPLACES_PAYMENT,
} from '../../../shared/terms/paper-texts.ts';
import type { Field, PaperContent } from '../content.ts';
import {
  frameOf,
  isSampled,
  issueFields,
  moneyFigure,
  planFields,
  relationOf,
  sampleMarkNotes,
  type PaperPrint,
} from './common.ts';

/** A payment made with the proposal, or in the place of one whose money never came. */
type Paying = EntryBody<'policy.proposed/1'> | EntryBody<'payment.retendered/1'>;

export function paymentAcceptance(print: PaperPrint, body: Paying): PaperContent {
  const { issuer, payment } = body;
  const replacing = 'replaces' in body ? [REPLACES_PAYMENT] : [];
  // It takes the whole width: last, so that the pairs before it leave no half row empty.
  const reference = referenceField(payment.reference);
  const isDeduction = print.kind === 'deduction-acceptance';
  const label = isDeduction ? '待扣缴保费' : `应缴保费（${PAYMENT_STATE_NAMES[payment.state]}）`;
  return {
    ...frameOf(print, issuer),
    title: PAPER_NAMES[print.kind],
    subtitle: null,
    blocks: [
      { block: 'statement', text: isDeduction ? NOT_A_RECEIPT_DEDUCTION : NOT_A_RECEIPT },
      { block: 'figures', figures: [moneyFigure(label, payment.amount, isSampled(issuer, '保费'))] },
      {
        block: 'fields',
        fields: [...subjectFields(body), ...issueFields(print, issuer, '经办人', '受理时间'), ...reference],
      },
      { block: 'notes', title: '说明', notes: [COMMERCIAL, ...replacing, ...sampleMarkNotes(issuer)] },
      { block: 'signatures', signers: isDeduction ? ['账户本人签名', '日期', '经办人'] : ['付款人签名', '经办人'] },
    ],
  };
}

function subjectFields({ plan, issuer, applicant, insured, payment }: Paying): Field[] {
  return [
    ...planFields(plan, issuer),
    { label: '投保人', value: applicant.psn_name },
    { label: '证件号码', value: maskCertno(applicant.certno) },
    { label: '被保险人', value: insured.psn_name },
    { label: '证件号码', value: maskCertno(insured.certno) },
    ...payerFields(payment),
    { label: '付款方式', value: TENDER_NAMES[payment.tender] },
    { label: '缴费状态', value: PAYMENT_STATE_NAMES[payment.state] },
  ];
}

/** Who pays and what the insured is to them; a subsidiser has a name and the identity it pays for. */
function payerFields({ payer }: Paying['payment']): Field[] {
  if (payer.kind === 'subsidy') {
    return [
      { label: '资助方', value: payer.name },
      { label: '资助身份', value: payer.identity },
    ];
  }
  return [
    { label: '付款人', value: payer.person.psn_name },
    { label: '证件号码', value: maskCertno(payer.person.certno) },
    { label: '与付款人关系', value: relationOf(payer.person.relation) },
  ];
}

function referenceField(reference: string | null): Field[] {
  return reference === null ? [] : [{ label: '交易流水号', value: reference, isWide: true }];
}
