/** Epochs: each goes on from where the desk knew the one before to end; what was lost between them is explained (DESIGN §7). */
import type { Database } from '../database/open.ts';
import type { Finding } from './verify.ts';

interface OpenedRow {
  readonly id: string;
  readonly epoch_id: string | null;
  readonly last_seq: number | null;
  readonly last_hash: string | null;
}

/** Every epoch after the first, with what it says of the one before. */
const OPENED = /* sql */ `
  SELECT id, body ->> '$.from.epochId' AS epoch_id, body ->> '$.from.lastSeq' AS last_seq,
    body ->> '$.from.lastHash' AS last_hash
  FROM journal JOIN documents ON entry_id = journal.id
  WHERE type = 'epoch.opened/1' AND body ->> '$.from' IS NOT NULL ORDER BY ordinal`;

/** An epoch whose beginning does not fit the end it names: entries were cut off or exchanged under it. */
export function epochFindings(db: Database): Finding[] {
  return db
    .all<OpenedRow>(OPENED)
    .filter((row) => row.last_seq !== 0 && !isHeld(db, row))
    .map(({ id }) => ({ where: id, sentence: '接管时旧流水的末笔与现存流水不符，旧流水被截短或调换' }));
}

function isHeld(db: Database, { epoch_id, last_seq, last_hash }: OpenedRow): boolean {
  const row = db.one<{ hash: string }>(
    `SELECT hash FROM journal WHERE epoch = ? AND chain = 'business' AND seq = ?`,
    epoch_id,
    last_seq,
  );
  return row?.hash === last_hash;
}

interface EndRow {
  readonly mark: string;
  readonly entries: number;
  readonly paper_counter: number;
  readonly no: string | null;
}

/** Where each epoch that was taken over ends here. Higher numbers on paper are business that was lost, never numbers used twice. */
export function explainedGaps(db: Database): Finding[] {
  return db
    .all<EndRow & { readonly epoch_id: string }>(
      `SELECT epoch_id, mark, paper_counter,
         (SELECT max(seq) FROM journal WHERE epoch = epoch_id AND chain = 'business') AS entries,
         (SELECT no FROM papers WHERE papers.epoch_id = epochs.epoch_id ORDER BY counter DESC LIMIT 1) AS no
       FROM epochs WHERE epoch_id IN (SELECT epoch_id FROM (${OPENED})) ORDER BY number`,
    )
    .map(({ epoch_id: where, ...end }) => ({ where, sentence: sentenceOf(end) }));
}

function sentenceOf({ mark, entries, paper_counter: counter, no }: EndRow): string {
  const numbers = no === null ? '没有单证' : `末张单证 ${no}（第 ${counter} 号）`;
  return `号段 ${mark} 已由接管结束：业务流水到第 ${entries} 笔，${numbers}。纸上若有该号段更大的单号，是没有送到中心、随旧数据遗失的业务，不是重号`;
}
