/** Sentences of the errors about dates, certificates, names, accounts and paper numbers. Numbers of people come masked. */
export const identityErrors = {
  'date-impossible': (d: { value: string }) =>
    `日期“${d.value}”不存在或格式不对。请按“年-月-日”填写真实日期，例如 2021-11-20。`,
  'cert-type-unknown': (d: { value: string }) =>
    `证件类型代码“${d.value}”不在代码表中。请从列表中选择证件类型，或请系统管理员导入本地代码表。`,
  'certno-missing': (d: { kind: string }) => `证件号码未填写。请刷卡读取或输入${d.kind}号码。`,
  'certno-shape': (d: { kind: string; expected: string; length: number }) =>
    `证件号码格式不对：${d.kind}应为 ${d.expected}，现填 ${d.length} 位。请对照证件重新输入，或改选证件类型。`,
  'certno-fifteen-digits': (_: Record<never, never>) =>
    '证件号码为 15 位旧号码，已停止使用。请按现持居民身份证录入 18 位号码。',
  'certno-spreadsheet': (_: Record<never, never>) =>
    '证件号码已被表格软件改成科学计数法，末几位已丢失。请将该列设为“文本”后重新导出。',
  'certno-date-impossible': (d: { digits: string }) =>
    `证件号码第 7–14 位“${d.digits}”不是真实日期。请对照证件逐位核对出生日期部分。`,
  'certno-date-future': (d: { brdy: string; today: string }) =>
    `证件号码中的出生日期 ${d.brdy} 晚于今天 ${d.today}。请对照证件逐位核对，并确认本机日期正确。`,
  'certno-age-impossible': (d: { brdy: string; age: number }) =>
    `证件号码中的出生日期 ${d.brdy} 推算为 ${d.age} 岁，超过 150 岁。请对照证件逐位核对第 7–10 位年份。`,
  'certno-check-digit': (d: { masked: string }) =>
    `证件号码 ${d.masked} 校验不符，至少有一位抄错。请对照证件逐位核对，不要只改末位。`,
  'usci-shape': (d: { value: string }) =>
    `统一社会信用代码“${d.value}”格式不对：应为 18 位数字或大写字母（不含 I、O、S、V、Z）。请对照营业执照重新输入。`,
  'usci-check-digit': (d: { value: string }) =>
    `统一社会信用代码“${d.value}”校验不符，至少有一位抄错。请对照营业执照逐位核对。`,
  'bank-account-shape': (d: { length: number }) =>
    `银行账号格式不对：应为 6–32 位数字，现填 ${d.length} 位或含有其他字符。请对照银行卡或存折重新输入。`,
  'paper-number-shape': (d: { value: string }) =>
    `单证号“${d.value}”格式不对。请按单证右上角完整输入，例如 ZZ01-20211120-A-000001-K。`,
  'paper-number-check': (d: { value: string }) =>
    `单证号“${d.value}”校验不符，至少有一位抄错。请对照单证右上角逐位核对。`,
  'paper-number-ambiguous': (d: { value: string }) =>
    `单证号“${d.value}”省略短横后有多种读法。请连同短横一起输入，例如 ZZ01-20211120-A-000001-K。`,
} as const;
