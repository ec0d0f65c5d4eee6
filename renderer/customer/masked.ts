/** A person as the 客户屏 shows them: name and number masked, for whoever stands behind the citizen. */
import type { ContentOf } from '../../shared/customer-screen.ts';
import { maskCertno, maskName } from '../../shared/mask.ts';

/** The masked form of a person. */
export function maskedPerson(name: string, certno: string): ContentOf<'enrolling'>['person'] {
  return { name: maskName(name), certno: maskCertno(certno) };
}
