/** The roster in use is the one last switched to, so that a switch can also go back. */
import type { Migration } from '../migrate.ts';

export const rosterSwitch: Migration = {
  version: 60,
  sql: /* sql */ `
ALTER TABLE roster_versions ADD COLUMN switch_no INTEGER NOT NULL DEFAULT 0;
UPDATE roster_versions SET switch_no = version;
CREATE UNIQUE INDEX roster_versions_by_switch ON roster_versions (switch_no);
`,
};
