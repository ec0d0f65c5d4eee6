/** Entries of the access chain: who signed in, who looked at whom (DESIGN §3.3). */
import { z } from 'zod';
import { accessEntry } from '../journal/entry-type.ts';
import { revealedFieldSchema } from '../revealed-field.ts';
import { lineSchema } from '../text.ts';

export const accessEntries = {
  'session.opened/1': accessEntry(z.strictObject({ purpose: z.enum(['session', 'step']) }), z.null()),
  'session.refused/1': accessEntry(
    z.strictObject({ remaining: z.int().min(0) }),
    z.strictObject({ operatorNo: lineSchema(40) }),
  ),
  'session.closed/1': accessEntry(z.strictObject({ reason: z.enum(['signed-out', 'locked', 'unlocked']) }), z.null()),
  /** A password was set anew, by its owner or by an administrator; the password itself is nowhere. */
  'password.set/1': accessEntry(z.strictObject({}), z.null()),
  /** A person's details were opened, or the roster asked about a stranger (lookup); the same operator, person and purpose within ten minutes is one entry. */
  'person.opened/1': accessEntry(
    z.strictObject({ purpose: z.enum(['enrollment', 'claim', 'inquiry', 'lookup']) }),
    z.strictObject({ certno: lineSchema(50) }),
  ),
  /** A masked field of a person was shown in full, for a reason the clerk gave. */
  'person.revealed/1': accessEntry(
    z.strictObject({ field: revealedFieldSchema }),
    z.strictObject({ certno: lineSchema(50), reason: lineSchema(100) }),
  ),
};
