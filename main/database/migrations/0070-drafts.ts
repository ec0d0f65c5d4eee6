/** What an operator has half typed today; no business yet, so neither journaled nor rebuilt. */
import type { Migration } from '../migrate.ts';

export const drafts: Migration = {
  version: 70,
  sql: /* sql */ `
CREATE TABLE drafts (
  operator_no  TEXT NOT NULL,
  page         TEXT NOT NULL,
  business_day TEXT NOT NULL,
  -- The program that wrote it: another one may not understand it.
  version      TEXT NOT NULL,
  content      TEXT NOT NULL,
  PRIMARY KEY (operator_no, page)
) STRICT, WITHOUT ROWID;
`,
};
