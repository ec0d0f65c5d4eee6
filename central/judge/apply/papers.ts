/** From every entry that issues papers, and from voids, to the papers. */
import { issuedPapers } from '../../../shared/papers.ts';
import { insertRows, recordset } from '../../database/bulk.ts';
import type { Transaction } from '../../database/pool.ts';
import { entriesOf, type ReadEntry } from '../entry.ts';
import { EntryFault } from '../entry-fault.ts';

const COLUMNS = {
  no: 'text',
  kind: 'text',
  subject: 'text',
  desk_code: 'text',
  entry_id: 'text',
  business_day: 'text',
  issued_by: 'text',
} as const;

/** A number is issued once; void papers keep theirs. */
export async function applyPapers(db: Transaction, entries: readonly ReadEntry[]): Promise<void> {
  const issued = entries.flatMap(rowsOf);
  await insertRows(db, 'papers', COLUMNS, issued);
  await requireOwnNumbers(db, issued);
  for (const { entry } of entriesOf(entries, 'paper.voided/1')) {
    const { rowCount } = await db.query('UPDATE papers SET voided_at = $2, voided_by = $3 WHERE no = $1', [
      entry.amounts.no,
      entry.at,
      entry.actor.operatorNo,
    ]);
    if (rowCount === 0) throw new EntryFault('orphan');
  }
}

function rowsOf({ deskCode, entry }: ReadEntry) {
  const { amounts } = entry;
  if (!('papers' in amounts)) return [];
  return issuedPapers(amounts.papers).map(({ no, kind }) => ({
    no,
    kind,
    subject: entry.subject,
    desk_code: deskCode,
    entry_id: entry.id,
    business_day: entry.businessDay,
    issued_by: entry.actor.operatorNo,
  }));
}

async function requireOwnNumbers(db: Transaction, issued: ReturnType<typeof rowsOf>): Promise<void> {
  if (issued.length === 0) return;
  const { rowCount } = await db.query(
    `SELECT 1 FROM ${recordset({ no: 'text', entry_id: 'text' })}
     JOIN papers ON papers.no = r.no WHERE papers.entry_id <> r.entry_id LIMIT 1`,
    [JSON.stringify(issued)],
  );
  if (rowCount !== 0) throw new EntryFault('taken');
}
