/** What the centre publishes and judges by: plans, rosters, operators with their authorities, limits. */
import type { Migration } from '../migrate.ts';

export const shelf: Migration = {
  version: 20,
  sql: /* sql */ `
-- Every plan version ever published; on offer are those of the newest package.
CREATE TABLE plans (
  plan_hash text PRIMARY KEY,
  plan_id   text NOT NULL,
  package_n bigint NOT NULL,
  json      text NOT NULL
);
CREATE INDEX plans_by_package ON plans (package_n);

-- Roster versions of a region. Older ones stay: a proposal is judged by the roster of its own business day.
CREATE TABLE rosters (
  roster_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  admdvs       text NOT NULL REFERENCES regions (admdvs),
  as_of        text NOT NULL,
  base_as_of   text,
  file_name    text NOT NULL,
  sha256       text NOT NULL,
  bytes        bigint NOT NULL,
  row_count    bigint NOT NULL,
  refused      bigint NOT NULL,
  published_at text NOT NULL
);
CREATE INDEX rosters_by_day ON rosters (admdvs, as_of, roster_id);
-- One row per insurance of a person (docs/roster.md); nulls are "not in the roster".
CREATE TABLE roster_rows (
  roster_id            bigint NOT NULL REFERENCES rosters (roster_id),
  certno               text NOT NULL,
  insutype             text NOT NULL,
  insuplc_admdvs       text NOT NULL,
  psn_no               text NOT NULL,
  psn_cert_type        text NOT NULL,
  psn_name             text NOT NULL,
  gend                 text NOT NULL,
  brdy                 text NOT NULL,
  township             text,
  psn_insu_stas        text NOT NULL,
  trt_enjymnt_begndate text,
  trt_enjymnt_enddate  text,
  paid_next_year       boolean,
  PRIMARY KEY (roster_id, certno, insutype, insuplc_admdvs)
);

-- Operators as the centre knows them; passwords stay at the desk. No authority: they decide nothing (counter rule 1).
CREATE TABLE operators (
  desk_code     text NOT NULL REFERENCES desks (desk_code),
  operator_no   text NOT NULL,
  operator      text NOT NULL,
  standing      text NOT NULL CHECK (standing IN ('active', 'left')),
  per_claim_fen bigint CHECK (per_claim_fen >= 0),
  per_day_fen   bigint CHECK (per_day_fen >= 0),
  until_day     text,
  PRIMARY KEY (desk_code, operator_no),
  CHECK ((per_claim_fen IS NULL) = (per_day_fen IS NULL) AND (per_claim_fen IS NULL) = (until_day IS NULL))
);
-- Signed limits of a region; without a row the defaults hold.
CREATE TABLE limits (
  admdvs                text PRIMARY KEY REFERENCES regions (admdvs),
  accumulator_max_hours int NOT NULL,
  offline_per_claim_fen bigint NOT NULL,
  refund_days           int NOT NULL,
  roster_drop_percent   int NOT NULL
);
`,
};
