/** Entries of the business chain in words, for the list of what waits to be sent (sync rule 21). */

/** A type without a name of its own is listed as 其他业务; a test says which still lacks one. */
const NAMES: Readonly<Record<string, string>> = {
  'desk.registered': '窗口登记',
  'epoch.opened': '号段开启',
  'desk.joined': '接入中心',
  'operator.added': '添加人员',
  'operator.changed': '修改人员',
  'shift.opened': '开班',
  'roster.switched': '启用参保库',
  'setting.changed': '修改设置',
  'demo.daySet': '体验日期',
  'package.taken': '接收下发包',
  'journal.erased': '到期销毁',
  'policy.proposed': '投保受理',
  'payment.retendered': '改换缴费',
  'payment.collected': '现金收款',
  'payment.deducted': '个人账户扣缴结果',
  'claim.opened': '理赔受理',
  'claim.amended': '理赔更正',
  'claim.tried': '理赔试算',
  'claim.determined': '既往症认定',
  'claim.reviewed': '理赔复核',
  'claim.decided': '理赔核定',
  'claim.withdrawn': '理赔撤案',
  'paper.issued': '出具单证',
  'paper.voided': '单证作废',
  'notices.confirmed': '告知确认',
  'service.rated': '好差评',
  'attention.handled': '警报、待处理已处理',
};

/** The name of `feature.verb/version`, whatever the version; null when it has none. */
export function entryName(type: string): string | null {
  return NAMES[type.replace(/\/\d+$/, '')] ?? null;
}
