/** Prints of papers with what became of each, and papers that are void. */
import type { Migration } from '../migrate.ts';

export const prints: Migration = {
  version: 40,
  sql: /* sql */ `
CREATE TABLE prints (
  -- The entry that began it.
  print_id    TEXT PRIMARY KEY,
  no          TEXT NOT NULL,
  kind        TEXT NOT NULL,
  -- 0 the original, n marked 补打 第n次.
  reprint     INTEGER NOT NULL CHECK (reprint >= 0),
  profile     TEXT NOT NULL,
  way         TEXT NOT NULL CHECK (way IN ('printer', 'dialog', 'file')),
  state       TEXT NOT NULL CHECK (state IN ('open', 'printed', 'failed')),
  operator_no TEXT NOT NULL,
  started_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- One original, one first copy, …; what never came out leaves its place free.
CREATE UNIQUE INDEX prints_one_copy ON prints (no, reprint) WHERE state <> 'failed';
CREATE INDEX prints_by_paper ON prints (no);
CREATE INDEX prints_open ON prints (started_at) WHERE state = 'open';

-- Prints from before they had a beginning and an end.
INSERT INTO prints (print_id, no, kind, reprint, profile, way, state, operator_no, started_at)
SELECT id, bytes ->> '$.amounts.no', bytes ->> '$.amounts.kind', bytes ->> '$.amounts.reprint', 'a4', 'dialog', 'printed',
       bytes ->> '$.actor.operatorNo', bytes ->> '$.at'
FROM journal WHERE type = 'paper.printed/1' ORDER BY ordinal;

ALTER TABLE papers ADD COLUMN business_day TEXT NOT NULL DEFAULT '';
ALTER TABLE papers ADD COLUMN issued_at TEXT NOT NULL DEFAULT '';
ALTER TABLE papers ADD COLUMN issued_by TEXT NOT NULL DEFAULT '';
ALTER TABLE papers ADD COLUMN voided_at TEXT;
ALTER TABLE papers ADD COLUMN voided_by TEXT;
ALTER TABLE papers ADD COLUMN void_reason TEXT;
UPDATE papers SET (business_day, issued_at, issued_by) =
  (SELECT business_day, bytes ->> '$.at', bytes ->> '$.actor.operatorNo' FROM journal WHERE id = papers.entry_id);
CREATE INDEX papers_by_day ON papers (business_day);
`,
};
