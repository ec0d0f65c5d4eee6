/** The first schema: the journal and its documents, what only this installation knows, and the business tables. */
import type { Migration } from '../migrate.ts';

export const spine: Migration = {
  version: 10,
  sql: /* sql */ `
-- The journal: append-only, in two chains. Columns repeat the header for finding; the bytes are the truth.
CREATE TABLE journal (
  ordinal      INTEGER PRIMARY KEY,
  epoch        TEXT NOT NULL,
  chain        TEXT NOT NULL CHECK (chain IN ('business', 'access')),
  seq          INTEGER NOT NULL CHECK (seq >= 1),
  id           TEXT NOT NULL UNIQUE,
  type         TEXT NOT NULL,
  subject      TEXT NOT NULL,
  business_day TEXT NOT NULL,
  bytes        TEXT NOT NULL,
  hash         TEXT NOT NULL,
  UNIQUE (epoch, chain, seq)
) STRICT;
CREATE INDEX journal_by_subject ON journal (subject, type);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Bodies with personal data. The only change ever is the destruction of body and salt together.
CREATE TABLE documents (
  entry_id     TEXT PRIMARY KEY REFERENCES journal (id),
  salt         BLOB,
  body         TEXT,
  retain_until TEXT NOT NULL,
  CHECK ((salt IS NULL) = (body IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER documents_only_erased BEFORE UPDATE ON documents
WHEN NEW.body IS NOT NULL OR NEW.entry_id <> OLD.entry_id OR NEW.retain_until <> OLD.retain_until
BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END;
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'a document is never deleted'); END;

-- Feed packages, verbatim; after_ordinal says where in the journal each was applied.
CREATE TABLE packages (
  channel       TEXT NOT NULL,
  n             INTEGER NOT NULL CHECK (n >= 1),
  bytes         TEXT NOT NULL,
  hash          TEXT NOT NULL,
  after_ordinal INTEGER NOT NULL,
  PRIMARY KEY (channel, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER packages_no_update BEFORE UPDATE ON packages BEGIN SELECT RAISE(ABORT, 'packages are append-only'); END;
CREATE TRIGGER packages_no_delete BEFORE DELETE ON packages BEGIN SELECT RAISE(ABORT, 'packages are append-only'); END;

-- What only this installation knows; not rebuilt from the journal.
CREATE TABLE requests (
  request_id TEXT PRIMARY KEY,
  method     TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  answer     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE installation (
  only_row        INTEGER PRIMARY KEY CHECK (only_row = 1),
  installation_id TEXT NOT NULL,
  look_key        BLOB NOT NULL
) STRICT;
CREATE TABLE epoch_keys (epoch_id TEXT PRIMARY KEY, private_key TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE credentials (operator_no TEXT PRIMARY KEY, phc TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE jobs (
  job_id     TEXT PRIMARY KEY,
  method     TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  done       INTEGER NOT NULL,
  total      INTEGER,
  phase      TEXT NOT NULL,
  outcome    TEXT,
  error      TEXT,
  started_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Business tables: changed by apply[type] and nothing else.
CREATE TABLE desk (
  only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
  desk_code TEXT NOT NULL,
  site      TEXT NOT NULL,
  zone      TEXT NOT NULL,
  mode      TEXT NOT NULL CHECK (mode IN ('demo', 'live')),
  demo_day  TEXT
) STRICT;
CREATE TABLE epochs (
  epoch_id      TEXT PRIMARY KEY,
  number        INTEGER NOT NULL UNIQUE,
  mark          TEXT NOT NULL,
  public_key    TEXT NOT NULL,
  opened_at     TEXT NOT NULL,
  paper_counter INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE operators (
  operator_no TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  side        TEXT NOT NULL CHECK (side IN ('hsa', 'insurer')),
  insurer     TEXT,
  grants      TEXT NOT NULL,
  licence_no  TEXT,
  standing    TEXT NOT NULL CHECK (standing IN ('active', 'left')),
  added_at    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE shifts (
  shift_id     TEXT PRIMARY KEY,
  operator_no  TEXT NOT NULL REFERENCES operators (operator_no),
  business_day TEXT NOT NULL,
  float_fen    INTEGER NOT NULL,
  opened_at    TEXT NOT NULL,
  closed_at    TEXT,
  UNIQUE (operator_no, business_day)
) STRICT, WITHOUT ROWID;
CREATE TABLE roster_versions (
  version     INTEGER PRIMARY KEY,
  source_name TEXT NOT NULL,
  source_hash TEXT NOT NULL,
  as_of       TEXT NOT NULL,
  people      INTEGER NOT NULL,
  row_count   INTEGER NOT NULL,
  refused     INTEGER NOT NULL,
  switched_at TEXT NOT NULL
) STRICT;
CREATE TABLE plans (
  plan_hash TEXT PRIMARY KEY,
  plan_id   TEXT NOT NULL,
  channel_n INTEGER NOT NULL,
  json      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plans_by_id ON plans (plan_id, channel_n);

CREATE TABLE policies (
  policy_id       TEXT PRIMARY KEY,
  plan_id         TEXT NOT NULL,
  plan_hash       TEXT NOT NULL,
  cover_year      INTEGER NOT NULL,
  cover_start     TEXT NOT NULL,
  cover_end       TEXT NOT NULL,
  premium_fen     INTEGER NOT NULL CHECK (premium_fen >= 0),
  state           TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'refused', 'cancelled')),
  seller_no       TEXT NOT NULL,
  shift_id        TEXT NOT NULL,
  proposed_at     TEXT NOT NULL,
  entry_id        TEXT NOT NULL,
  certno          TEXT,
  psn_no          TEXT,
  psn_name        TEXT,
  declared_health TEXT
) STRICT, WITHOUT ROWID;
-- One live policy for a person, plan and cover year.
CREATE UNIQUE INDEX policies_one_live ON policies (certno, plan_id, cover_year) WHERE state IN ('proposed', 'accepted');
CREATE INDEX policies_by_time ON policies (proposed_at);

CREATE TABLE payments (
  payment_id       TEXT PRIMARY KEY,
  policy_id        TEXT NOT NULL REFERENCES policies (policy_id),
  tender           TEXT NOT NULL CHECK (tender IN ('cash', 'personal-account', 'qr', 'card', 'transfer', 'subsidy')),
  state            TEXT NOT NULL CHECK (state IN ('collected', 'unmatched', 'to-deduct', 'receivable', 'failed')),
  amount_fen       INTEGER NOT NULL CHECK (amount_fen >= 0),
  kept_fen         INTEGER NOT NULL CHECK (kept_fen IN (0, amount_fen)),
  shift_id         TEXT NOT NULL,
  settled_shift_id TEXT,
  settled_day      TEXT,
  settled_entry_id TEXT,
  payer_name       TEXT,
  payer_certno     TEXT,
  -- What the clerk typed for qr, card and transfer; for 个人账户 what the result file brought.
  reference        TEXT,
  -- The entry that made the payment: its body says who pays, and the receipt repeats it.
  entry_id         TEXT NOT NULL,
  -- The payment that took its place; NULL is the live payment of its policy.
  superseded_by    TEXT REFERENCES payments (payment_id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (superseded_by IS NULL OR state = 'failed')
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX payments_one_live ON payments (policy_id) WHERE superseded_by IS NULL;
CREATE UNIQUE INDEX payments_one_reference ON payments (tender, reference) WHERE reference IS NOT NULL AND state <> 'failed';
CREATE INDEX payments_by_policy ON payments (policy_id);
CREATE INDEX payments_by_state ON payments (state);

CREATE TABLE claims (
  claim_id  TEXT PRIMARY KEY,
  policy_id TEXT NOT NULL REFERENCES policies (policy_id),
  entry_id  TEXT NOT NULL,
  opened_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_policy ON claims (policy_id);
CREATE TABLE invoices (
  bill_code TEXT NOT NULL,
  bill_no   TEXT NOT NULL,
  claim_id  TEXT NOT NULL REFERENCES claims (claim_id),
  PRIMARY KEY (bill_code, bill_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX invoices_by_claim ON invoices (claim_id);
-- One settlement is claimed once from a product, whatever the cover year (counter rule 20); setl_id normalised.
CREATE TABLE claimed_settlements (
  product  TEXT NOT NULL,
  setl_id  TEXT NOT NULL,
  claim_id TEXT NOT NULL REFERENCES claims (claim_id),
  PRIMARY KEY (product, setl_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claimed_settlements_by_claim ON claimed_settlements (claim_id);
CREATE TABLE settlements (
  settlement_id   TEXT PRIMARY KEY,
  claim_id        TEXT NOT NULL REFERENCES claims (claim_id),
  kind            TEXT NOT NULL CHECK (kind IN ('trial')),
  healthy_fen     INTEGER,
  preexisting_fen INTEGER,
  tried_at        TEXT NOT NULL,
  entry_id        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX settlements_by_claim ON settlements (claim_id);

CREATE TABLE papers (
  no       TEXT PRIMARY KEY,
  counter  INTEGER NOT NULL,
  epoch_id TEXT NOT NULL,
  kind     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  UNIQUE (epoch_id, counter)
) STRICT, WITHOUT ROWID;
CREATE INDEX papers_by_subject ON papers (subject);
`,
};
