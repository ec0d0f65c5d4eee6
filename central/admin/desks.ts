/** `central desks`: “A01: 412 of 412, last seen …”. */
import { minuteOf } from '../../shared/dates.ts';
import { textTable } from '../../shared/text-table.ts';
import { type ListedDesk, listDesks } from '../registry/desk-list.ts';
import { type Command, COMMON_HELP, readArguments } from './command.ts';

const HELP = `npm run central -- desks
列出窗口：已裁定多少笔、共收到多少笔、最后联系时间、时钟偏差、程序版本。
${COMMON_HELP}`;

const STANDINGS = { new: '未登记', joined: '正常', revoked: '已停用' } as const;

const COLUMNS = [
  { title: '窗口' },
  { title: '区划' },
  { title: '网点', width: 24 },
  { title: '状态' },
  { title: '已裁定/收到', align: 'right' as const },
  { title: '查看记录', align: 'right' as const },
  { title: '最后联系' },
  { title: '时钟（秒）', align: 'right' as const },
  { title: '程序' },
  { title: '异常' },
];

export const desks: Command = {
  help: HELP,
  prepare: (args) => {
    readArguments(args, HELP, {}, 0);
    return async ({ pool }) => {
      const listed = await listDesks(pool);
      const text = listed.length === 0 ? '还没有登记窗口。' : textTable(COLUMNS, listed.map(rowOf));
      return { text, json: { desks: listed } };
    };
  },
};

function rowOf(desk: ListedDesk): string[] {
  const { deskCode, admdvs, site, standing, letter, taken, judged, looks, lastSeenAt, skewSeconds, program } = desk;
  return [
    letter === null ? deskCode : `${deskCode}（${letter}）`,
    admdvs,
    site,
    STANDINGS[standing],
    `${judged}/${taken}`,
    String(looks),
    lastSeenAt === null ? '从未' : minuteOf(lastSeenAt),
    skewSeconds === null ? '' : `${skewSeconds > 0 ? '+' : ''}${skewSeconds}`,
    program ?? '',
    troubleOf(desk),
  ];
}

function troubleOf({ forks, unreadable }: ListedDesk): string {
  const troubles = [forks === 0 ? '' : `分叉 ${forks} 处`, unreadable === 0 ? '' : `未能处理 ${unreadable} 笔`];
  return troubles.filter((trouble) => trouble !== '').join('，');
}
