/** The table of drafts: one an operator and page, of today only. */
import type { DraftPage } from '../../shared/contract/drafts.ts';
import type { LocalDate } from '../../shared/dates.ts';
import type { Database, WritableDatabase } from '../database/open.ts';

/** Whose draft of which page. */
export interface DraftPlace {
  readonly operatorNo: string;
  readonly page: DraftPage;
}

export interface Draft extends DraftPlace {
  readonly businessDay: LocalDate;
  readonly version: string;
  readonly content: string;
}

/** Puts a draft in the place of the one before. */
export function putDraft(db: WritableDatabase, draft: Draft): void {
  db.run(
    `INSERT INTO drafts (operator_no, page, business_day, version, content) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (operator_no, page) DO UPDATE SET
       business_day = excluded.business_day, version = excluded.version, content = excluded.content`,
    draft.operatorNo,
    draft.page,
    draft.businessDay,
    draft.version,
    draft.content,
  );
}

export function dropDraft(db: WritableDatabase, { operatorNo, page }: DraftPlace): void {
  db.run('DELETE FROM drafts WHERE operator_no = ? AND page = ?', operatorNo, page);
}

/** Removes everyone's drafts of other days: they hold personal data and nobody comes back to them. */
export function dropOldDrafts(db: WritableDatabase, today: LocalDate): void {
  db.run('DELETE FROM drafts WHERE business_day <> ?', today);
}

export function hasOldDrafts(db: Database, today: LocalDate): boolean {
  return db.one('SELECT 1 AS found FROM drafts WHERE business_day <> ? LIMIT 1', today) !== undefined;
}

/** What was kept today by the same version of the program, or null. */
export function findDraft(
  db: Database,
  { operatorNo, page }: DraftPlace,
  { businessDay, version }: Pick<Draft, 'businessDay' | 'version'>,
): string | null {
  const row = db.one<{ content: string }>(
    'SELECT content FROM drafts WHERE operator_no = ? AND page = ? AND business_day = ? AND version = ?',
    operatorNo,
    page,
    businessDay,
    version,
  );
  return row?.content ?? null;
}
