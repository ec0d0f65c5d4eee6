/** 撤案: claims a window gave up before they were decided (counter rule 17). */
import type { Migration } from '../migrate.ts';

export const withdrawals: Migration = {
  version: 110,
  sql: /* sql */ `
-- Where a decision was accepted before it came, the decision holds.
CREATE TABLE withdrawals (
  claim_id     text PRIMARY KEY REFERENCES claims (claim_id),
  withdrawn_at text NOT NULL,
  officer_no   text NOT NULL,
  entry_id     text NOT NULL
);
`,
};
