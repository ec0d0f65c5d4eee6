/** Which shapes of number each psn_cert_type may have (STANDARDS §4); the shape decides what can be checked. */

/** `birth18` carries a birth date and a check character; `format` can be checked for its shape only. */
export interface CertificateFormat {
  readonly kind: string;
  readonly expected: string;
  readonly pattern: RegExp;
  readonly check: 'birth18' | 'format';
  /** Whether digit 17 tells the sex (odd 男, even 女). */
  readonly tellsGend: boolean;
  readonly isOldCard: boolean;
}

/** GB 11643-1999 [A]. 户口簿 carries the same number, so type 01 covers it. */
const resident = birth18('居民身份证（户口簿）', '18 位（末位可为 X）', /^\d{17}[\dX]$/, true);
/** 国办发〔2018〕81号 §3 [A]: 810000 香港, 820000 澳门, 830000 台湾. */
const residencePermit = birth18('港澳台居民居住证', '18 位，以 81、82 或 83 开头', /^8[123]0000\d{11}[\dX]$/, true);
/** 2023 card [A; inner split B]: 9 + 2 place + 3 nationality + 8 birth + 3 sequence + check; no rule for the sex was found. */
const permanentResident = birth18('外国人永久居留身份证', '18 位，以 9 开头', /^9\d{16}[\dX]$/, false);
/** 2017 card: shape [A]; inner layout and check digit unconfirmed [U], so shape only. */
const permanentResident2017 = shapeOnly('外国人永久居留证（2017 版）', '3 位字母加 12 位数字', /^[A-Z]{3}\d{12}$/);
const homeReturnPermit = shapeOnly('港澳居民来往内地通行证', 'H 或 M 加 8 位数字', /^[HM]\d{8}$/);
/** Old cards with two more digits: unconfirmed [U], accepted with a warning. */
const oldHomeReturnPermit = { ...shapeOnly('港澳居民来往内地通行证', '', /^[HM]\d{10}$/), isOldCard: true };
/** Types 04 and 05 also name the passport of the region; its shape has no confirmed rule [U]. */
const regionPassport = shapeOnly('特区护照', '1–2 位字母加 7–8 位数字', /^(K\d{8}|[A-Z]{2}\d{7,8})$/);
const taiwanPermit = shapeOnly('台湾居民来往大陆通行证', '8 位数字', /^\d{8}$/);
/** [B] Local type 990201: a newborn may have nothing else. */
const birthCertificate = shapeOnly('出生医学证明', '1 位字母加 9 位数字', /^[A-Z]\d{9}$/);
const otherPaper = shapeOnly('该类证件', '4–50 位字母、数字或汉字', /^[\p{L}\p{N}()./·-]{4,50}$/u);

/** 05 is 澳门 in one national list and 居住证 in a newer one (conflict): both are accepted under 04, 05 and 06. */
const FORMATS_BY_TYPE: Readonly<Record<string, readonly CertificateFormat[]>> = {
  '01': [resident],
  '04': [homeReturnPermit, oldHomeReturnPermit, residencePermit, regionPassport],
  '05': [residencePermit, homeReturnPermit, oldHomeReturnPermit, regionPassport],
  '06': [taiwanPermit, residencePermit],
  '07': [permanentResident, permanentResident2017],
  '990201': [birthCertificate],
};

/** The shapes of a certificate type, the usual one first; types without a known rule accept any short number. */
export function formatsOf(psnCertType: string): readonly CertificateFormat[] {
  return FORMATS_BY_TYPE[psnCertType] ?? [otherPaper];
}

function birth18(kind: string, expected: string, pattern: RegExp, tellsGend: boolean): CertificateFormat {
  return { kind, expected, pattern, check: 'birth18', tellsGend, isOldCard: false };
}

function shapeOnly(kind: string, expected: string, pattern: RegExp): CertificateFormat {
  return { kind, expected, pattern, check: 'format', tellsGend: false, isOldCard: false };
}
