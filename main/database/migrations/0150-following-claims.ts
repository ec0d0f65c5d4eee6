/** Claims that follow a decided one: they take its bill back (冲正) or state it anew (更正). */
import type { Migration } from '../migrate.ts';

export const followingClaims: Migration = {
  version: 150,
  sql: /* sql */ `
-- The claim whose bill this one takes back or states anew, always the first of them; NULL for a bill of its own.
ALTER TABLE claims ADD COLUMN follows_claim_id TEXT;
-- Claims on one bill hold its receipts and its settlement together.
CREATE TABLE held_invoices (
  bill_code TEXT NOT NULL,
  bill_no   TEXT NOT NULL,
  claim_id  TEXT NOT NULL REFERENCES claims (claim_id),
  PRIMARY KEY (bill_code, bill_no, claim_id)
) STRICT, WITHOUT ROWID;
INSERT INTO held_invoices SELECT bill_code, bill_no, claim_id FROM invoices;
DROP TABLE invoices;
ALTER TABLE held_invoices RENAME TO invoices;
CREATE INDEX invoices_by_claim ON invoices (claim_id);
CREATE TABLE held_settlements (
  product  TEXT NOT NULL,
  setl_id  TEXT NOT NULL,
  claim_id TEXT NOT NULL REFERENCES claims (claim_id),
  PRIMARY KEY (product, setl_id, claim_id)
) STRICT, WITHOUT ROWID;
INSERT INTO held_settlements SELECT product, setl_id, claim_id FROM claimed_settlements;
DROP TABLE claimed_settlements;
ALTER TABLE held_settlements RENAME TO claimed_settlements;
CREATE INDEX claimed_settlements_by_claim ON claimed_settlements (claim_id);
CREATE INDEX claims_following ON claims (follows_claim_id) WHERE follows_claim_id IS NOT NULL;
`,
};
