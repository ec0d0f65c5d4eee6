/** The centre, what it sends (channels of the feed) and what the desk has sent it (batches of both chains). */
import type { Migration } from '../migrate.ts';

export const sync: Migration = {
  version: 90,
  sql: /* sql */ `
-- Until now channel 'plans' held what ships with the program; that is channel 'program', and 'plans' is the centre's.
-- The bytes stay as they were made.
DROP TRIGGER packages_no_update;
UPDATE packages SET channel = 'program' WHERE channel = 'plans';
-- Ed25519 by the centre, hex; NULL for what ships with the program.
ALTER TABLE packages ADD COLUMN signature TEXT CHECK (signature IS NOT NULL OR channel = 'program');
CREATE TRIGGER packages_no_update BEFORE UPDATE ON packages BEGIN SELECT RAISE(ABORT, 'packages are append-only'); END;

ALTER TABLE plans ADD COLUMN channel TEXT NOT NULL DEFAULT 'program' CHECK (channel IN ('program', 'plans'));
DROP INDEX plans_by_id;
CREATE INDEX plans_by_id ON plans (plan_id, channel, channel_n);

-- Business tables.
CREATE TABLE centre (
  only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
  url        TEXT NOT NULL,
  centre_id  TEXT NOT NULL,
  name       TEXT NOT NULL,
  public_key TEXT NOT NULL,
  admdvs     TEXT NOT NULL,
  joined_at  TEXT NOT NULL
) STRICT;
CREATE TABLE limits (
  only_row              INTEGER PRIMARY KEY CHECK (only_row = 1),
  accumulator_max_hours INTEGER NOT NULL,
  offline_per_claim_fen INTEGER NOT NULL,
  refund_days           INTEGER NOT NULL,
  roster_drop_percent   INTEGER NOT NULL
) STRICT;
-- 核赔权限, personal (counter rule 1).
CREATE TABLE authorities (
  operator_no   TEXT PRIMARY KEY,
  per_claim_fen INTEGER NOT NULL CHECK (per_claim_fen >= 0),
  per_day_fen   INTEGER NOT NULL CHECK (per_day_fen >= 0),
  until_day     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- The centre's last word on a policy.
CREATE TABLE rulings (
  policy_id TEXT PRIMARY KEY,
  outcome   TEXT NOT NULL CHECK (outcome IN ('accepted', 'refused', 'waiting')),
  code      TEXT,
  sentence  TEXT,
  owner     TEXT,
  ruled_at  TEXT NOT NULL,
  CHECK ((outcome = 'refused') = (code IS NOT NULL)),
  CHECK ((outcome = 'refused') = (owner IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE certificates (
  certificate_no TEXT PRIMARY KEY,
  policy_id      TEXT NOT NULL,
  plan_id        TEXT NOT NULL,
  cover_start    TEXT NOT NULL,
  cover_end      TEXT NOT NULL,
  issued_on      TEXT NOT NULL,
  signature      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX certificates_by_policy ON certificates (policy_id);
-- 应退保费 (counter rule 15).
CREATE TABLE refunds_due (
  policy_id  TEXT PRIMARY KEY,
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  since_day  TEXT NOT NULL,
  deadline   TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('due', 'paid', 'void'))
) STRICT, WITHOUT ROWID;
CREATE INDEX refunds_due_by_state ON refunds_due (state, deadline);
-- The centre's own run of a trial.
CREATE TABLE claim_checks (
  settlement_id   TEXT PRIMARY KEY,
  claim_id        TEXT NOT NULL,
  outcome         TEXT NOT NULL CHECK (outcome IN ('agrees', 'engine-differs', 'other-inputs')),
  healthy_fen     INTEGER,
  preexisting_fen INTEGER,
  checked_at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_checks_by_claim ON claim_checks (claim_id);
CREATE TABLE roster_offers (
  channel   TEXT NOT NULL,
  n         INTEGER NOT NULL,
  as_of     TEXT NOT NULL,
  -- The as-of day a delta builds on; NULL for a full package.
  base      TEXT,
  file_name TEXT NOT NULL,
  sha256    TEXT NOT NULL,
  bytes     INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  -- JSON: SHA-256 of each piece.
  chunks    TEXT NOT NULL,
  PRIMARY KEY (channel, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE alarms (
  channel  TEXT NOT NULL,
  n        INTEGER NOT NULL,
  item     INTEGER NOT NULL,
  code     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  sentence TEXT NOT NULL,
  at       TEXT NOT NULL,
  PRIMARY KEY (channel, n, item)
) STRICT, WITHOUT ROWID;

-- What only this installation knows; not rebuilt from the journal.
-- A batch is fixed here before its first byte leaves, and sent again as it is until it is answered (sync rules 3, 15).
CREATE TABLE batches (
  no           INTEGER PRIMARY KEY,
  batch_id     TEXT NOT NULL UNIQUE,
  epoch        TEXT NOT NULL,
  chain        TEXT NOT NULL CHECK (chain IN ('business', 'access')),
  first_seq    INTEGER NOT NULL,
  last_seq     INTEGER NOT NULL CHECK (last_seq >= first_seq),
  members_hash TEXT NOT NULL,
  -- fixed: nothing left yet, or the centre said that it took nothing · sending: on its way, or no answer came · taken · dropped: the
  -- centre stands elsewhere and another batch takes its place.
  state        TEXT NOT NULL CHECK (state IN ('fixed', 'sending', 'taken', 'dropped')),
  fixed_at     TEXT NOT NULL,
  sent_at      TEXT,
  answered_at  TEXT
) STRICT;
CREATE UNIQUE INDEX batches_one_open ON batches (epoch, chain) WHERE state IN ('fixed', 'sending');
-- How far the centre has taken each chain, stored on arrival of its answer (sync rule 12).
CREATE TABLE acknowledged (
  epoch TEXT NOT NULL,
  chain TEXT NOT NULL,
  seq   INTEGER NOT NULL CHECK (seq >= 0),
  hash  TEXT NOT NULL,
  at    TEXT NOT NULL,
  PRIMARY KEY (epoch, chain)
) STRICT, WITHOUT ROWID;
-- Whether the centre is reached, and if not, why not.
CREATE TABLE line (
  only_row        INTEGER PRIMARY KEY CHECK (only_row = 1),
  state           TEXT NOT NULL,
  -- Code and details of the error that keeps the line from being 正常; JSON.
  trouble         TEXT,
  attempted_at    TEXT,
  last_contact_at TEXT,
  -- The desk's clock less the centre's at the last contact.
  skew_ms         INTEGER
) STRICT;
-- What became of an offered roster that did not simply go in: why it stopped, and what an administrator said to it.
CREATE TABLE roster_stops (
  sha256      TEXT PRIMARY KEY,
  trouble     TEXT NOT NULL,
  stopped_at  TEXT NOT NULL,
  approved_by TEXT
) STRICT, WITHOUT ROWID;

-- What stands on an unsent entry is found from the entry.
CREATE INDEX payments_by_entry ON payments (entry_id);
CREATE INDEX payments_by_settled_entry ON payments (settled_entry_id) WHERE settled_entry_id IS NOT NULL;
`,
};
