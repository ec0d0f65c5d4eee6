/** Renders steps and line reasons in Chinese that a citizen can read: rule, figures, formula in words, result, paragraph. */
import { z } from 'zod';
import { HEALTH_STATUS_NAMES } from '../health.ts';
import { fen, formatRate, formatYuan, negate, ZERO, type CompiledRate } from '../money.ts';
import { SHEET_FIELD_NAMES, type AmountField } from '../settlement-sheet.ts';
import type { LineReason, SettlementLine, SettlementStep, StepRule } from './result.ts';

/** A step as it stands on the screen and, frozen, on the 试算单. */
export const explainedStepSchema = z.strictObject({
  rule: z.string(),
  title: z.string(),
  inputs: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  formula: z.string(),
  result: z.string(),
  source: z.string(),
});
export type ExplainedStep = z.infer<typeof explainedStepSchema>;

/** The sentence form of a step; everything it needs is in the step itself. */
export function explain(step: SettlementStep): ExplainedStep {
  const inputs = step.inputs.map(([code, value]) => ({ name: inputName(code), value: inputValue(code, value) }));
  const title = step.name === null ? TITLES[step.rule] : `${step.name}：${TITLES[step.rule]}`;
  const result = resultText(step);
  const values = new Map(step.inputs.map(([code, value]) => [code, inputValue(code, value)]));
  return {
    rule: step.rule,
    title,
    inputs,
    formula: formulaOf(step, values, inputs, result),
    result,
    source: step.source,
  };
}

/** Why a line stands as it does, with the next step where there is one. */
export function explainLine(line: SettlementLine): string {
  const detail = line.detail ?? '';
  const sentences: Record<LineReason, string> = {
    paid: `可赔 ${formatYuan(line.payable ?? ZERO)} 元。`,
    'under-line': '累计金额未超过起付线，本次赔付 0.00 元，核定后计入全年累计。',
    'no-cost': '本次没有该项责任的费用。',
    'drug-not-listed': `${detail}在使用当日不在本责任的药品目录内，不按目录药品赔付，仍按其他自费药品计算。请核对药品和使用日期。`,
    capped: `已达封顶线，超出部分 ${formatYuan(line.capCut ?? ZERO)} 元不赔。`,
    'borne-limit': '赔付不超过各方报销后个人实际负担的金额，超出部分不赔。',
    recover: `累计应赔少于已赔，拟追回 ${formatYuan(line.recover ?? ZERO)} 元，本次不抵扣。`,
    returned: `医院已退回直赔 ${formatYuan(negate(line.paidElsewhere ?? ZERO))} 元，无须再追回。`,
    'drug-sum-missing': '待补：缺自费药品合计。请提供住院费用明细清单，录入自费药品金额后再算。',
    'listed-drug-pending': `待补：${detail}尚不能确定，其药品不能计入本项。请先确定该项。`,
    'figure-unset': `待补：产品方案尚未确定“${detail}”，不能计算。请联系承保公司确认方案。`,
    'med-type-unknown': `待补：医疗类别 ${detail} 不在本方案的对照表中。请核对结算单上的医疗类别。`,
    'setting-not-covered': `医疗类别 ${detail} 不属于本项责任保障的就医方式，不赔。`,
    'year-undecided': `待补：方案未确定“${detail}”，不能认定归属年度。请先收齐材料，由复核人员认定。`,
    'outside-cover': `就医日期 ${detail} 不在保障期间内，不赔。`,
    'oth-pay-unknown': `待补：结算单${detail}。请向医院确认是否已直赔本产品。`,
    'one-stop-split-missing': `待补：医院已直赔本产品 ${detail} 元。请提供一站式赔付明细，各项责任的赔付金额合计应等于该金额。`,
  };
  return sentences[line.reason];
}

