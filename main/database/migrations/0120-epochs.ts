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
-- Epochs of this folder whose predecessors were compared with the centre and fetched back.
CREATE TABLE fetched_back (epoch_id TEXT PRIMARY KEY, done_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- Business table: entries that came back and could not be applied, because the tables held what excludes them. A person decides.
CREATE TABLE set_aside (
  entry_id TEXT PRIMARY KEY,
  type     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- The epoch somebody asked the centre for: an answer that was lost is asked for again with the same key.
CREATE TABLE asked_epoch (
  only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
  epoch_id    TEXT NOT NULL,
  public_key  TEXT NOT NULL,
  private_key TEXT NOT NULL
) STRICT;
`,
};
