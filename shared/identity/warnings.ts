/** What the desk shows about a number but never refuses for: the clerk looks at the card and decides. */

const sentences = {
  'area-unknown': '号码前 6 位不是已知的行政区划，可能是已撤销的老代码。请核对证件，无误可继续。',
  'format-only': '该类证件只核对格式，无校验位可验。请对照证件逐位核对。',
  'old-card': '该号码是旧版证件格式。请核对证件是否在有效期内。',
  'gend-differs': '性别与证件号码第 17 位不一致。请对照证件核对。',
  'brdy-differs': '出生日期与证件号码第 7–14 位不一致。请对照证件核对。',
  'account-length': '账号不是银行卡常见的 16–19 位，可能是存折或老账号。请对照存折核对。',
  'account-luhn': '账号未通过银行卡校验，可能抄错一位，也可能是存折或老账号。请对照卡面逐位核对。',
} as const;

export type WarningCode = keyof typeof sentences;

/** A doubt worth showing, with its Chinese sentence. */
export interface IdentityWarning {
  readonly code: WarningCode;
  readonly sentence: string;
}

/** The warning of a code. */
export function warningOf(code: WarningCode): IdentityWarning {
  return { code, sentence: sentences[code] };
}
