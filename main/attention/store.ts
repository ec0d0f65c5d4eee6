/** What somebody has to look at: alarms, and entries that came back and were set aside; open ones, and those seen to. */
import { SHOWN } from '../../shared/contract/sync.ts';
import type { Output } from '../../shared/contract.ts';
import type { AttentionKind } from '../../shared/entries/attention.ts';
import { fen } from '../../shared/money.ts';
import { issuedPapers } from '../../shared/papers.ts';
import type { Database } from '../database/open.ts';

type Status = Output<'sync.status'>;

/** How an alarm is named: its place in the feed. */
export const ALARM_KEY = `alarms.channel || ' ' || alarms.n || ' ' || alarms.item`;

const OPEN_ALARMS = /* sql */ `
  FROM alarms WHERE ${ALARM_KEY} NOT IN (SELECT subject FROM attention_handled WHERE kind = 'alarm')`;

/** Entries set aside that nobody has seen to; the rule of what is counted and of what is listed. */
export const OPEN_SET_ASIDE = /* sql */ `
  FROM set_aside JOIN journal ON journal.id = set_aside.entry_id
  WHERE entry_id NOT IN (SELECT subject FROM attention_handled WHERE kind = 'set-aside')`;

/** Whether it was seen to. */
export function isHandled(db: Database, kind: AttentionKind, subject: string): boolean {
  return db.one('SELECT 1 FROM attention_handled WHERE kind = ? AND subject = ?', kind, subject) !== undefined;
}

/** How many alarms nobody has seen to. */
export function alarmCount(db: Database): number {
  return db.one<{ count: number }>(`SELECT count(*) AS count ${OPEN_ALARMS}`)?.count ?? 0;
}

/** How many entries that were set aside wait for a person. */
export function setAsideCount(db: Database): number {
  return db.one<{ count: number }>(`SELECT count(*) AS count ${OPEN_SET_ASIDE}`)?.count ?? 0;
}

/** The newest open alarms, and the newest of those seen to. */
export function alarmsOf(db: Database): Pick<Status, 'alarms' | 'handledAlarms'> {
  return {
    alarms: db.all(
      `SELECT ${ALARM_KEY} AS key, code, subject, sentence, at ${OPEN_ALARMS} ORDER BY at DESC, n DESC LIMIT ${SHOWN}`,
    ),
    handledAlarms: db.all(
      `SELECT ${ALARM_KEY} AS key, sentence, at, reason, operator_no AS operatorNo, handled_at AS handledAt
       FROM alarms JOIN attention_handled ON kind = 'alarm' AND attention_handled.subject = ${ALARM_KEY}
       ORDER BY handled_at DESC LIMIT ${SHOWN}`,
    ),
  };
}

interface SetAsideRow {
  readonly entryId: string;
  readonly type: string;
  readonly at: string;
  readonly papers: string | null;
  readonly amount: number | null;
}

/** The entries set aside, oldest first; amounts are the insurer's (counter rule 2). */
export function setAsideOf(db: Database, seesMoney: boolean): Status['setAside'] {
  return db
    .all<SetAsideRow>(`${SET_ASIDE} ORDER BY set_aside.at, ordinal LIMIT ${SHOWN}`)
    .map(({ papers, amount, ...row }) => ({
      ...row,
      // The codes as journaled, parsed by the schema of the entry's type before they were stored.
      papers: issuedPapers(papers === null ? [] : (JSON.parse(papers) as string[])),
      amount: amount === null || !seesMoney ? null : fen(amount),
    }));
}

/** What each type calls its sum of money. */
const SET_ASIDE = /* sql */ `
  SELECT entry_id AS entryId, set_aside.type, set_aside.at, bytes -> '$.amounts.papers' AS papers,
    coalesce(bytes ->> '$.amounts.premium', bytes ->> '$.amounts.kept', bytes ->> '$.amounts.amount',
      bytes ->> '$.amounts.payable') AS amount
  ${OPEN_SET_ASIDE}`;
