/** Deciding: 既往症认定, 复核 and 核定 of this desk and of the claims office, and the centre's accumulators. */
import type { Migration } from '../migrate.ts';

export const decisions: Migration = {
  version: 100,
  sql: /* sql */ `
-- How many figures a trial has: 2 until 既往症 is determined.
ALTER TABLE settlements ADD COLUMN figures INTEGER NOT NULL DEFAULT 2 CHECK (figures IN (1, 2));
-- The 既往症认定 it rests on.
ALTER TABLE settlements ADD COLUMN determination_id TEXT;
-- The decision that ended it; the queues look at open claims only.
ALTER TABLE claims ADD COLUMN decision_id TEXT;
CREATE INDEX claims_open ON claims (opened_at) WHERE decision_id IS NULL;

-- What came by the feed has no entry. Columns that may be NULL lose their content by erasure.
CREATE TABLE determinations (
  determination_id   TEXT PRIMARY KEY,
  claim_id           TEXT NOT NULL,
  status             TEXT CHECK (status IN ('healthy', 'preexisting')),
  first_diagnosed_on TEXT,
  reason             TEXT,
  officer_no         TEXT NOT NULL,
  officer_name       TEXT,
  place              TEXT NOT NULL CHECK (place IN ('desk', 'centre')),
  determined_at      TEXT NOT NULL,
  entry_id           TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX determinations_by_claim ON determinations (claim_id, determined_at);

CREATE TABLE reviews (
  review_id     TEXT PRIMARY KEY,
  claim_id      TEXT NOT NULL,
  settlement_id TEXT NOT NULL,
  verdict       TEXT NOT NULL CHECK (verdict IN ('agreed', 'returned')),
  reason        TEXT,
  officer_no    TEXT NOT NULL,
  officer_name  TEXT,
  place         TEXT NOT NULL CHECK (place IN ('desk', 'centre')),
  reviewed_at   TEXT NOT NULL,
  entry_id      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX reviews_by_claim ON reviews (claim_id, reviewed_at);

CREATE TABLE decisions (
  decision_id   TEXT PRIMARY KEY,
  claim_id      TEXT NOT NULL,
  policy_id     TEXT NOT NULL,
  settlement_id TEXT NOT NULL,
  verdict       TEXT NOT NULL CHECK (verdict IN ('pay', 'decline')),
  payable_fen   INTEGER NOT NULL,
  officer_no    TEXT NOT NULL,
  place         TEXT NOT NULL CHECK (place IN ('desk', 'centre')),
  decided_at    TEXT NOT NULL,
  -- The whole decision; NULL once its document was destroyed.
  json          TEXT,
  -- pending: the centre has not ruled yet · confirmed: it has · superseded: the claims office had decided the claim before.
  state         TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'superseded')),
  signature     TEXT,
  entry_id      TEXT,
  CHECK ((state = 'confirmed') = (signature IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX decisions_by_claim ON decisions (claim_id, decided_at);
CREATE INDEX decisions_by_policy ON decisions (policy_id, decided_at);
CREATE INDEX decisions_by_officer ON decisions (officer_no, decided_at);

-- Where a settlement group stood after the centre's last ruling that touched it, and which settlements are inside.
CREATE TABLE accumulators (
  policy_id TEXT PRIMARY KEY,
  state     TEXT NOT NULL,
  includes  TEXT NOT NULL,
  as_of     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What only this installation knows: when each channel was last read to its end, milliseconds on the machine's clock.
CREATE TABLE feed_read (
  channel TEXT PRIMARY KEY,
  read_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