const TITLES: Readonly<Record<StepRule, string>> = {
  'cover-year': '就医归属年度',
  setting: '就医方式',
  'prior-payers': '先行报销合计',
  'payer-open': '尚未确认的先行赔付',
  'hosp-part': '扣除医院负担',
  preselfpay: '乙类先行自付计入政策范围内的部分',
  overlmt: '超限价自费计入政策范围内的部分',
  'in-scope': '政策范围内个人自付',
  'in-scope-excess': '先行报销超出政策范围内费用',
  'out-of-scope-excess': '先行报销超出政策范围外费用',
  'pooled-excess': '先行报销超出医疗费用',
  pooled: '政策范围内外合并的个人负担',
  'drug-sum': '可计入的自费药品',
  'listed-drugs': '目录药品',
  'drug-not-listed': '不在目录内的药品',
  struck: '复核剔除',
  line: '扣除起付线',
  ratio: '按比例计算',
  cumulative: '按全年累计计算应补差额',
  cap: '封顶线',
  'person-cap': '个人总封顶线',
  borne: '不超过个人实际负担',
  'paid-elsewhere': '扣除已直赔金额',
  returned: '医院已退回的直赔',
  recover: '拟追回',
  stopped: '未能计算',
  total: '可赔合计',
  subtotal: '其余责任合计（另有责任待补）',
};

const INPUT_NAMES: Readonly<Record<string, string>> = {
  yearOf: '归属口径',
  day: '认定日期',
  from: '保障开始',
  to: '保障结束',
  med_type: '医疗类别',
  payer: '赔付方',
  amount: '金额',
  share: '计入比例',
  preselfpay: '先行自付计入',
  overlmt: '超限价自费',
  fulamt: '全自费',
  inscp: '符合政策范围',
  payers: '先行报销',
  heldBefore: '可扣费用',
  drug: '药品',
  drugsLeft: '未计入其他责任的自费药品',
  base: '可计金额',
  line: '起付线',
  lineUsedBefore: '此前已用起付线',
  lineUsed: '本次扣除起付线',
  countable: '超过起付线的部分',
  health: '健康状况',
  ratio: '赔付比例',
  yearEntitled: '全年累计应赔',
  paidBefore: '此前已赔',
  due: '计算所得',
  cap: '封顶线',
  borneLeft: '个人实际负担（扣除已赔）',
  paidElsewhere: '已直赔',
  owed: '应退回',
  returned: '医院已退回',
  detail: '事由',
};

const TEXTS: Readonly<Record<string, string>> = {
  admission: '按入院日期',
  discharge: '按出院日期',
  settlement: '按结算日期',
  lines: '按费用发生日期',
  inside: '在保障期间内',
  'not-listed': '不按目录药品计算',
  inpatient: '住院',
  emergency: '急诊',
  'day-surgery': '日间手术',
  chronic: '门诊慢特病',
  outpatient: '门诊',
  pharmacy: '药店购药',
  other: '其他',
  'outside-cover': '不在保障期间内',
  'year-undecided': '归属年度待定',
  'figure-unset': '方案数值未定，待补',
  'drug-sum-missing': '缺自费药品合计，待补',
  'listed-drug-pending': '目录药品未定，待补',
  'med-type-unknown': '医疗类别未知，待补',
  'setting-not-covered': '就医方式不属保障',
  'oth-pay-unknown': '“其他支出”未确认，待补',
  'one-stop-split-missing': '缺一站式赔付明细，待补',
  ...HEALTH_STATUS_NAMES,
};

function inputName(code: string): string {
  return INPUT_NAMES[code] ?? sheetFieldName(code) ?? code;
}

function sheetFieldName(code: string): string | undefined {
  // A code that is no sheet field finds nothing, which the type of the looser record says.
  const names: Readonly<Partial<Record<string, string>>> = SHEET_FIELD_NAMES satisfies Record<AmountField, string>;
  return names[code];
}

function inputValue(code: string, value: number | string): string {
  if (typeof value === 'string') return TEXTS[value] ?? value;
  // Only these two codes carry ten-thousandths; every other number is fen.
  return code === 'ratio' || code === 'share' ? formatRate(value as CompiledRate) : formatYuan(fen(value));
}

function resultText(step: SettlementStep): string {
  if (step.result === null) return '待确认';
  return typeof step.result === 'string' ? (TEXTS[step.result] ?? step.result) : `${formatYuan(fen(step.result))} 元`;
}

