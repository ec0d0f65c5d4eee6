/** The first schema: who the centre is, its desks and their keys, the desks' journals verbatim, the feed. */
import type { Migration } from '../migrate.ts';

/** Partitions of the journal by desk (DESIGN §9). */
const PARTITIONS = Array.from({ length: 32 }, (_, at) => at);

export const centre: Migration = {
  version: 10,
  sql: /* sql */ `
CREATE TABLE centre (
  only_row   int PRIMARY KEY CHECK (only_row = 1),
  centre_id  text NOT NULL,
  name       text NOT NULL,
  mode       text NOT NULL CHECK (mode IN ('demo', 'live')),
  public_key text NOT NULL,
  -- Desks whose program is older are told to upgrade; null: every program that speaks the protocol.
  minimum_program text
);
CREATE TABLE regions (
  admdvs text PRIMARY KEY,
  name   text NOT NULL
);

CREATE TABLE desks (
  desk_code       text PRIMARY KEY,
  admdvs          text NOT NULL REFERENCES regions (admdvs),
  site            text NOT NULL,
  joined_at       text,
  revoked_at      text,
  last_seen_at    text,
  -- The desk's clock less the centre's, at the last request, in milliseconds.
  skew_ms         bigint,
  program_version text
);
-- A desk's signing keys. Only the newest epoch of a desk may push; older ones are read by fetch-back.
CREATE TABLE epochs (
  epoch_id   text PRIMARY KEY,
  desk_code  text NOT NULL REFERENCES desks (desk_code),
  number     int NOT NULL,
  public_key text NOT NULL UNIQUE,
  letter     text NOT NULL,
  opened_at  text NOT NULL,
  -- Where the epoch before ended as the restored desk knew it; null for the first.
  from_epoch text,
  from_seq   bigint,
  from_hash  text,
  reason     text,
  UNIQUE (desk_code, number),
  UNIQUE (desk_code, letter)
);
-- One-time codes, hashed: to join, or to open a new epoch after a restore or a move.
CREATE TABLE registration_codes (
  code_hash  text PRIMARY KEY,
  desk_code  text NOT NULL REFERENCES desks (desk_code),
  purpose    text NOT NULL CHECK (purpose IN ('join', 'takeover')),
  made_at    text NOT NULL,
  expires_ms bigint NOT NULL,
  used_at    text,
  -- The epoch that used it: the same question again gets the same answer.
  used_by    text REFERENCES epochs (epoch_id)
);
CREATE TABLE nonces (
  desk_code text NOT NULL,
  nonce     text NOT NULL,
  at_ms     bigint NOT NULL,
  PRIMARY KEY (desk_code, nonce)
);
CREATE INDEX nonces_by_age ON nonces (at_ms);

-- The desks' journals, verbatim. Transport writes it and never looks into a body.
CREATE TABLE journal (
  desk_code   text NOT NULL,
  epoch       text NOT NULL,
  chain       text NOT NULL CHECK (chain IN ('business', 'access')),
  seq         bigint NOT NULL CHECK (seq >= 1),
  bytes       bytea NOT NULL,
  hash        text NOT NULL,
  salt        bytea,
  body        bytea,
  received_ms bigint NOT NULL,
  PRIMARY KEY (desk_code, epoch, chain, seq),
  CHECK ((salt IS NULL) = (body IS NULL))
) PARTITION BY HASH (desk_code);
${PARTITIONS.map((at) => `CREATE TABLE journal_${at} PARTITION OF journal FOR VALUES WITH (MODULUS 32, REMAINDER ${at});`).join('\n')}
-- The end of each chain; its row is the lock under which the chain grows.
CREATE TABLE heads (
  desk_code text NOT NULL REFERENCES desks (desk_code),
  -- Not a reference: a desk that was restored before it joined brings entries of an epoch nobody registered.
  epoch     text NOT NULL,
  chain     text NOT NULL CHECK (chain IN ('business', 'access')),
  seq       bigint NOT NULL,
  hash      text NOT NULL,
  -- How far apply and judgement have come.
  judged    bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (desk_code, epoch, chain)
);
CREATE INDEX heads_to_judge ON heads (desk_code) WHERE judged < seq;
-- Two desks that write as one: what was offered for a seq that already holds another entry (sync rule 7).
CREATE TABLE forks (
  desk_code text NOT NULL,
  epoch     text NOT NULL,
  chain     text NOT NULL,
  seq       bigint NOT NULL,
  held      text NOT NULL,
  offered   text NOT NULL,
  seen_at   text NOT NULL,
  PRIMARY KEY (desk_code, epoch, chain, seq, offered)
);

-- Feed channels. Numbers come from this row, in the transaction that writes the package, so none is lost or skipped.
CREATE TABLE channels (
  channel   text PRIMARY KEY,
  last      bigint NOT NULL,
  last_hash text NOT NULL
);
CREATE TABLE packages (
  channel   text NOT NULL REFERENCES channels (channel),
  n         bigint NOT NULL CHECK (n >= 1),
  bytes     text NOT NULL,
  hash      text NOT NULL,
  signature text NOT NULL,
  PRIMARY KEY (channel, n)
);
-- Pieces of files, by content: roster packages now, scans later.
CREATE TABLE chunks (
  sha256 text PRIMARY KEY,
  bytes  bytea NOT NULL
);
`,
};
