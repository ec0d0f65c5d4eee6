/** From entries about papers to the tables: prints with what became of them, and voids. */
import type { Appliers, TypedEntry } from '../journal/apply.ts';
import type { WritableDatabase } from '../database/open.ts';

export const paperAppliers = {
  'print.started/1': {
    apply: (db, entry) => insertPrint(db, entry, { ...entry.amounts, state: 'open' }),
  },
  'paper.printed/1': {
    apply: (db, entry) => {
      const { no, reprint } = entry.amounts;
      const found = db.run(
        `UPDATE prints SET state = 'printed' WHERE no = ? AND reprint = ? AND state = 'open'`,
        no,
        reprint,
      );
      // Entries from before a print had a beginning of its own.
      if (found === 0) insertPrint(db, entry, { ...entry.amounts, profile: 'a4', way: 'dialog', state: 'printed' });
    },
  },
  'print.failed/1': {
    apply: (db, entry) => {
      const { no, reprint } = entry.amounts;
      db.run(`UPDATE prints SET state = 'failed' WHERE no = ? AND reprint = ? AND state <> 'failed'`, no, reprint);
    },
  },
  'paper.voided/1': {
    apply: (db, entry, body) => {
      db.run(
        'UPDATE papers SET voided_at = ?, voided_by = ?, void_reason = ? WHERE no = ?',
        entry.at,
        entry.actor.operatorNo,
        body?.reason ?? null,
        entry.amounts.no,
      );
    },
    erase: (db, entry) => void db.run('UPDATE papers SET void_reason = NULL WHERE no = ?', entry.amounts.no),
  },
} satisfies Appliers;

interface PrintRow {
  readonly no: string;
  readonly kind: string;
  readonly reprint: number;
  readonly profile: string;
  readonly way: string;
  readonly state: 'open' | 'printed';
}

type PrintEntry = TypedEntry<'print.started/1'> | TypedEntry<'paper.printed/1'>;

function insertPrint(db: WritableDatabase, entry: PrintEntry, row: PrintRow): void {
  db.run(
    `INSERT INTO prints (print_id, no, kind, reprint, profile, way, state, operator_no, started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.id,
    row.no,
    row.kind,
    row.reprint,
    row.profile,
    row.way,
    row.state,
    entry.actor.operatorNo,
    entry.at,
  );
}
