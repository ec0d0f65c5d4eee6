/** Decisions of the desk the centre refused. */
import type { Migration } from '../migrate.ts';

export const refusedDecisions: Migration = {
  version: 130,
  sql: /* sql */ `
-- Business table: why a decision of this desk does not hold. Apart from the decisions, so that it does not matter which came first.
CREATE TABLE decision_refusals (
  decision_id TEXT PRIMARY KEY,
  code        TEXT NOT NULL,
  sentence    TEXT NOT NULL,
  refused_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
