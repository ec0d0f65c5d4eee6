/** What was seen to of the alarms and of the entries set aside. */
import type { Migration } from '../migrate.ts';

export const attention: Migration = {
  version: 140,
  sql: /* sql */ `
-- Business table. The reason is NULL once its document was destroyed.
CREATE TABLE attention_handled (
  kind        TEXT NOT NULL CHECK (kind IN ('alarm', 'set-aside')),
  subject     TEXT NOT NULL,
  reason      TEXT,
  operator_no TEXT NOT NULL,
  handled_at  TEXT NOT NULL,
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
`,
};
