/** A review agrees to a trial under the determination that held when it came; a later determination is reviewed anew. */
import type { Migration } from '../migrate.ts';

export const reviewedDetermination: Migration = {
  version: 70,
  sql: /* sql */ `
-- NULL where nothing was determined then.
ALTER TABLE reviews ADD COLUMN determination_id text;
UPDATE reviews SET determination_id = (
  SELECT determination_id FROM determinations
  WHERE determinations.claim_id = reviews.claim_id AND status IS NOT NULL AND determined_at <= reviewed_at
  ORDER BY determined_at COLLATE "C" DESC, determination_id COLLATE "C" DESC LIMIT 1);
`,
};
