/** From entries about what was seen to, to their table. */
import type { Appliers } from '../journal/apply.ts';

export const attentionAppliers = {
  'attention.handled/1': {
    apply: (db, entry, body) => {
      db.run(
        `INSERT INTO attention_handled (kind, subject, reason, operator_no, handled_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        entry.amounts.kind,
        entry.subject,
        body?.reason ?? null,
        entry.actor.operatorNo,
        entry.at,
      );
    },
    erase: (db, entry) =>
      void db.run(
        'UPDATE attention_handled SET reason = NULL WHERE kind = ? AND subject = ?',
        entry.amounts.kind,
        entry.subject,
      ),
  },
} satisfies Appliers;
