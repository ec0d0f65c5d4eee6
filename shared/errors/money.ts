/** Sentences of the errors about money. */
export const moneyErrors = {
  'money-not-fen': (d: { value: string }) =>
    `金额 ${d.value} 不是整数分，或超出可准确计算的范围。请核对金额后重新录入；仍出现请联系技术支持。`,
  'money-empty': (_: Record<never, never>) => '金额未填写。请录入金额；确实没有的请填 0。',
  'money-not-number': (d: { value: string }) =>
    `金额“${d.value}”含有数字以外的内容。请只录入数字，如 1234.50 或 1,234.50。`,
  'money-negative': (d: { value: string }) =>
    `金额“${d.value}”为负数。此处只收正数，请去掉负号；退费结算单上的金额也填正数。`,
  'money-decimals': (d: { value: string }) => `金额“${d.value}”超过两位小数。请按票据录入到分（两位小数）。`,
  'money-too-large': (d: { value: string }) => `金额“${d.value}”过大，无法准确计算。请核对是否多录了数字。`,
  'money-words-negative': (d: { value: string }) =>
    `金额 ${d.value} 为负数，不能写成大写。退费请以正数打印在退费单上。`,
  'rate-invalid': (d: { value: string }) =>
    `比例“${d.value}”不正确。比例应在 0 到 1 之间、最多四位小数，如 0.75。请改正产品方案文件。`,
} as const;
