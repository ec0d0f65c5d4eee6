/** Claims that follow a decided one: they take its bill back (冲正) or state it anew (更正). */
import type { Migration } from '../migrate.ts';

export const followingClaims: Migration = {
  version: 150,
  sql: /* sql */ `
-- The claim whose bill this one takes back or states anew, always the first of them; NULL for a bill of its own.
ALTER TABLE claims ADD COLUMN follows_claim_id TEXT;
CREATE INDEX claims_following ON claims (follows_claim_id) WHERE follows_claim_id IS NOT NULL;
`,
};
