/** The Chinese names of a 参考测算. */
import type { CARE_AREAS, HOSPITAL_GRADES } from '../settle/care.ts';
import type { LayerId } from './result.ts';

export const AREA_NAMES: Readonly<Record<(typeof CARE_AREAS)[number], string>> = {
  local: '本地',
  registered: '异地已备案',
  unregistered: '异地未备案',
};

export const GRADE_NAMES: Readonly<Record<(typeof HOSPITAL_GRADES)[number], string>> = {
  '1': '一级及以下医院',
  '2': '二级医院',
  '3': '三级医院',
};

export const LAYER_NAMES: Readonly<Record<LayerId, string>> = {
  basic: '基本医疗保险',
  catastrophic: '居民大病保险',
  'large-amount': '职工大额补助',
  assistance: '医疗救助',
};

/** Printed with every figure of a 参考测算 (counter rule 25). */
export const ESTIMATE_HEAD = '参考测算，不作为医保结算依据';

/** On a 试算单 that rests on one: the paper to bring and what it opens. */
export const ESTIMATE_NOT_SETTLED =
  '待补材料：医保结算单。本次各层报销为参考测算，可以试算，不能核定；请向就医医院或医保经办机构索取结算单，交本窗口重新试算。';

/** What a 参考测算 leaves out, and what replaces it. */
export const ESTIMATE_NOTES = [
  '个人账户支出、公务员补助、企业补充和医院负担未测算，个人负担全部列为现金。',
  '各层实际支付以医保结算单为准，请向就医医院或医保经办机构索取；取得后按结算单重新试算。',
] as const;