type Named = readonly { readonly name: string; readonly value: string }[];

function formulaOf(step: SettlementStep, values: ReadonlyMap<string, string>, inputs: Named, result: string): string {
  const of = (code: string): string => values.get(code) ?? '0.00';
  const listed = inputs.map(({ name, value }) => `${name} ${value}`);
  switch (step.rule) {
    case 'cover-year':
      return `${of('yearOf')}认定，${of('day')}，保障期间 ${of('from')} 至 ${of('to')}：${result}`;
    case 'setting':
      return `医疗类别 ${of('med_type')} 属于${result}`;
    case 'prior-payers':
      return listed.length === 0
        ? '没有其他赔付，直接由本产品计算'
        : `${listed.join(' + ')} = ${result}；未列出的各方本次为 0`;
    case 'payer-open':
      return `${of('payer')}是否赔付尚未确认，本结果仅为试算；以后赔付的须冲减`;
    case 'hosp-part':
      return `医院负担 ${of('hosp_part_amt')} 不由个人承担，依次从${listed.slice(1).join('、')} 中扣除`;
    case 'preselfpay':
    case 'overlmt':
      return `${of('amount')} × ${of('share')} = ${result}`;
    case 'in-scope':
      return `符合政策范围 ${of('inscp_scp_amt')} + 先行自付计入 ${of('preselfpay')} + 超限价计入 ${of('overlmt')} − 先行报销 ${of('payers')} = ${result}`;
    case 'in-scope-excess':
      return `先行报销 ${of('payers')} 超过政策范围内费用 ${of('heldBefore')}，超出 ${result}，政策范围内自付按 0 计`;
    case 'out-of-scope-excess':
      return `先行报销 ${of('payers')} 超过政策范围外费用 ${of('heldBefore')}，超出 ${result}，政策范围外费用按 0 计`;
    case 'pooled-excess':
      return `先行报销 ${of('payers')} 超过扣除医院负担后的医疗费 ${of('heldBefore')}，超出 ${result}，个人负担按 0 计`;
    case 'pooled':
      return `医疗费总额 ${of('medfee_sumamt')} − 医院负担 ${of('hosp_part_amt')} − 先行报销 ${of('payers')} = ${result}`;
    case 'drug-not-listed':
      return `${of('drug')} ${of('amount')} 在 ${of('day')} 不在目录内，${result}，仍按其他自费药品计算`;
    case 'drug-sum':
    case 'listed-drugs':
    case 'total':
    case 'subtotal':
      return listed.length === 0 ? `没有可合计的项目，按 ${result}计` : `${listed.join(' + ')} = ${result}`;
    case 'struck':
      return `可计金额 ${of('base')}，剔除 ${listed.slice(1).join('、')}，认可 ${result}`;
    case 'line':
      return `可计金额 ${of('base')} − 本次扣除起付线 ${of('lineUsed')}（全年起付线 ${of('line')}，此前已用 ${of('lineUsedBefore')}）= ${result}`;
    case 'ratio':
      return `${of('countable')} × ${of('ratio')}（${of('health')}）= ${result}，四舍五入到分`;
    case 'cumulative':
      return `全年累计应赔 ${of('yearEntitled')} − 此前已赔 ${of('paidBefore')} = ${result}`;
    case 'cap':
    case 'person-cap':
      return `封顶线 ${of('cap')}，此前已赔 ${of('paidBefore')}，计算所得 ${of('due')}，可赔 ${result}`;
    case 'borne':
      return `计算所得 ${of('due')} 超过个人实际负担 ${of('borneLeft')}，可赔 ${result}`;
    case 'paid-elsewhere':
      return `计算所得 ${of('due')} − 已直赔 ${of('paidElsewhere')}，可赔 ${result}`;
    case 'returned':
      return `应退回 ${of('owed')} − 医院已退回直赔 ${of('returned')}，尚须追回 ${result}`;
    case 'recover':
      return `已赔多于应赔 ${result}，另行办理追回，不在本次赔付中抵扣`;
    case 'stopped':
      return listed.length === 0 ? result : `${result}：${of('detail')}`;
  }
}
