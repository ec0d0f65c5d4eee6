/** Renders steps and line reasons in Chinese that a citizen can read: rule, figures, formula in words, result, paragraph. */
import { z } from 'zod';
import { codeName } from '../codes/code-table.ts';
import { medTypeTable } from '../codes/med-type.ts';
import { fen, formatRate, formatYuan, negate, sumFen, ZERO, type CompiledRate, type Fen } from '../money.ts';
import { SHEET_FIELD_NAMES, type AmountField } from '../settlement-sheet.ts';
import type { Hold, LineReason, SettlementLine, SettlementStep } from './result.ts';
import { INPUT_NAMES, STEP_TEXTS, STEP_TITLES } from './step-words.ts';

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
  const title = step.name === null ? STEP_TITLES[step.rule] : `${step.name}：${STEP_TITLES[step.rule]}`;
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
    recover: `累计应赔少于已赔，拟追回 ${formatYuan(line.recover ?? ZERO)} 元，本次不抵扣。${detail === '' ? '' : `另有就医少赔，拟补付 ${detail} 元。`}`,
    returned: `医院已退回直赔 ${formatYuan(negate(line.paidElsewhere ?? ZERO))} 元，无须再追回。`,
    'top-up': `重新累计后应赔多于已赔，拟补付 ${detail} 元。`,
    'nothing-due': '重新累计后没有须追回或补付的金额。',
    'history-incomplete': '待补：本年度另有不在本窗口的核定结果，算不出更正后的差额。请把材料交承保公司理赔部门办理。',
    'reversal-beyond': '待补：退费的金额超过原账单现有的金额，或与原账单对应不上。请按退费结算单核对金额和原结算ID。',
    'correction-beyond': `待补：这张账单已冲回一部分，现有医疗费 ${detail} 元，更正的结算单大于这个数。请填冲回以后的金额；医院重新结算的，请填新的结算ID。`,
    'others-pending': `待补：须待“${detail}”补齐后，一并算出补付和追回。`,
    'drug-sum-missing': '待补：缺自费药品合计。请提供住院费用明细清单，录入自费药品金额后再算。',
    'listed-drug-pending': `待补：${detail}尚不能确定，其药品不能计入本项。请先确定该项。`,
    'figure-unset': `待补：产品方案尚未确定“${detail}”，不能计算。请联系承保公司确认方案。`,
    'fact-missing': `待补：缺“${detail}”，不能计算。请核实后录入。`,
    'part-missing': `待补：缺“${detail}”的金额。请按费用明细清单录入，没有的录 0。`,
    'not-entitled': `不符合给付条件“${detail}”，不赔。`,
    'drug-not-entitled': `药品不符合给付条件“${detail}”，不按目录药品赔付，仍按其他费用计算。`,
    'ratio-zero': '按本项责任的赔付比例为 0，不赔；费用计入全年累计。',
    'item-capped': `单项或合计已达封顶线，超出部分 ${formatYuan(line.capCut ?? ZERO)} 元不赔，由个人负担。`,
    suspended: `${detail} 基本医疗保险暂停或终止，当日不享受本产品待遇，不赔。`,
    waiting: `${detail} 在首次参保的等待期内，不赔。`,
    'med-type-unknown': `待补：医疗类别 ${detail} 不在本方案的对照表中。请核对结算单上的医疗类别。`,
    'setting-not-covered': `医疗类别 ${detail} 不属于本项责任保障的就医方式，不赔。`,
    'year-undecided': `待补：方案未确定“${detail}”，不能认定归属年度。请先收齐材料，由复核人员认定。`,
    'outside-cover': `就医日期 ${detail} 不在保障期间内，不赔。`,
    'oth-pay-unknown': `待补：结算单${detail}。请向医院确认是否已直赔本产品。`,
    'one-stop-split-missing': `待补：医院已直赔本产品 ${detail} 元。请提供一站式赔付明细，各项责任的赔付金额合计应等于该金额。`,
  };
  return sentences[line.reason];
}

/** What keeps a trial from being decided although its figures stand (counter rules 23, 25). */
export function holdSentence({ kind, name }: Hold): string {
  switch (kind) {
    case 'payer-open':
      return `${name}是否赔付尚未确认：可以试算，确认前不能核定；以后赔付的须冲减。`;
    case 'items-unknown':
      return `${name}的费用未列明单项药品和耗材，不能核对单项封顶线：可以试算，补充费用明细后才能核定。`;
    case 'estimate':
      return '先行报销为参考测算，不作为医保结算依据：可以试算，取得医保结算单后才能核定。';
  }
}

function inputName(code: string): string {
  return INPUT_NAMES[code] ?? sheetFieldName(code) ?? code;
}

