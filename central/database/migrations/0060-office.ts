/** The insurer's claims office: who works there, their sessions, what they looked at, and what was answered already. */
import type { Migration } from '../migrate.ts';

export const office: Migration = {
  version: 60,
  sql: /* sql */ `
CREATE TABLE office_users (
  user_no       text PRIMARY KEY,
  name          text NOT NULL,
  roles         text[] NOT NULL,
  per_claim_fen bigint CHECK (per_claim_fen >= 0),
  per_day_fen   bigint CHECK (per_day_fen >= 0),
  until         text,
  standing      text NOT NULL CHECK (standing IN ('active', 'left')),
  -- The centre's signature over roles, authority and standing (shared/office/user.ts).
  mandate       text NOT NULL,
  phc           text NOT NULL,
  CHECK ((per_claim_fen IS NULL) = (per_day_fen IS NULL) AND (per_day_fen IS NULL) = (until IS NULL))
);
-- Nothing in a server's memory: any server knows a session by the hash of its token.
CREATE TABLE office_sessions (
  token_hash text PRIMARY KEY,
  user_no    text NOT NULL REFERENCES office_users (user_no),
  opened_ms  bigint NOT NULL,
  -- Of the last deed; a page that refreshes itself is no deed.
  seen_ms    bigint NOT NULL
);
CREATE INDEX office_sessions_by_user ON office_sessions (user_no);
-- Wrong passwords by 工号 and by address; a row is dropped once it has rested.
CREATE TABLE office_tries (
  who     text PRIMARY KEY,
  count   int NOT NULL,
  last_ms bigint NOT NULL
);
CREATE TABLE office_looks (
  look_id  text PRIMARY KEY,
  user_no  text NOT NULL,
  claim_id text NOT NULL,
  purpose  text NOT NULL CHECK (purpose IN ('opened', 'revealed')),
  -- Why numbers were asked for in full; null for a claim that was only opened.
  reason   text,
  at       text NOT NULL,
  CHECK ((purpose = 'revealed') = (reason IS NOT NULL))
);
CREATE INDEX office_looks_by_claim ON office_looks (claim_id, at);
CREATE INDEX office_looks_by_user ON office_looks (user_no, at);
-- A double click acts once: the answer of each command, kept in the transaction that acted.
CREATE TABLE office_requests (
  request_id text PRIMARY KEY,
  user_no    text NOT NULL,
  method     text NOT NULL,
  input_hash text NOT NULL,
  answer     jsonb NOT NULL,
  at         text NOT NULL
);
`,
};
