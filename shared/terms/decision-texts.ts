/** The fixed sentences of the papers that follow a ruling or a decision. Each says where its wording comes from. */
import type { Tender } from '../payment.ts';

/** Counter rule 7: only the centre makes one; its QR is checked with the centre's key. */
export const CERTIFICATE_QR = '承保公司签发，扫码验真';
/** The same where the sheet has no pictures: the check text stands in the place of the QR. */
export const CERTIFICATE_CHECK = '承保公司签发，凭校验码查验';

/** Where a paper was made; it proves no more. */
export function issuedCaption(deskCode: string): string {
  return `由 ${deskCode} 窗口出具`;
}

/** 保险法 §13: 保险单或者其他保险凭证. What a short paper leaves to the filed clauses. */
export const CERTIFICATE_RESTS_ON =
  '本凭证依据《中华人民共和国保险法》第十三条签发。保险责任、责任免除、给付办法和争议处理以备案的保险条款为准，可向承保公司或本窗口索取条款。';
/** 健康保险管理办法 §39 items that stand on every certificate of this kind (STANDARDS §3.3). */
export const CERTIFICATE_NOT_RENEWED = '保险期间届满，本产品不保证续保。';
/** 互联网保险业务监管办法 §22 in the sense: a place to query and verify. */
export const CERTIFICATE_HOW_TO_SCAN =
  '二维码由承保公司签名，可在承保公司或任一联办窗口扫码查验；与查验结果不符的，以承保公司的记录为准。';
/** The same for a sheet without the QR. */
export const CERTIFICATE_HOW_TO_CHECK =
  '校验码可在承保公司或任一联办窗口查验；与查验结果不符的，以承保公司的记录为准。';

/** Counter rule 15: the contract never came about, the money goes back. */
export const NOT_ACCEPTED = '经承保公司审核，您的投保不予承保，保险合同未成立。已收取的保费全额退还。';
export const NOT_ACCEPTED_UNPAID = '经承保公司审核，您的投保不予承保，保险合同未成立。没有收到保费，无需退费。';

/** Counter rule 15: back to the account it came from; cash by transfer to the payer's own account, never from the drawer. */
export function refundWay(tender: Tender): string {
  switch (tender) {
    case 'cash':
      return '现金缴费的，转账退至付款人本人的银行账户，窗口不付现金。请提供本人社会保障卡或银行卡账号。';
    case 'personal-account':
      return '个人账户扣缴的，退回原个人账户。';
    case 'qr':
    case 'card':
    case 'transfer':
      return '原路退回付款账户。';
    case 'subsidy':
      return '资助缴费的，退还资助方。';
  }
}
export const REFUND_CHECKED = '退费前由另一名人员核对收款人和账户；到期未收到的，凭本通知书联系本窗口或承保公司。';

/** 保险法 §23 makes a told decision binding; the paper says that it is one. */
export const DECIDED_PAY = '本通知书是保险公司对本次申请作出的核定结果（《中华人民共和国保险法》第二十三条）。';
export const DECIDED_DECLINE =
  '经核定，本次申请不属于保险责任，不予给付（《中华人民共和国保险法》第二十四条，自核定之日起三日内发出，并说明理由）。';
/** Of a reversal or a correction that is not gone along with: what was decided before stands. */
export const DECIDED_UNCHANGED =
  '经核定，本次冲正或更正不予办理，原核定结果不变，已给付的保险金不受影响（《中华人民共和国保险法》第二十三条）。';
/** What the calculation belongs to: the notices that are issued with it. */
export function calculationRestsOn(notices: readonly string[]): string {
  return `本计算书说明核定金额怎样得出，与${notices.join('、')}一并使用。`;
}
/** Counter rules 21, 23: the year was counted again and no amount moved. */
export const UNCHANGED_MEANS = '全年就医重新累计后，各笔账单应给付的金额不变，没有补付，也没有追回，原核定维持不变。';
/** Counter rule 17: 累计登记 is its own kind. */
export const COUNTED_ONLY = '（累计登记，不是给付，也不是拒绝给付）';
export const COUNTED_ONLY_MEANS =
  '本次费用已计入本年度累计，未超过起付线，本次没有应给付的金额。以后的费用超过起付线时，从累计金额继续计算，不必重新提交本次材料。';

/** 保险法 §23: within 10 days of the agreement; the account per counter rule 27. */
export const HOW_PAID =
  '支付方式：转入被保险人（未成年人为监护人）本人社会保障卡银行账户；须转入其他账户的，请提供账户和关系证明。自与您达成给付协议之日起十日内支付（《中华人民共和国保险法》第二十三条）。窗口不付现金。';
/** Counter rule 27, the threshold as delivered. */
export const LARGE_PAYMENT_FEN = 1_000_000;
export const LARGE_PAYMENT =
  '给付金额达到一万元的，支付前须核对收款人和代办人的有效证件（正反面）、关系、电话和职业；材料不全的先行补齐。';
export const NOT_AN_OFFER =
  '如对金额没有异议，请在下方签字，即视为达成给付协议；有异议的可以不签字，不影响申请复核的权利。';

/** Counter rules 21, 23: what was paid beyond the entitlement comes back on its own paper, never out of another payment. */
export const DECIDED_RECOVER =
  '因退费、账单更正或其他支付方后来赔付，本年度重新累计后，下列已给付的保险金超出应给付的金额，须予退还。';
/** Counter rule 31: benefits and what comes back of them never pass through the drawer. */
export const HOW_RETURNED =
  '退还方式：转入承保公司指定的账户，账号和期限以承保公司另行告知并由其盖章的为准；窗口不收现金。退还后请保留转账凭证。';
/** On the 给付通知书 beside a 追回. */
export function alsoRecovered(amount: string): string {
  return `另有须退还的 ${amount}，见追回赔款通知书；两者各自办理，互不抵扣。`;
}
export const NOT_NETTED = '须退还的金额不从本次或以后的给付中抵扣；另有应补付的，见给付通知书。';

/** 健康保险管理办法 and 保险法 §26: the ways open to whoever disagrees (STANDARDS §3.3, 争议处理). */
export const APPEAL =
  '对核定结果（包括既往症认定）有异议的，可凭本通知书向本窗口或承保公司书面申请复核；也可以向金融监督管理部门投诉（12378），或依法申请仲裁、提起诉讼。';
/** 保险法 §26: whoever asks for benefits has two years; a paper that asks for money back says nothing of it. */
export const TWO_YEARS =
  '请求给付的诉讼时效为二年，自知道或应当知道保险事故发生之日起计算（《中华人民共和国保险法》第二十六条）。';
export const MORE_EVIDENCE = '有新的病历、诊断证明或费用材料的，可随复核申请一并提交。';
export const STEPS_ELSEWHERE =
  '本案由保险公司理赔部依据其掌握的累计等资料核定，本窗口没有这些资料，故不列计算步骤；需要的可向承保公司索取。';

/** Whoever thinks the ruling wrong may ask again; another policy may be proposed once the reason is gone. */
export const APPEAL_REFUSED =
  '对结果有异议的，可凭本通知书向本窗口或承保公司申请复核；原因消除后仍在参保期内的，可以重新投保。';
