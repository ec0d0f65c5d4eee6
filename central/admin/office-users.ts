/** `central office-users`: who works in the claims office. */
import { formatYuan } from '../../shared/money.ts';
import { STANDING_NAMES } from '../../shared/desk.ts';
import { OFFICE_ROLE_NAMES, type OfficeUser } from '../../shared/office/user.ts';
import { listUsers } from '../office/users.ts';
import { type Command, COMMON_HELP, readArguments } from './command.ts';

const HELP = `npm run central -- office-users
列出理赔审核人员：权限、核赔额度、在岗状态。
${COMMON_HELP}`;

export const officeUsers: Command = {
  help: HELP,
  prepare: (args) => {
    readArguments(args, HELP, {}, 0);
    return async ({ pool }) => {
      const users = await listUsers(pool);
      const text = users.length === 0 ? '还没有审核人员。用 office-user put 登记。' : users.map(lineOf).join('\n');
      return { text, json: users };
    };
  },
};

function lineOf({ userNo, name, roles, authority, standing }: OfficeUser): string {
  const may = roles.map((role) => OFFICE_ROLE_NAMES[role]).join('、');
  const upTo =
    authority === null
      ? ''
      : `，每件 ${formatYuan(authority.perClaim)} 元、每日 ${formatYuan(authority.perDay)} 元，至 ${authority.until}`;
  return `${userNo} ${name}：${may}${upTo}（${STANDING_NAMES[standing]}）`;
}
