/** What was typed or scanned into the search box: a certificate number, a paper number, or something for a later version. */

/** A subject for the search page, or the sentence that says why there is none. */
export interface ReadSearch {
  readonly subject: string | null;
  readonly refusal: string | null;
}

/** Our own QR holds `JD1|kind|number|hash`; its number is what is searched. */
const OUR_QR = /^JD1\|[^|]*\|([^|]+)\|/;

/** Reads the box. Full-width characters are taken as typed. */
export function readSearch(text: string): ReadSearch {
  const plain = text.normalize('NFKC').trim().toUpperCase();
  const subject = OUR_QR.exec(plain)?.[1] ?? plain;
  if (subject === '') return { subject: null, refusal: null };
  const isNumber = /^[0-9A-Z-]{8,60}$/.test(subject) && /\d{6}/.test(subject.replaceAll('-', ''));
  if (isNumber) return { subject, refusal: null };
  return {
    subject: null,
    refusal:
      '本版本只按完整证件号码或单证号查询；按姓名、拼音、后四位查询将在下一版本提供。请输入完整号码或扫描单证二维码。',
  };
}

/** True for numbers of our papers, which hold their parts apart by hyphens or start with a desk code. */
export function isPaperNumber(subject: string): boolean {
  return subject.includes('-') || /^[A-Z][A-Z0-9]{1,5}\d{8}/.test(subject);
}
