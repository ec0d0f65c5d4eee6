/** 'person.reveal': one masked field in full, for a reason; field and reason are journaled before it is shown. */
import type { RevealedField } from '../../shared/revealed-field.ts';
import { REVEALED_FIELD_NAMES, REVEALED_FIELDS } from '../../shared/revealed-field.ts';
import { AppError } from '../../shared/errors.ts';
import { type Call, deskOf, sessionOf, writeFor } from '../desk-app.ts';
import type { QueryHandler } from '../handler.ts';
import { personKey } from '../journal/looks.ts';
import { readableRoster } from '../roster/current.ts';
import { insuredOf } from './certificate.ts';
import { certnoOf } from './who.ts';

/** 'person.reveal': throws 'person-field-unknown'. */
export const revealField: QueryHandler<'person.reveal'> = (call, { who, field, reason }) => {
  const certno = certnoOf(call, who);
  const value = valueOf(call, certno, field);
  if (value === null) throw new AppError('person-field-unknown', { field: REVEALED_FIELD_NAMES[field] });
  const subject = personKey(deskOf(call).db, certno);
  writeFor(call, null, (transaction) =>
    transaction.append({ type: 'person.revealed/1', subject, amounts: { field }, body: { certno, reason } }),
  );
  return { value };
};

/** Which fields of a person this side can ask for. */
export function knownFields(call: Call, certno: string): RevealedField[] {
  return REVEALED_FIELDS.filter((field) => valueOf(call, certno, field) !== null);
}

function valueOf(call: Call, certno: string, field: RevealedField): string | null {
  switch (field) {
    case 'certno':
      return certno;
    case 'psn_no':
      return psnNoOf(call, certno);
    case 'tel':
      return isHsa(call) ? null : (insuredOf(deskOf(call).db, certno)?.tel ?? null);
  }
}

/** The 医保 side reads its own roster, the insurer's what the proposal froze (counter rule 4). */
function psnNoOf(call: Call, certno: string): string | null {
  if (isHsa(call)) return readableRoster(call.app)?.find(certno)?.psn_no ?? null;
  return insuredOf(deskOf(call).db, certno)?.psn_no ?? null;
}

function isHsa(call: Call): boolean {
  return sessionOf(call).operator.side === 'hsa';
}
