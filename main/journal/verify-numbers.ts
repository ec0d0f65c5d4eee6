/** Paper numbers: check characters, and 1, 2, 3 … within an epoch with none lost, none used twice (DESIGN §7). */
import { AppError, errorSentence } from '../../shared/errors.ts';
import { parsePaperNumber } from '../../shared/paper-number.ts';
import type { Database } from '../database/open.ts';
import type { Finding } from './verify.ts';

interface PaperRow {
  readonly no: string;
  readonly counter: number;
  readonly epoch_id: string;
}

/** What is wrong with the numbers, if anything. */
export function numberFindings(db: Database): Finding[] {
  const findings: Finding[] = [];
  const lasts = new Map<string, number>();
  for (const row of db.iterate<PaperRow>('SELECT no, counter, epoch_id FROM papers ORDER BY epoch_id, counter')) {
    const expected = (lasts.get(row.epoch_id) ?? 0) + 1;
    if (row.counter !== expected)
      findings.push({ where: row.no, sentence: `单号应为第 ${expected} 号，中间缺号或重号` });
    lasts.set(row.epoch_id, row.counter);
    findings.push(...shapeFindings(row));
  }
  for (const epoch of db.all<{ epoch_id: string; paper_counter: number }>(
    'SELECT epoch_id, paper_counter FROM epochs',
  )) {
    const last = lasts.get(epoch.epoch_id) ?? 0;
    if (epoch.paper_counter !== last) {
      findings.push({ where: epoch.epoch_id, sentence: `单号计数为 ${epoch.paper_counter}，最后一张为第 ${last} 号` });
    }
  }
  return findings;
}

function shapeFindings(row: PaperRow): Finding[] {
  try {
    return parsePaperNumber(row.no).counter === row.counter ? [] : [{ where: row.no, sentence: '单号与计数不符' }];
  } catch (cause) {
    if (cause instanceof AppError) return [{ where: row.no, sentence: errorSentence(cause.code, cause.details) }];
    throw cause;
  }
}
