/** What the citizen did at the window: confirmed the notices, rated the service. */
import type { Migration } from '../migrate.ts';

export const citizen: Migration = {
  version: 50,
  sql: /* sql */ `
CREATE TABLE notice_confirmations (
  confirmation_id TEXT PRIMARY KEY,
  plan_id         TEXT NOT NULL,
  plan_hash       TEXT NOT NULL,
  channel         TEXT NOT NULL CHECK (channel IN ('screen', 'paper')),
  -- 被保险人's; NULL once the document is erased.
  certno          TEXT,
  -- 投保人's, who confirmed; NULL likewise.
  applicant_certno TEXT,
  business_day    TEXT NOT NULL,
  confirmed_at    TEXT NOT NULL,
  entry_id        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_confirmations_by_person ON notice_confirmations (certno, plan_hash);
CREATE TABLE service_ratings (
  subject_id   TEXT PRIMARY KEY,
  kind         TEXT NOT NULL CHECK (kind IN ('policy', 'claim')),
  level        INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
  -- JSON: codes of the reasons.
  reasons      TEXT NOT NULL,
  business_day TEXT NOT NULL,
  entry_id     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX service_ratings_by_day ON service_ratings (business_day);
`,
};
