/** Paper numbers: taken in the transaction of the entry that issues them; never reused, never skipped (DESIGN §7). */
import type { LocalDate } from '../../shared/dates.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { paperNumber, parsePaperNumber } from '../../shared/paper-number.ts';
import { issuedPapers, type IssuedPaper, type PaperKind } from '../../shared/papers.ts';
import type { WritableDatabase } from '../database/open.ts';

export interface NumberingPlace {
  readonly deskCode: string;
  readonly epoch: string;
  readonly day: LocalDate;
}

/** The next numbers of the epoch, one for each kind. They count once the entry that carries them is applied. */
export function takePapers(db: WritableDatabase, place: NumberingPlace, kinds: readonly PaperKind[]): IssuedPaper[] {
  const epoch = db.one<{ mark: string; paper_counter: number }>(
    'SELECT mark, paper_counter FROM epochs WHERE epoch_id = ?',
    place.epoch,
  );
  if (epoch === undefined) throw new Error(`epoch ${place.epoch} is not open`);
  return kinds.map((kind, index) => ({
    kind,
    no: paperNumber({
      desk: place.deskCode,
      day: place.day,
      epochMark: epoch.mark,
      counter: epoch.paper_counter + 1 + index,
    }),
  }));
}

/** Part of applying an entry: its papers exist, and the epoch's counter stands at the last of them. */
export function recordPapers(
  db: WritableDatabase,
  entry: Pick<Entry, 'epoch' | 'id' | 'subject' | 'businessDay' | 'at' | 'actor'>,
  codes: readonly string[],
): void {
  for (const paper of issuedPapers(codes)) {
    const { counter } = parsePaperNumber(paper.no);
    db.run(
      `INSERT INTO papers (no, counter, epoch_id, kind, subject, entry_id, business_day, issued_at, issued_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      paper.no,
      counter,
      entry.epoch,
      paper.kind,
      entry.subject,
      entry.id,
      entry.businessDay,
      entry.at,
      entry.actor.operatorNo,
    );
    db.run('UPDATE epochs SET paper_counter = ? WHERE epoch_id = ?', counter, entry.epoch);
  }
}
