/** The invented people's certificates, as a reader would give them. */
import type { ReadCard } from '../../shared/card.ts';
import { localDate } from '../../shared/dates.ts';
import { cast } from './cast.ts';
import { PORTRAIT } from './portrait.ts';

/** Whose card has run out, so that the warning can be seen. */
const EXPIRED = '常样例';

/** The card of a member of the cast; null for anybody else. */
export function castCard(certno: string): { readonly card: ReadCard; readonly photo: Uint8Array } | null {
  const row = cast.find((member) => member.row.certno === certno)?.row;
  if (row === undefined) return null;
  const { psn_cert_type, psn_name, brdy, gend } = row;
  const card: ReadCard = {
    psn_cert_type,
    certno,
    psn_name,
    gend: gend === '1' ? '1' : '2',
    brdy,
    valid_from: localDate(psn_name === EXPIRED ? '2009-06-01' : '2015-06-01'),
    valid_to: psn_name === EXPIRED ? localDate('2019-06-01') : '长期',
    issuer: '样例市公安局（虚构）',
  };
  return { card, photo: Uint8Array.from(Buffer.from(PORTRAIT, 'base64')) };
}
