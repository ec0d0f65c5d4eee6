/** `desk status`: what a data folder is, read beside a running app; figures where it opens without a password. */
import { resolve } from 'node:path';
import { ZONE_NAMES } from '../../../../shared/desk.ts';
import { describeFolder, type FolderFigures } from '../../../desk/folder-figures.ts';
import { keyFileExists } from '../../../key-file.ts';
import { defaultDataDir } from '../../data-dir.ts';
import type { Command, CommandResult } from '../command.ts';
import { openDemo } from '../open-for-reading.ts';
import { parseCommand } from '../parse.ts';
import { programVersion } from '../../node-ports.ts';

const HELP = `npm run desk -- status [--data DIR] [--json]
显示数据文件夹的情况：是否开通、是否体验模式、流水和名单。只读，窗口程序开着也可运行；正式窗口只显示是否开通。
  --data DIR    数据文件夹（默认 ${defaultDataDir()}）
  --json        标准输出给一行 JSON：{"folder","version","stage","mode","desk"}`;

export const deskStatus: Command = {
  help: HELP,
  run: (args) => {
    const { values } = parseCommand(args, HELP, { data: { type: 'string' } });
    return Promise.resolve(statusOf(resolve(values.data ?? defaultDataDir())));
  },
};

function statusOf(folder: string): CommandResult {
  const base = { folder, version: programVersion() };
  if (!keyFileExists(folder)) {
    return { ok: true, text: `${folder}：尚未开通。`, json: { ...base, stage: 'new', mode: null, desk: null } };
  }
  const db = openDemo(folder);
  if (db === null) {
    const text = `${folder}：正式窗口，登录后可用。`;
    return { ok: true, text, json: { ...base, stage: 'locked', mode: 'live', desk: null } };
  }
  try {
    const desk = describeFolder(db);
    return { ok: true, text: textOf(folder, desk), json: { ...base, stage: 'open', mode: 'demo', desk } };
  } finally {
    db.close();
  }
}

function textOf(folder: string, desk: FolderFigures): string {
  return [
    `${folder}：体验模式`,
    `窗口 ${desk.deskCode}，${desk.site}，${ZONE_NAMES[desk.zone]}`,
    `流水 ${desk.entries} 笔，保单 ${desk.policies} 张，理赔案 ${desk.claims} 件，单证 ${desk.papers} 份`,
    desk.rosterAsOf === null ? '没有参保名单' : `参保名单截至 ${desk.rosterAsOf}`,
  ].join('\n');
}
