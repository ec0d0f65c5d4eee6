/** Settings of the desk that somebody has changed; all others stand at their default. */
import type { Migration } from '../migrate.ts';

export const settings: Migration = {
  version: 20,
  sql: /* sql */ `
CREATE TABLE settings (
  key        TEXT PRIMARY KEY,
  -- JSON, checked by the setting's own schema.
  value      TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
