/** A certificate that was read by a device, and what a scanner typed (counter rule 33). */
import { z } from 'zod';
import { isBetween, type LocalDate, localDateSchema } from './dates.ts';
import { checkCertificate, compareWithCertificate } from './identity.ts';
import { normaliseNumber } from './identity/normalise.ts';
import { lineSchema } from './text.ts';

/** What stands on a certificate as a reader gives it; absent parts are null. A `valid_to` of 长期 never ends. */
export const readCardSchema = z.strictObject({
  psn_cert_type: lineSchema(6),
  certno: lineSchema(50),
  psn_name: lineSchema(50),
  gend: z.enum(['1', '2']).nullable(),
  brdy: localDateSchema.nullable(),
  valid_from: localDateSchema.nullable(),
  valid_to: z.union([localDateSchema, z.literal('长期')]).nullable(),
  issuer: lineSchema(100).nullable(),
});

export type ReadCard = z.output<typeof readCardSchema>;

/** Doubts the clerk must see beside the card, in Chinese; they refuse nothing. `today` is the business day. */
export function cardDoubts(card: ReadCard, today: LocalDate): readonly string[] {
  const check = checkCertificate(card.psn_cert_type, card.certno, today);
  if (!check.ok) return validityDoubt(card, today);
  // What the card does not say cannot differ.
  const stated = { gend: card.gend ?? check.gend ?? '', brdy: card.brdy ?? check.brdy ?? '' };
  const differs = compareWithCertificate(check, stated).map(({ sentence }) => sentence);
  return [...validityDoubt(card, today), ...differs];
}

/** 2015-01-01 至 长期, or what is known of it. */
export function validityOf({ valid_from, valid_to }: ReadCard): string {
  if (valid_from === null && valid_to === null) return '证件未载明';
  return `${valid_from ?? '未载明'} 至 ${valid_to ?? '未载明'}`;
}

/** What a scanner or a keyboard-wedge reader typed. A 医保码 carries nothing on: its token is never kept (rule 33). */
export type Scan =
  | {
      readonly kind: 'certificate';
      readonly psn_cert_type: string;
      readonly certno: string;
      readonly psn_name: string | null;
    }
  | { readonly kind: 'own-paper'; readonly no: string }
  | { readonly kind: 'hsa-code' }
  | { readonly kind: 'unknown' };

/** What a scan is read against: the business day, and the shape of a 医保码 (a setting), or null for none. */
export interface ScanGround {
  readonly today: LocalDate;
  readonly hsaCode: string | null;
}

/** Recognises one scan: our own QR, a certificate number with or without `<tab>name`, a 医保码, or nothing of ours. */
export function readScan(text: string, { today, hsaCode }: ScanGround): Scan {
  const line = text.trim();
  const no = OUR_QR.exec(line)?.[1];
  if (no !== undefined) return { kind: 'own-paper', no };
  const certificate = certificateIn(line, today);
  if (certificate !== null) return certificate;
  const isHsaCode = hsaCode !== null && new RegExp(`^(?:${hsaCode})$`, 'u').test(line);
  return { kind: isHsaCode ? 'hsa-code' : 'unknown' };
}

/** Our papers' QR: `JD1|kind|number|hash`; that of a 保险凭证 names its policy: `JDC1|certificate number|policy id|…`. */
const OUR_QR = /^(?:JD1|JDC1)\|[^|]*\|([^|]+)\|/i;

/** Numbers of 18 with a birth date and a check character name their own type; anything shorter could be any number. */
const TYPES_BY_START = [
  [/^810000/, '04'],
  [/^820000/, '05'],
  [/^830000/, '06'],
  [/^9/, '07'],
] as const;

/** The certificate type that a normalised number of 18 names by its beginning; null for any other number. */
export function certTypeOfNumber(certno: string): string | null {
  if (!/^\d{17}[\dX]$/.test(certno)) return null;
  return TYPES_BY_START.find(([start]) => start.test(certno))?.[1] ?? '01';
}

function certificateIn(line: string, today: LocalDate): Scan | null {
  const [number = '', name = '', ...rest] = line.split('\t');
  const certno = normaliseNumber(number);
  const psn_cert_type = certTypeOfNumber(certno);
  if (rest.length > 0 || psn_cert_type === null) return null;
  if (!checkCertificate(psn_cert_type, certno, today).ok) return null;
  const psn_name = lineSchema(50).safeParse(name).data ?? null;
  return { kind: 'certificate', psn_cert_type, certno, psn_name };
}

function validityDoubt({ valid_from, valid_to }: ReadCard, today: LocalDate): readonly string[] {
  const from = valid_from ?? today;
  const to = valid_to === null || valid_to === '长期' ? today : valid_to;
  if (isBetween(today, from, to)) return [];
  if (from > today) return [`证件自 ${from} 起有效，今天是 ${today}。请核对证件，并确认本机日期正确。`];
  return [`证件有效期至 ${to}，今天是 ${today}，已过期。请本人出示有效证件；确需办理的按规定核实并留存说明。`];
}
