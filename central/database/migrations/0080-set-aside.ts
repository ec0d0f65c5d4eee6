/** What was set aside is judged again, and a journal that was taken is never changed. */
import type { Migration } from '../migrate.ts';

export const setAside: Migration = {
  version: 80,
  sql: /* sql */ `
-- How far judgement ever came: behind it, what is judged again is not new.
ALTER TABLE heads ADD COLUMN reached bigint NOT NULL DEFAULT 0;
UPDATE heads SET reached = judged;
-- What the entry speaks of, so that an orphan is judged again when that arrives.
ALTER TABLE unreadable ADD COLUMN refs text[] NOT NULL DEFAULT '{}';
-- A decision the desk was told to take back stays taken back, whatever could be read of it later.
ALTER TABLE unreadable ADD COLUMN is_final boolean NOT NULL DEFAULT false;

CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER journal_not_truncated BEFORE TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
`,
};
