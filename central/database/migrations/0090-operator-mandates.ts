/** What an operator was allowed when: a decision is judged by the mandate of its own business day, whenever it arrives. */
import type { Migration } from '../migrate.ts';

export const operatorMandates: Migration = {
  version: 90,
  sql: /* sql */ `
CREATE TABLE operator_mandates (
  mandate_no    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  desk_code     text NOT NULL,
  operator_no   text NOT NULL,
  -- In force from this day on, until a later row; '' from ever, for what was signed before mandates were kept.
  from_day      text NOT NULL,
  operator      text NOT NULL,
  standing      text NOT NULL CHECK (standing IN ('active', 'left')),
  per_claim_fen bigint CHECK (per_claim_fen >= 0),
  per_day_fen   bigint CHECK (per_day_fen >= 0),
  until_day     text,
  FOREIGN KEY (desk_code, operator_no) REFERENCES operators (desk_code, operator_no),
  CHECK ((per_claim_fen IS NULL) = (per_day_fen IS NULL) AND (per_claim_fen IS NULL) = (until_day IS NULL))
);
CREATE INDEX operator_mandates_by_operator ON operator_mandates (desk_code, operator_no, mandate_no);
INSERT INTO operator_mandates (desk_code, operator_no, from_day, operator, standing, per_claim_fen, per_day_fen, until_day)
  SELECT desk_code, operator_no, '', operator, standing, per_claim_fen, per_day_fen, until_day FROM operators;
`,
};
