/** What the status bar and the workbench count at every change, kept in indexes that hold all they ask for. */
import type { Migration } from '../migrate.ts';

export const workbench: Migration = {
  version: 80,
  sql: /* sql */ `
CREATE INDEX policies_by_state ON policies (state, proposed_at, premium_fen);
CREATE INDEX payments_live ON payments (state, tender, amount_fen, superseded_by) WHERE superseded_by IS NULL;
CREATE INDEX payments_by_settled ON payments (state, settled_day, tender, kept_fen);
CREATE INDEX prints_by_time ON prints (started_at, state, reprint);
`,
};
