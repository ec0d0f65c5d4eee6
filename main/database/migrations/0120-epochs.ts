/** What this installation remembers of its backups and of an epoch it asked for; neither is rebuilt from the journal. */
import type { Migration } from '../migrate.ts';

export const epochs: Migration = {
  version: 120,
  sql: /* sql */ `
CREATE TABLE backups (
  backup_id TEXT PRIMARY KEY,
  made_at   TEXT NOT NULL,
  -- Where it was put; a stick may be elsewhere by now.
  path      TEXT NOT NULL,
  bytes     INTEGER NOT NULL,
  entries   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX backups_by_time ON backups (made_at);
`,
};
