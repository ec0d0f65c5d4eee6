/** A 参考测算 in Chinese that a citizen can read: steps with formula, result and source, and a sentence per layer. */
import { fen, formatRate, formatYuan, ZERO, type CompiledRate } from '../money.ts';
import type { ExplainedStep } from '../settle/explain.ts';
import { SHEET_FIELD_NAMES } from '../settlement-sheet.ts';
import type { LayerReason, RegionEstimate, RegionLayer, RegionStep, RegionStepRule } from './result.ts';
import { ESTIMATE_HEAD, ESTIMATE_NOTES, LAYER_NAMES } from './words.ts';

/** The sentence form of a step; everything it needs is in the step itself. */
export function explainRegionStep(step: RegionStep): ExplainedStep {
  const inputs = step.inputs.map(([code, value]) => ({ name: inputName(code), value: inputValue(code, value) }));
  const title = STEP_TITLES[step.rule];
  return {
    rule: step.rule,
    title: step.layer === null ? title : `${LAYER_NAMES[step.layer]}：${title}`,
    inputs,
    formula: formulaOf(
      step,
      inputs.map(({ value }) => value),
    ),
    result: resultText(step),
    source: step.source,
  };
}

/** Why a layer pays what it pays. */
export function layerSentence(layer: RegionLayer): string {
  const name = LAYER_NAMES[layer.id];
  const detail = layer.detail ?? '';
  const amount = formatYuan(layer.amount ?? ZERO);
  const sentences: Record<LayerReason, string> = {
    pays: `${name}约支付 ${amount} 元。`,
    capped: `${name}约支付 ${amount} 元，已到年度最高支付限额。`,
    'no-cost': `${name}没有可计算的费用，按 0.00 元计。`,
    'under-line': `${name}未超过起付线，按 0.00 元计。`,
    'ratio-zero': `${name}的支付比例为 0，按 0.00 元计。`,
    'cap-used': `${name}的年度最高支付限额已用完，按 0.00 元计。`,
    'basic-not-capped': `基本医疗保险未到年度最高支付限额，${name}按 0.00 元计。`,
    'no-identity': `未登记救助对象身份，${name}按 0.00 元计。`,
    'figure-unset': `${name}未知：政策包未确定“${detail}”，不能测算，不按 0 计。请向医保经办机构核实该数值。`,
    'layer-before-unknown': `${name}未知：须先知道前一层的支付（未确定“${detail}”），不按 0 计。`,
  };
  return sentences[layer.reason];
}

/** What is read out and printed with the figures: the head, each layer, what is unset or sample, what is left out. */
export function estimateSentences({ layers, unset, samples, sheet }: RegionEstimate): readonly string[] {
  const person = sheet === null ? [] : [`个人负担约 ${formatYuan(sheet.psn_cash_pay)} 元（含目录外和先行自付费用）。`];
  const open = unset.map(({ name, path, reason }) => `未确定的数值：${name}（${path}）：${reason ?? ''}。`);
  const invented = [...new Set(samples.map(({ name }) => name))].join('、');
  return [
    `${ESTIMATE_HEAD}。`,
    ...layers.map(layerSentence),
    ...person,
    ...open,
    ...(invented === '' ? [] : [`下列数值为样例，不是当地政策，仅供演示：${invented}。`]),
    ...ESTIMATE_NOTES,
  ];
}

const STEP_TITLES: Readonly<Record<RegionStepRule, string>> = {
  version: '适用的政策',
  'self-pay': '政策范围内个人自付',
  line: '扣除本次起付线',
  'year-line': '扣除年度起付线',
  'above-basic-cap': '基本医保限额以上的费用',
  ratio: '按比例计算',
  cap: '年度最高支付限额',
  stopped: '未能测算',
  total: '各层支付合计',
  person: '个人负担',
};

const INPUT_NAMES: Readonly<Record<string, string>> = {
  ...SHEET_FIELD_NAMES,
  day: '就医结束日期',
  from: '政策起始',
  to: '政策结束',
  rule: '待遇档次',
  line: '起付线',
  stay: '本年度第几次住院',
  cost: '费用',
  ratio: '比例',
  payable: '按比例计算',
  cap: '最高支付限额',
  paidBefore: '本年度此前已支付',
  counted: '本年度此前累计自付',
  selfPay: '本次自付',
  paid: '前面各层支付',
  figure: '未确定的数值',
  why: '原因',
};

function inputName(code: string): string {
  return INPUT_NAMES[code] ?? code;
}

function inputValue(code: string, value: number | string): string {
  if (typeof value === 'string') return value;
  // Only this code carries ten-thousandths; every other number is fen.
  return code === 'ratio' ? formatRate(value as CompiledRate) : formatYuan(fen(value));
}

function resultText({ result }: RegionStep): string {
  if (result === null) return '未知';
  return typeof result === 'string' ? result : `${formatYuan(result)} 元`;
}

function formulaOf(step: RegionStep, values: readonly string[]): string {
  const [first = '', second = '', third = '', fourth = ''] = values;
  const result = resultText(step);
  switch (step.rule) {
    case 'version':
      return `${first} 适用 ${second} 至 ${third} 的${result}政策，${fourth}`;
    case 'self-pay':
      return `符合政策范围 ${first} − 已支付 ${second} = ${result}`;
    case 'line':
      return `符合政策范围 ${first} − 第 ${third} 次住院起付线 ${second}，超过部分 ${result}`;
    case 'year-line':
      return `累计自付 ${first} + 本次 ${second}，年度起付线 ${third}，本次超过部分 ${result}`;
    case 'above-basic-cap':
      return `符合政策范围 ${first} 中，基本医疗保险因到达限额未支付的费用 ${result}`;
    case 'ratio':
      return `${pairs(values)
        .map(([cost, ratio]) => `${cost} × ${ratio}`)
        .join(' + ')} = ${result}（四舍五入到分）`;
    case 'cap':
      return `限额 ${second} − 此前已支付 ${third}，按比例计算 ${first}，支付 ${result}`;
    case 'stopped':
      return `政策包未确定“${first}”（${second}），不能测算，不按 0 计`;
    case 'total':
      return `${values.join(' + ')} = ${result}`;
    case 'person':
      return `医疗费总额 ${first} − 各层支付 ${second} = ${result}`;
  }
}

function pairs(values: readonly string[]): readonly (readonly [string, string])[] {
  return values.flatMap((value, at) => (at % 2 === 0 ? [[value, values[at + 1] ?? ''] as const] : []));
}
