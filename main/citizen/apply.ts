/** From entries about the citizen's own acts to their tables. */
import type { Appliers } from '../journal/apply.ts';

export const citizenAppliers = {
  'notices.confirmed/1': {
    apply: (db, entry, body) => {
      db.run(
        `INSERT INTO notice_confirmations (confirmation_id, plan_id, plan_hash, channel, certno, applicant_certno, business_day,
           confirmed_at, entry_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        entry.subject,
        entry.amounts.planId,
        entry.amounts.planHash,
        entry.amounts.channel,
        body?.certno ?? null,
        body?.applicant.certno ?? null,
        entry.businessDay,
        entry.at,
        entry.id,
      );
    },
    erase: (db, entry) => {
      db.run(
        'UPDATE notice_confirmations SET certno = NULL, applicant_certno = NULL WHERE confirmation_id = ?',
        entry.subject,
      );
    },
  },
  'service.rated/1': {
    apply: (db, entry) => {
      const { kind, level, reasons } = entry.amounts;
      db.run(
        `INSERT INTO service_ratings (subject_id, kind, level, reasons, business_day, entry_id)
         VALUES (?, ?, ?, ?, ?, ?)`,
        entry.subject,
        kind,
        level,
        JSON.stringify(reasons),
        entry.businessDay,
        entry.id,
      );
    },
  },
} satisfies Appliers;