function sheetFieldName(code: string): string | undefined {
  // A code that is no sheet field finds nothing, which the type of the looser record says.
  const names: Readonly<Partial<Record<string, string>>> = SHEET_FIELD_NAMES satisfies Record<AmountField, string>;
  return names[code];
}

function inputValue(code: string, value: number | string): string {
  if (typeof value === 'string') return STEP_TEXTS[value] ?? value;
  // Only these codes carry ten-thousandths; every other number is fen.
  return code === 'ratio' || code === 'share' || code === 'factor'
    ? formatRate(value as CompiledRate)
    : formatYuan(fen(value));
}

function resultText(step: SettlementStep): string {
  if (step.result === null) return '待确认';
  return typeof step.result === 'string'
    ? (STEP_TEXTS[step.result] ?? step.result)
    : `${formatYuan(fen(step.result))} 元`;
}

type Named = readonly { readonly name: string; readonly value: string }[];

function formulaOf(step: SettlementStep, values: ReadonlyMap<string, string>, inputs: Named, result: string): string {
  const of = (code: string): string => values.get(code) ?? '0.00';
  const listed = inputs.map(({ name, value }) => `${name} ${value}`);
  switch (step.rule) {
    case 'cover-year':
      return `${of('yearOf')}认定，${of('day')}，保障期间 ${of('from')} 至 ${of('to')}：${result}`;
    case 'setting':
      return `${careName(of('med_type'))}属于${result}`;
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
      return overYear(values, `${of('amount')} × ${of('share')}`, result);
    case 'in-scope':
      return `符合政策范围 ${of('inscp_scp_amt')} + 先行自付计入 ${of('preselfpay')} + 超限价计入 ${of('overlmt')}${values.has('apart') ? ` + 单独处理后计入 ${of('apart')}` : ''} − 先行报销 ${of('payers')}${leaving(step, ['inscp_scp_amt', 'preselfpay', 'overlmt', 'apart'], ['payers'])}`;
    case 'in-scope-excess':
      return `先行报销 ${of('payers')} 超过政策范围内费用 ${of('heldBefore')}，超出 ${result}，政策范围内自付按 0 计`;
    case 'out-of-scope-excess':
      return `先行报销 ${of('payers')} 超过政策范围外费用 ${of('heldBefore')}，超出 ${result}，政策范围外费用按 0 计`;
    case 'pooled-excess':
      return `先行报销 ${of('payers')} 超过扣除医院负担后的医疗费 ${of('heldBefore')}，超出 ${result}，个人负担按 0 计`;
    case 'pooled':
      return `医疗费总额 ${of('medfee_sumamt')} − 医院负担 ${of('hosp_part_amt')} − 先行报销 ${of('payers')}${leaving(step, ['medfee_sumamt'], ['hosp_part_amt', 'payers'])}`;
    case 'drug-not-listed':
      return `${of('drug')} ${of('amount')} 在 ${of('day')} 不在目录内，${result}，仍按其他自费药品计算`;
    case 'nowhere':
      return `${listed.join(' + ')} = ${result}，不属于任何一项责任，由个人负担`;
    case 'drug-sum':
    case 'listed-drugs':
    case 'total':
    case 'subtotal':
      return listed.length === 0 ? `没有可合计的项目，按 ${result}计` : `${listed.join(' + ')} = ${result}`;
    case 'preselfpay-rest':
    case 'overlmt-rest':
      return `${of('amount')} 不计入任何责任，由个人负担`;
    case 'part':
      return `${of('amount')} ${result}`;
    case 'not-listed-items':
      return listed.length === 0 ? '没有不属本责任的项目' : `${listed.join(' + ')} = ${result}，不计入本项`;
    case 'drug-not-entitled':
      return `${of('drug')} ${of('amount')} 不符合“${of('requirement')}”，${result}`;
    case 'above-threshold':
      return `全年政策范围内费用由 ${of('inScopeBefore')} 增加 ${of('inScopeTotal')}，超过 ${of('threshold')} 的部分中本次仍由个人负担 ${result}（本次个人负担 ${of('borneInScope')}）`;
    case 'factor':
      return overYear(values, `${itemWords(values)}${of('base')} × ${of('factor')}`, result);
    case 'carried-line':
      return `${listed.join('，')}：今年 ${result}`;
    case 'line-credit':
      return `起付线 ${of('line')}，此前已用 ${of('lineUsedBefore')}，其他商业保险已赔 ${of('otherInsurance')}，抵扣 ${result}`;
    case 'item-cap':
      return `${of('drug')}：封顶线 ${of('cap')}，此前已计 ${of('paidBefore')}，计算所得 ${of('due')}，可计 ${result}`;
    case 'items-unknown':
      return `费用 ${of('base')} 未列明单项药品、耗材，不能核对单项封顶线 ${of('cap')}，核定前请补充费用明细`;
    case 'cap-unset':
      return `${of('capName')}未定，本次不封顶`;
    case 'struck':
      return `可计金额 ${of('base')}，剔除 ${listed.slice(1).join('、')}，认可 ${result}`;
    case 'line':
      return `${itemWords(values)}可计金额 ${of('base')} − 本次扣除起付线 ${of('lineUsed')}（全年起付线 ${of('line')}，此前已用 ${of('lineUsedBefore')}）= ${result}`;
    case 'ratio':
      return `${itemWords(values)}${bandWords(values)}${of('countable')} × ${of('ratio')}（${of('health')}）= ${result}，四舍五入到分`;
    case 'cumulative':
      return `全年累计应赔 ${of('yearEntitled')} − 此前已赔 ${of('paidBefore')} = ${result}`;
    case 'cap':
    case 'person-cap':
      return `封顶线 ${of('cap')}，此前已赔 ${of('paidBefore')}，计算所得 ${of('due')}，可赔 ${result}`;
    case 'shared-cap':
      return `${of('capName')} ${of('cap')}，各项此前已赔 ${of('paidBefore')}，计算所得 ${of('due')}，可赔 ${result}`;
    case 'borne':
      return `计算所得 ${of('due')} 超过个人实际负担 ${of('borneLeft')}，可赔 ${result}`;
    case 'paid-elsewhere':
      return `计算所得 ${of('due')} − 已直赔 ${of('paidElsewhere')}，可赔 ${result}`;
    case 'returned':
      return `应退回 ${of('owed')} − 医院已退回直赔 ${of('returned')}，尚须追回 ${result}`;
    case 'recover':
      return `已赔多于应赔 ${result}，另行办理追回，不在本次赔付中抵扣`;
    case 'taken-back':
      return `${of('bill')} 的结算已退费，医疗费 ${of('medfee_sumamt')} 现计 ${result}；其余就医按核定顺序重新累计`;
    case 'corrected':
      return `${of('bill')} 的结算已更正，医疗费 ${of('medfee_sumamt')} 现计 ${result}；全年就医按核定顺序重新累计`;
    case 'counts-nothing':
      return `${of('bill')} 的原结算未予给付、已冲回，或已由重新结算的结算单代替，没有计入全年累计，无须追回或补付`;
    case 'by-position':
      return `${result}，只能按全年累计数计算；各次就医赔付比例不同的，请由人工核对追回金额`;
    case 'refold':
      return `${of('bill')}：重新累计应赔 ${of('yearEntitled')} − 已赔 ${of('paidBefore')} = ${result}`;
    case 'top-up':
      return `应赔多于已赔 ${result}，另行补付，不与追回相抵`;
    case 'stopped':
      return values.has('detail') ? `${result}：${of('detail')}` : result;
  }
}

