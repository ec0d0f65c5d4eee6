/** The Chinese names of the figures below `selling`, for the lists of unset and sample values. */
import type { Selling } from './selling.ts';

/** Of a path below `selling.` such as `variants.minor.price.amount`; null where it is not known. */
export function sellingFigureName(selling: Selling | undefined, path: string): string | null {
  const plain = LABELS[path];
  if (plain !== undefined) return plain;
  const [list = '', id = '', ...rest] = path.replace(/^subsidies\.entries\./, 'entries.').split('.');
  const named = namesOf(selling, list).find((element) => element.id === id);
  const label = LABELS[`${list}.${rest.join('.')}`];
  return named === undefined || label === undefined ? null : `${named.name}：${label}`;
}

function namesOf(selling: Selling | undefined, list: string): readonly { id: string; name: string }[] {
  if (list === 'versions') return selling?.versions ?? [];
  if (list === 'variants') return selling?.variants ?? [];
  return list === 'entries' ? (selling?.subsidies?.entries ?? []) : [];
}

const LABELS: Readonly<Record<string, string>> = {
  'versions.premium': '保费',
  'variants.when': '适用条件',
  'variants.price.amount': '保费',
  'variants.price.less': '每人减收',
  'subsidies.stacking': '多项资助可否同时享受',
  'entries.when': '资助条件',
  'entries.pays.amount': '资助金额',
  'entries.pays.share': '资助比例',
  'entries.pays.stated': '资助其余部分',
  'account.relativesAtMost': '一个账户可代缴的亲属人数',
  'account.anyRelation': '个人账户可否为亲友代缴',
  'refundRule.beforeStart': '生效前退保',
  'refundRule.grace.days': '犹豫期天数',
  'refundRule.grace.from': '犹豫期起算日',
  'refundRule.grace.barredBy': '犹豫期退保与理赔的关系',
  'refundRule.afterStart': '生效后退保',
  'refundRule.proRata.countedFrom': '按日退费的起算日',
  'refundRule.proRata.partDayCounts': '申请当日是否计为已过天数',
  'refundRule.proRata.barredBy': '按日退费与理赔的关系',
  'refundRule.proRata.fee.share': '退保手续费比例',
  'refundRule.proRata.fee.of': '退保手续费的计算基数',
  'refundRule.netOfDiscount': '退保是否扣除优惠金额',
  'refundRule.forced': '强制退保的情形',
  'refundRule.rejoinDays': '退保后再次投保的间隔天数',
  'claimRule.opens': '理赔开放日',
  'claimRule.closes': '理赔截止日',
  'claimRule.report.days': '报案期限',
  'claimRule.report.from': '报案期限起算日',
  'claimRule.report.late': '逾期报案的处理',
  'claimRule.claimWithin.years': '申请理赔的年限',
  'claimRule.claimWithin.from': '申请年限起算日',
  'claimRule.closures': '窗口停办日期',
  lateJoiner: '保障开始后投保的生效日',
  membership: '参保身份的认定日',
  suspension: '基本医保暂停期间的处理',
};
