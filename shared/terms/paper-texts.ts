/** The fixed sentences of the papers. Each says where its wording comes from. */

/** Supervisors ask for a clear line between commercial and basic cover (STANDARDS §3.4; 健康保险管理办法 §39 telling). */
export const COMMERCIAL = '本产品为商业保险，非基本医疗保险。';

/** Counter rule 7, word for word. */
export const NOT_A_POLICY = '本单不是保险凭证，以保险公司承保为准，不符合条件的保费全额原路退还。';

/** Counter rule 8: a receipt exists only for money that is there. */
export const NOT_A_RECEIPT = '本单不是收据，仅表示缴费已受理；款项到账后另出保费收据。';
export const NOT_A_RECEIPT_DEDUCTION =
  '本单不是收据，仅表示个人账户扣缴已受理；扣缴成功后另出保费收据，扣缴失败将通知付款人。';

/** 改换缴费: the citizen may hold the 受理单 of a payment that is no longer waited for (counter rule 8). */
export const REPLACES_PAYMENT = '本次为改换缴费，此前的缴费或扣缴不再办理。';

/** Counter rule 14: three papers from three places. */
export const NOT_AN_INVOICE = '本收据不是发票，不是保险凭证。';

/** Counter rule 1: 保险法 §23 makes a told decision binding, so the trial must say that it is none. */
export const TRIAL_SUBTITLE = '（非给付决定，以保险公司核定为准）';

/** DESIGN §6, issue "The spine": while the policy is 待承保. */
export const NOT_YET_ACCEPTED = '尚未承保，以承保结果为准。';

/** Counter rule 10. */
export const BOTH_HEALTH_FIGURES =
  '是否属于既往症由保险公司审核认定。认定之前两种结果并列，均不作为给付依据；对认定不服可以申诉。';

/** Counter rule 19. */
export const WHAT_PENDING_MEANS =
  '“待补”表示缺少计算所需的材料，该项责任暂不计算，不等于不赔；补齐后重新试算，其他责任不受影响。';

/** Counter rule 28: sample values are marked on every paper. */
export const SAMPLES_TITLE = '样例数值（非真实产品数据）';

/** The same on papers about money alone, which must stay small: the 投保受理单 lists the values. */
export const SAMPLE_MARK_MEANS = '＊ 样例数值，见投保受理单。';

/** 体验模式: the watermark (UI "Frame"). */
export const DEMO_WATERMARK = '体验模式';

/** A paper whose number is kept but which is no longer good (DESIGN §5 "paper"). */
export const VOID_WATERMARK = '作废';

/** Counter rule 7: what the QR proves. */
export function qrCaption(deskCode: string): string {
  return `仅证明 ${deskCode} 窗口已受理`;
}

/** What a refoldable trial leaves out: other trials of the person that nobody decided yet (DESIGN §6). */
export function otherTrials(numbers: readonly string[]): string {
  return `该被保险人另有未核定的试算：${numbers.join('、')}。本单未计入，核定的先后会影响起付线和各单金额。`;
}

/** 医疗类别 med_type, the national core [A: public code]; local codes collide between provinces and stay numbers. */
export const MED_TYPE_NAMES: Readonly<Record<string, string>> = {
  '11': '普通门诊',
  '12': '门诊挂号',
  '13': '急诊',
  '14': '门诊慢特病',
  '21': '普通住院',
  '22': '外伤住院',
  '23': '转外诊治住院',
  '24': '急诊转住院',
  '41': '定点药店购药',
  '51': '生育门诊',
  '52': '生育住院',
  '53': '计划生育手术费',
};
