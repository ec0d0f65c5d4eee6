/** The centre's own tables, filled from the desks' journals and from nothing else, and what was ruled (DESIGN ideas 3, 4). */
import type { Migration } from '../migrate.ts';

/** Where an entry stands in the journal: its document is read from there. */
const PLACE = `
  desk_code text NOT NULL,
  epoch     text NOT NULL,
  seq       bigint NOT NULL,
  entry_id  text NOT NULL`;

export const judgement: Migration = {
  version: 30,
  sql: /* sql */ `
-- Entries that could not be read or applied; those behind them went on.
CREATE TABLE unreadable (
  desk_code text NOT NULL,
  epoch     text NOT NULL,
  seq       bigint NOT NULL,
  reason    text NOT NULL,
  seen_at   text NOT NULL,
  PRIMARY KEY (desk_code, epoch, seq)
);

CREATE TABLE shifts (
  shift_id     text PRIMARY KEY,${PLACE},
  operator_no  text NOT NULL,
  business_day text NOT NULL,
  float_fen    bigint NOT NULL,
  opened_at    text NOT NULL
);

CREATE TABLE policies (
  policy_id    text PRIMARY KEY,${PLACE},
  -- Order of arrival at the centre.
  arrival      bigint GENERATED ALWAYS AS IDENTITY,
  admdvs       text NOT NULL,
  plan_id      text NOT NULL,
  plan_hash    text NOT NULL,
  -- The plan's id without its year: one product across its cover years.
  product      text NOT NULL,
  cover_year   int NOT NULL,
  cover_start  text NOT NULL,
  cover_end    text NOT NULL,
  premium_fen  bigint NOT NULL CHECK (premium_fen >= 0),
  seller_no    text NOT NULL,
  business_day text NOT NULL,
  received_ms  bigint NOT NULL,
  certno       text,
  psn_no       text,
  psn_name     text,
  state        text NOT NULL CHECK (state IN ('proposed', 'accepted', 'refused', 'cancelled')),
  -- Something changed that judgement has not seen yet.
  due          boolean NOT NULL,
  -- Why it waits, for what could end the waiting; the sentence stands in the rulings.
  wait_reason  text CHECK (wait_reason IN ('premium', 'roster', 'declared-late', 'erased')),
  wait_sentence text
);
CREATE INDEX policies_due ON policies (arrival) WHERE due;
CREATE INDEX policies_waiting ON policies (admdvs, wait_reason) WHERE state = 'proposed';
CREATE INDEX policies_by_person ON policies (certno, product, cover_year);
-- 承保 once for a person, product and cover year, whichever desk was asked (counter rule 7).
CREATE UNIQUE INDEX policies_one_accepted ON policies (certno, product, cover_year) WHERE state = 'accepted';

CREATE TABLE payments (
  payment_id    text PRIMARY KEY,${PLACE},
  policy_id     text NOT NULL REFERENCES policies (policy_id),
  tender        text NOT NULL,
  state         text NOT NULL CHECK (state IN ('collected', 'unmatched', 'to-deduct', 'receivable', 'failed')),
  amount_fen    bigint NOT NULL CHECK (amount_fen >= 0),
  kept_fen      bigint NOT NULL CHECK (kept_fen IN (0, amount_fen)),
  settled_day   text,
  superseded_by text
);
CREATE INDEX payments_by_policy ON payments (policy_id);

-- Every answer given to a proposal, oldest first; the last one holds.
CREATE TABLE rulings (
  ruling_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  policy_id text NOT NULL REFERENCES policies (policy_id),
  ruled_at  text NOT NULL,
  outcome   text NOT NULL CHECK (outcome IN ('accepted', 'refused', 'waiting')),
  code      text,
  sentence  text,
  owner     text,
  -- Who ruled by hand; null: the rules did.
  ruled_by  text
);
CREATE INDEX rulings_by_policy ON rulings (policy_id, ruling_no);

-- Certificate numbers, per plan: taken in the transaction of the ruling, so none is lost or skipped.
CREATE TABLE certificate_counters (plan_id text PRIMARY KEY, last bigint NOT NULL);
CREATE TABLE certificates (
  certificate_no text PRIMARY KEY,
  policy_id      text NOT NULL UNIQUE REFERENCES policies (policy_id),
  issued_on      text NOT NULL,
  signature      text NOT NULL
);

CREATE TABLE papers (
  no           text PRIMARY KEY,
  kind         text NOT NULL,
  subject      text NOT NULL,
  desk_code    text NOT NULL,
  entry_id     text NOT NULL,
  business_day text NOT NULL,
  issued_by    text NOT NULL,
  voided_at    text,
  voided_by    text
);
CREATE INDEX papers_by_subject ON papers (subject);
`,
};