/** Which drug or implant a step is about, where items are counted apart. */
function itemWords(values: ReadonlyMap<string, string>): string {
  const item = values.get('drug');
  return item === undefined ? '' : `${item}：`;
}

/** Which part of the year's cost a ratio is for, where there are several. */
function bandWords(values: ReadonlyMap<string, string>): string {
  const above = values.get('above');
  return above === undefined ? '' : `全年费用超过 ${above} 的一段：`;
}

/** Of what is rounded over the year: how the bill comes to its fen, where its own product would be another. */
function overYear(values: ReadonlyMap<string, string>, product: string, result: string): string {
  const [sum, left, before] = ['yearExact', 'yearLeft', 'countedBefore'].map((code) => values.get(code));
  if (sum !== undefined)
    return `${product}，全年合计 ${sum}，四舍五入到分，此前已计入 ${before ?? ''}，本次计 ${result}`;
  if (left !== undefined) {
    return `${product}，冲回后全年合计 ${left}，四舍五入到分，此前已计入 ${before ?? ''}，本次冲回 ${result}`;
  }
  return `${product} = ${result}`;
}

/** Such as 普通住院（21）; a local code has no name everywhere. */
function careName(code: string): string {
  const name = codeName(medTypeTable, code);
  return name === null ? `医疗类别 ${code} ` : `${name}（${code}）`;
}

/** What a subtraction leaves: payers that paid more than there is leave 0, which is no sum and is not written as one. */
function leaving(step: SettlementStep, held: readonly string[], taken: readonly string[]): string {
  const sum = (codes: readonly string[]): Fen =>
    sumFen(
      step.inputs.flatMap(([code, value]) => (codes.includes(code) && typeof value === 'number' ? fen(value) : [])),
    );
  const result = resultText(step);
  return sum(taken) > sum(held) ? `：不足扣减，按 ${result}计，多出的部分见下一步` : ` = ${result}`;
}
