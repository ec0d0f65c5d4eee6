/** Sentences of the errors about claims, their sheets and drugs. */
export const claimErrors = {
  'sheet-field-twice': (d: { field: string; first: string; second: string }) =>
    `结算单“${d.field}”出现两个不同的值：${d.first} 和 ${d.second}。请核对来源文件，只保留一个。`,
  'sheet-field-missing': (d: { field: string }) => `结算单缺少“${d.field}”。请按医保结算单补录；单上没有的金额填 0。`,
  'sheet-field-invalid': (d: { field: string; value: string; problem: string }) =>
    `结算单“${d.field}”的值“${d.value}”不正确：${d.problem}。请按医保结算单改正。`,
  'claim-drug-sum-above-self-funded': (d: { sum: string; limit: string; difference: string }) =>
    `自费药品合计 ${d.sum} 大于结算单全自费金额 ${d.limit}，多出 ${d.difference} 元。请按费用明细核对自费药品。`,
  'claim-listed-drugs-above-sum': (d: { listed: string; sum: string; difference: string }) =>
    `目录药品合计 ${d.listed} 大于自费药品合计 ${d.sum}，多出 ${d.difference} 元。请核对目录药品明细或自费药品合计。`,
  'claim-drug-amount-sign': (d: { name: string }) =>
    `“${d.name}”的金额正负号与结算单不一致。退费结算填负数，其他填正数，请改正。`,
  'sheet-not-whole': (d: { finding: string }) => `结算单金额不平，未受理：${d.finding}`,
  'claim-unknown': (_: Record<never, never>) => '没有这个理赔案。请刷新后重试。',
  'claim-erased': (_: Record<never, never>) => '这个理赔案的内容已依规定销毁，不能再试算或修改。如需查证请联系主管。',
  'claim-policy-not-live': (d: { state: string }) =>
    `保单状态为“${d.state}”，不能受理理赔。请核对保单，或联系保险公司。`,
  'claim-outside-year': (d: { visit: string; from: string; to: string }) =>
    `就诊日期 ${d.visit} 不在保单保障期间 ${d.from} 至 ${d.to} 内。请选择就诊当年的保单，或核对结算单日期。`,
  'claim-invoice-used': (d: { code: string; no: string }) =>
    `票据 ${d.code}-${d.no} 已用于另一个理赔案，同一张票据只能申请一次。请核对票据代码和号码。`,
  'claim-invoice-twice': (d: { code: string; no: string }) => `票据 ${d.code}-${d.no} 填写了两次。请删去重复的一行。`,
  'settlement-changed': (d: { shown: string; now: string }) =>
    `屏幕上的试算金额（${d.shown}）与重新计算的结果（${d.now}）不同，未出具试算单。请刷新后按新结果再确认。`,
} as const;
