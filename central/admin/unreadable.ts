/** `central unreadable`: entries that were taken and could not be judged, and `--again`: judge them now. */
import { minuteOf } from '../../shared/dates.ts';
import { textTable } from '../../shared/text-table.ts';
import { type Pool, transaction } from '../database/pool.ts';
import { FAULT_REASONS, type FaultReason } from '../judge/entry-fault.ts';
import { judgeAgain } from '../judge/judge-again.ts';
import { judge } from '../judge/judge.ts';
import { type Command, COMMON_HELP, readArguments } from './command.ts';

const HELP = `npm run central -- unreadable [--again]
列出中心收到而未能处理的业务：哪个窗口、第几笔、原因。升级中心程序后重启即自动重试不认识的类型和缺所指业务的记录。
  --again      现在全部重新处理，再列出仍未能处理的；已裁定的不变，窗口已撤回的核定不再处理
${COMMON_HELP}`;

export const unreadable: Command = {
  help: HELP,
  prepare: (args) => {
    const { values } = readArguments(args, HELP, { again: { type: 'boolean' } }, 0);
    return async ({ pool, ports }) => {
      if (values.again !== true) return listing(await list(pool), '');
      const tried = await transaction(pool, (db) => judgeAgain(db, null));
      await judge(pool, ports);
      return listing(await list(pool), `已重新处理 ${tried} 笔。\n`);
    };
  },
};

interface Row {
  readonly deskCode: string;
  readonly epoch: string;
  readonly seq: number;
  readonly reason: FaultReason;
  readonly seenAt: string;
  readonly isFinal: boolean;
}

async function list(pool: Pool): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `SELECT desk_code AS "deskCode", epoch, seq, reason, seen_at AS "seenAt", is_final AS "isFinal"
     FROM unreadable ORDER BY desk_code, epoch, seq`,
  );
  return rows;
}

const COLUMNS = [
  { title: '窗口' },
  { title: '第几笔', align: 'right' as const },
  { title: '登记时间' },
  { title: '原因' },
  { title: '流水' },
];

function listing(rows: readonly Row[], head: string) {
  const text = rows.length === 0 ? '没有未能处理的业务。' : textTable(COLUMNS, rows.map(cells));
  return { text: `${head}${text}`, json: { unreadable: rows } };
}

function cells({ deskCode, epoch, seq, reason, seenAt, isFinal }: Row): string[] {
  const why = `${FAULT_REASONS[reason]}${isFinal ? '（核定已由窗口撤回）' : ''}`;
  return [deskCode, String(seq), minuteOf(seenAt), why, epoch];
}
