/** `desk backup`: a proved copy of the desk, made beside a running app. */
import { resolve } from 'node:path';
import { contract } from '../../../../shared/contract.ts';
import type { BackupOutcome } from '../../../../shared/contract/backup.ts';
import { formatInstant, instant } from '../../../../shared/dates.ts';
import { AppError } from '../../../../shared/errors.ts';
import { makeBackup } from '../../../backup/make.ts';
import { noteBackup } from '../../../backup/store.ts';
import { backupFolder } from '../../../backup/target.ts';
import { secureRandom } from '../../../crypto.ts';
import { migrations } from '../../../database/migrations.ts';
import { openDatabase } from '../../../database/open.ts';
import { newId } from '../../../ids.ts';
import { defaultDataDir } from '../../data-dir.ts';
import { programVersion } from '../../node-ports.ts';
import type { Command, CommandResult } from '../command.ts';
import { type OpenFolder, openFolder } from '../open-for-reading.ts';
import { parseCommand } from '../parse.ts';

const HELP = `npm run desk -- backup --to 文件夹 [选项]
备份：复制数据库和密钥文件（不含本机密钥槽），重新打开核对后才算数。只读，窗口程序开着也可运行；内容已加密。
  --to DIR         备份放在哪个文件夹（如移动介质），会在其中新建一个以窗口代码和时间命名的文件夹
  --data DIR       数据文件夹（默认 ${defaultDataDir()}）
  --operator NO    正式窗口须给出主管或系统管理人员的工号；密码现场输入，或用环境变量 JOINT_DESK_PASSWORD
  --json           标准输出给一行 JSON：{"ok","backupId","madeAt","path","entries","bytes","roster"}`;

export const backUp: Command = {
  help: HELP,
  run: async (args) => {
    const options = { to: { type: 'string' }, data: { type: 'string' }, operator: { type: 'string' } } as const;
    const { values } = parseCommand(args, HELP, options);
    if (values.to === undefined)
      throw new AppError('cli-usage', { problem: '请用 --to 给出存放备份的文件夹。', help: HELP });
    const dataDir = resolve(values.data ?? defaultDataDir());
    const to = backupFolder(dataDir, resolve(values.to));
    const folder = await openFolder(dataDir, values.operator ?? null, contract['desk.backup'].access);
    try {
      return resultOf(backUpFolder(dataDir, folder, to));
    } finally {
      folder.db.close();
    }
  },
};

function backUpFolder(dataDir: string, { db, key }: OpenFolder, to: string): BackupOutcome {
  const deskCode = db.one<{ desk_code: string }>('SELECT desk_code FROM desk')?.desk_code;
  if (deskCode === undefined) throw new AppError('desk-missing', {});
  const clock = { now: () => instant(Date.now()) };
  const facts = {
    backupId: newId({ clock, randomness: { bytes: secureRandom } }),
    madeAt: formatInstant(clock.now()),
    version: programVersion(),
  };
  const outcome = makeBackup({ dataDir, key, to, deskCode, ...facts }, tellPhases());
  if (Number(db.pragma('user_version')) === migrations.at(-1)?.version) note(dataDir, key, outcome);
  return outcome;
}

/** Each phase once, for whoever watches the terminal. */
function tellPhases(): Parameters<typeof makeBackup>[1] {
  let told = '';
  return ({ phase }) => {
    if (phase !== told) process.stderr.write(`${phase}……\n`);
    told = phase;
  };
}

/** The desk shows when it was last backed up. One short write into a table nothing is remembered of, so it may come from outside. */
function note(dataDir: string, key: Uint8Array, outcome: BackupOutcome): void {
  const db = openDatabase(resolve(dataDir, 'main.db'), key, 'readwrite');
  try {
    noteBackup(db, outcome);
  } finally {
    db.close();
  }
}

function resultOf(outcome: BackupOutcome): CommandResult {
  const { path, entries, bytes, roster } = outcome;
  const lines = [
    `备份完成并已核对：流水 ${entries} 笔，${Math.ceil(bytes / 1024)} KB`,
    path,
    roster === null
      ? '本窗口没有参保名单。'
      : `参保名单（截至 ${roster.asOf}）不在备份内，恢复后须重新导入或由中心下发。`,
  ];
  return { ok: true, text: lines.join('\n'), json: { ok: true, ...outcome } };
}
