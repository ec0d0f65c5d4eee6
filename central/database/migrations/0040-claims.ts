/** Claims at the centre: facts by their place in the journal, trials with the centre's own run, decisions and what they moved. */
import type { Migration } from '../migrate.ts';

export const claims: Migration = {
  version: 40,
  sql: /* sql */ `
-- The place is that of the facts as last recorded.
CREATE TABLE claims (
  claim_id        text PRIMARY KEY,
  desk_code       text NOT NULL,
  epoch           text NOT NULL,
  seq             bigint NOT NULL,
  entry_id        text NOT NULL,
  opened_entry_id text NOT NULL,
  policy_id       text NOT NULL REFERENCES policies (policy_id),
  opened_at       text NOT NULL
);
CREATE INDEX claims_by_policy ON claims (policy_id);
-- Who took a claim in or corrected it (entered), and who tried it: another person reviews and decides.
CREATE TABLE claim_hands (
  claim_id    text NOT NULL REFERENCES claims (claim_id),
  operator_no text NOT NULL,
  act         text NOT NULL CHECK (act IN ('entered', 'tried')),
  PRIMARY KEY (claim_id, operator_no, act)
);
-- A settlement or receipt of two claims is a finding, never a reason not to take an entry: two desks cannot see each other.
CREATE TABLE claimed_settlements (
  product  text NOT NULL,
  setl_id  text NOT NULL,
  claim_id text NOT NULL REFERENCES claims (claim_id),
  PRIMARY KEY (product, setl_id, claim_id)
);
CREATE INDEX claimed_settlements_by_claim ON claimed_settlements (claim_id);
CREATE TABLE invoices (
  bill_code text NOT NULL,
  bill_no   text NOT NULL,
  claim_id  text NOT NULL REFERENCES claims (claim_id),
  PRIMARY KEY (bill_code, bill_no, claim_id)
);
CREATE INDEX invoices_by_claim ON invoices (claim_id);

-- Trials in their order of arrival, and what the centre's own run of each came to.
CREATE TABLE settlements (
  settlement_id         text PRIMARY KEY,
  desk_code             text NOT NULL,
  epoch                 text NOT NULL,
  seq                   bigint NOT NULL,
  entry_id              text NOT NULL,
  arrival               bigint GENERATED ALWAYS AS IDENTITY,
  claim_id              text NOT NULL REFERENCES claims (claim_id),
  policy_id             text NOT NULL REFERENCES policies (policy_id),
  plan_hash             text NOT NULL,
  healthy_fen           bigint,
  preexisting_fen       bigint,
  tried_at              text NOT NULL,
  outcome               text CHECK (outcome IN ('agrees', 'engine-differs', 'other-inputs')),
  check_healthy_fen     bigint,
  check_preexisting_fen bigint,
  checked_at            text
);
CREATE INDEX settlements_by_claim ON settlements (claim_id, arrival);

-- Of the desks (entry_id) and of the claims office (NULL), in the order in which the centre came to know them.
CREATE TABLE determinations (
  determination_id   text PRIMARY KEY,
  arrival            bigint GENERATED ALWAYS AS IDENTITY,
  claim_id           text NOT NULL REFERENCES claims (claim_id),
  -- NULL once the document was erased.
  status             text CHECK (status IN ('healthy', 'preexisting')),
  first_diagnosed_on text,
  reason             text,
  officer_no         text NOT NULL,
  officer_name       text,
  place              text NOT NULL CHECK (place IN ('desk', 'centre')),
  determined_at      text NOT NULL,
  entry_id           text
);
CREATE INDEX determinations_by_claim ON determinations (claim_id, arrival);
CREATE TABLE reviews (
  review_id     text PRIMARY KEY,
  arrival       bigint GENERATED ALWAYS AS IDENTITY,
  claim_id      text NOT NULL REFERENCES claims (claim_id),
  settlement_id text NOT NULL REFERENCES settlements (settlement_id),
  verdict       text NOT NULL CHECK (verdict IN ('agreed', 'returned')),
  reason        text,
  officer_no    text NOT NULL,
  officer_name  text,
  place         text NOT NULL CHECK (place IN ('desk', 'centre')),
  reviewed_at   text NOT NULL,
  entry_id      text
);
CREATE INDEX reviews_by_settlement ON reviews (settlement_id, arrival);

CREATE TABLE decisions (
  decision_id   text PRIMARY KEY,
  arrival       bigint GENERATED ALWAYS AS IDENTITY,
  claim_id      text NOT NULL REFERENCES claims (claim_id),
  policy_id     text NOT NULL REFERENCES policies (policy_id),
  settlement_id text NOT NULL REFERENCES settlements (settlement_id),
  verdict       text NOT NULL CHECK (verdict IN ('pay', 'decline')),
  payable_fen   bigint NOT NULL,
  officer_no    text NOT NULL,
  place         text NOT NULL CHECK (place IN ('desk', 'centre')),
  -- The desk of the officer; NULL for the claims office.
  desk_code     text,
  decided_day   text NOT NULL,
  -- Canonical JSON; NULL where the document was erased before it came.
  json          text,
  signature     text,
  -- accepted: it moved the group. finding: a person must look; the desk's decision stands in its journal.
  state         text NOT NULL CHECK (state IN ('accepted', 'finding')),
  finding       text,
  entry_id      text,
  CHECK ((state = 'finding') = (finding IS NOT NULL)),
  CHECK (state = 'finding' OR (json IS NOT NULL AND signature IS NOT NULL))
);
CREATE UNIQUE INDEX decisions_one_accepted ON decisions (claim_id) WHERE state = 'accepted';
CREATE INDEX decisions_by_officer ON decisions (officer_no, decided_day);

-- The year's position of a person in a product; its row is the lock under which decisions follow each other (DESIGN idea 8).
CREATE TABLE settlement_groups (
  -- The number of the certificate; of an erased proposal its policy's id.
  person     text NOT NULL,
  product    text NOT NULL,
  cover_year int NOT NULL,
  state      text NOT NULL,
  -- Ids of the trials whose decisions are inside, a JSON array.
  includes   text NOT NULL,
  PRIMARY KEY (person, product, cover_year)
);
`,
};
