/** Who looked at a person, read from the access chain; and what became of each print of their papers. */
import type { Person } from '../../shared/contract/people.ts';
import { REVEALED_FIELD_NAMES, revealedFieldSchema } from '../../shared/revealed-field.ts';
import type { Database } from '../database/open.ts';
import { personKey } from '../journal/looks.ts';

/** The newest of each are shown; the auditor's export has all. */
const SHOWN = 50;

const PURPOSE_NAMES: Readonly<Record<string, string>> = {
  enrollment: '办理参保',
  claim: '办理理赔',
  inquiry: '查询',
  lookup: '核对参保',
};

interface LookRow {
  readonly at: string;
  readonly operator_no: string;
  readonly name: string | null;
  readonly purpose: string | null;
  readonly field: string | null;
  readonly reason: string | null;
}

/** Newest first. */
export function looksAt(db: Database, certno: string): NonNullable<Person['looks']> {
  const rows = db.all<LookRow>(
    `SELECT bytes ->> '$.at' AS at, bytes ->> '$.actor.operatorNo' AS operator_no, operators.name,
       bytes ->> '$.amounts.purpose' AS purpose, bytes ->> '$.amounts.field' AS field, body ->> '$.reason' AS reason
     FROM journal LEFT JOIN documents ON entry_id = journal.id
       LEFT JOIN operators ON operators.operator_no = bytes ->> '$.actor.operatorNo'
     WHERE subject = ? AND type IN ('person.opened/1', 'person.revealed/1') ORDER BY ordinal DESC LIMIT ${SHOWN}`,
    personKey(db, certno),
  );
  return rows.map((row) => ({
    at: row.at,
    operatorNo: row.operator_no,
    operatorName: row.name ?? '',
    what: whatFor(row),
  }));
}

function whatFor({ purpose, field, reason }: LookRow): string {
  if (field === null) return PURPOSE_NAMES[purpose ?? ''] ?? '查询';
  return `显示${REVEALED_FIELD_NAMES[revealedFieldSchema.parse(field)]}：${reason ?? '（原因已销毁）'}`;
}

interface PrintRow {
  readonly at: string;
  readonly no: string;
  readonly kind: NonNullable<Person['prints']>[number]['kind'];
  readonly reprint: number;
  readonly state: NonNullable<Person['prints']>[number]['state'];
  readonly operator_no: string;
}

/** Prints of papers issued on these subjects (policies and trials), newest first. */
export function printsOf(db: Database, subjects: readonly string[]): NonNullable<Person['prints']> {
  const rows = db.all<PrintRow>(
    `SELECT started_at AS at, prints.no, prints.kind, reprint, state, operator_no
     FROM prints JOIN papers ON papers.no = prints.no WHERE papers.subject IN (SELECT value FROM json_each(?))
     ORDER BY started_at DESC, print_id DESC LIMIT ${SHOWN}`,
    JSON.stringify(subjects),
  );
  return rows.map(({ operator_no: operatorNo, ...row }) => ({ ...row, operatorNo }));
}
