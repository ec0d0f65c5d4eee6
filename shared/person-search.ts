/** What was typed or scanned into the search box, and what it can mean; forgiving, but nothing is guessed. */
import { normaliseNumber } from './identity/normalise.ts';
import { paperSpellings } from './paper-number.ts';

/** How to look for what was typed. */
export type PersonSearch =
  | { readonly kind: 'nothing' }
  /** A name, pinyin or initials. */
  | { readonly kind: 'name'; readonly text: string }
  /** The beginning of the last four characters of a certificate number. */
  | { readonly kind: 'tail'; readonly tail: string }
  /** A whole certificate number, the beginning of a paper number, or a policy's own id. */
  | {
      readonly kind: 'number';
      readonly certno: string;
      readonly paperNos: readonly string[];
      readonly id: string | null;
    };

/** Our own QR holds `JD1|kind|number|hash`; that of a 保险凭证 `JDC1|certificate number|policy id|…`. */
const OUR_QR = /^(?:JD1|JDC1)\|[^|]*\|([^|]+)\|/i;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the box: full width, spaces and case do not matter. */
export function readPersonSearch(typed: string): PersonSearch {
  const text = typed.normalize('NFKC').trim();
  const number = normaliseNumber(OUR_QR.exec(text)?.[1] ?? text);
  if (!/[\p{L}\p{N}]/u.test(number)) return { kind: 'nothing' };
  // A masked number copied from another screen still tells its end.
  const tail = /^(?:[0-9A-Z]*\*+)?(\d{1,4}|\d{3}X)$/.exec(number)?.[1];
  if (tail !== undefined) return { kind: 'tail', tail };
  const isNumber = /^[0-9A-Z-]+$/.test(number) && /\d/.test(number);
  if (!isNumber) return { kind: 'name', text };
  const id = number.toLowerCase();
  return { kind: 'number', certno: number, paperNos: paperSpellings(number), id: ID.test(id) ? id : null };
}

/** The certificate number of our usual kind when all of it was typed, else null. */
export function wholeCertno(typed: string): string | null {
  const number = normaliseNumber(typed.normalize('NFKC').trim());
  return /^\d{17}[\dX]$/.test(number) ? number : null;
}
