/** 撤案: claims given up before they were decided (counter rule 17). */
import type { Migration } from '../migrate.ts';

export const withdrawals: Migration = {
  version: 170,
  sql: /* sql */ `
-- A decision of the claims office that was taken before the centre knew of it still ends the claim.
CREATE TABLE withdrawals (
  claim_id     TEXT PRIMARY KEY REFERENCES claims (claim_id),
  withdrawn_at TEXT NOT NULL,
  -- NULL once the document was destroyed.
  reason       TEXT,
  officer_no   TEXT NOT NULL,
  officer_name TEXT,
  entry_id     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
