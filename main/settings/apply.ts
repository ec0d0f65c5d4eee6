/** From entries about settings to their table. */
import type { Appliers } from '../journal/apply.ts';

export const settingAppliers = {
  'setting.changed/1': {
    apply: (db, entry, body) => {
      if (body === null) return; // holds no personal data, so it is never erased
      db.run(
        `INSERT INTO settings (key, value, changed_at) VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
        entry.subject,
        body.value,
        entry.at,
      );
    },
  },
} satisfies Appliers;
