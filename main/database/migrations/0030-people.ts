/** People with business at this desk, and the keys they are found by (DESIGN §5, counter rule 4). */
import { fillPeople } from '../../people/fill.ts';
import type { Migration } from '../migrate.ts';

export const people: Migration = {
  version: 30,
  sql: /* sql */ `
-- 投保人, where another person than the insured applied; the insured's township as the roster said it then.
ALTER TABLE policies ADD COLUMN applicant_certno TEXT;
ALTER TABLE policies ADD COLUMN applicant_name TEXT;
ALTER TABLE policies ADD COLUMN township TEXT;
CREATE INDEX policies_by_certno ON policies (certno) WHERE certno IS NOT NULL;
CREATE INDEX policies_by_applicant ON policies (applicant_certno) WHERE applicant_certno IS NOT NULL;

-- One row for everyone who stands in a policy; the newest spelling of the name.
CREATE TABLE people (
  certno   TEXT PRIMARY KEY,
  psn_name TEXT NOT NULL,
  township TEXT
) STRICT, WITHOUT ROWID;
-- Every spelling of a name, its pinyin and initials, and the last four of the number. A prefix is one range of this tree.
CREATE TABLE search_keys (
  key      TEXT NOT NULL,
  certno   TEXT NOT NULL,
  township TEXT,
  PRIMARY KEY (key, certno)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_keys_by_certno ON search_keys (certno);
`,
  fill: fillPeople,
};
