/** `desk restore`: a data folder from a backup; the app must be closed, and a supervisor takes over when it opens next. */
import { resolve } from 'node:path';
import { formatInstant, instant, minuteOf } from '../../../../shared/dates.ts';
import { AppError } from '../../../../shared/errors.ts';
import { type Restored, restoreBackup } from '../../../backup/restore.ts';
import { defaultDataDir } from '../../data-dir.ts';
import type { Command, CommandResult } from '../command.ts';
import { parseCommand } from '../parse.ts';

const HELP = `npm run desk -- restore --from 备份文件夹 [--data DIR] [--replace] [--json]
从备份恢复。会写数据，请先关闭窗口程序。恢复后打开程序，由主管或系统管理人员登录办理“接管”，接管前不能办理业务。
  --from DIR    备份文件夹（其中有 backup.json）
  --data DIR    恢复到哪个数据文件夹（默认 ${defaultDataDir()}）
  --replace     该文件夹已有数据时，先把旧文件整体移到其中的 set-aside-… 文件夹（不删除）再恢复
  --json        标准输出给一行 JSON：{"ok","folder","backup","madeAt","entries","setAside","roster"}`;

export const restore: Command = {
  help: HELP,
  run: (args) => {
    const options = { from: { type: 'string' }, data: { type: 'string' }, replace: { type: 'boolean' } } as const;
    const { values } = parseCommand(args, HELP, options);
    if (values.from === undefined) {
      throw new AppError('cli-usage', { problem: '请用 --from 给出备份文件夹。', help: HELP });
    }
    const dataDir = resolve(values.data ?? defaultDataDir());
    const now = formatInstant(instant(Date.now()));
    const stamp = now.slice(0, 23).replace(/\D/g, '');
    const order = { from: resolve(values.from), dataDir, isReplacing: values.replace === true, stamp };
    return Promise.resolve(resultOf(order.from, dataDir, restoreBackup(order)));
  },
};

function resultOf(from: string, folder: string, { manifest, setAside, hasRoster }: Restored): CommandResult {
  const { deskCode, madeAt, entries, roster } = manifest;
  const lines = [
    `已恢复窗口 ${deskCode}：备份于 ${minuteOf(madeAt)}，流水 ${entries} 笔，放在 ${folder}`,
    ...(setAside === null ? [] : [`原有文件未删除，移到 ${setAside}`]),
    ...rosterLine(roster, hasRoster),
    '下一步：打开程序，由主管或系统管理人员登录办理“接管”；接管前只能查看，不能办理业务。',
  ];
  const json = {
    ok: true,
    folder,
    backup: from,
    madeAt,
    entries,
    setAside,
    roster: roster === null ? null : { file: roster.file, asOf: roster.asOf, present: hasRoster },
  };
  return { ok: true, text: lines.join('\n'), json };
}

function rosterLine(roster: Restored['manifest']['roster'], hasRoster: boolean): string[] {
  if (roster === null) return [];
  if (hasRoster) return [`参保名单（截至 ${roster.asOf}）已从原有文件中找回。`];
  return [`参保名单（截至 ${roster.asOf}）不在备份内，接管后请重新导入或由中心下发。`];
}
