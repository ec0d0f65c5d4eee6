/** `central desk revoke` and `central desk restore`: whether a desk's requests are taken. */
import { deskCodeSchema } from '../../shared/desk.ts';
import { transaction } from '../database/pool.ts';
import { restoreDesk, revokeDesk } from '../registry/desks.ts';
import { checked, type Command, COMMON_HELP, readArguments } from './command.ts';

const REVOKE_HELP = `npm run central -- desk revoke <窗口代码>
停用窗口：中心不再收它的业务，也不再给它下发。窗口本机的数据不会被清除：请窗口先做一次备份（其中含未发送的业务）。
${COMMON_HELP}`;

export const deskRevoke: Command = {
  help: REVOKE_HELP,
  prepare: (args) => {
    const desk = deskOf(args, REVOKE_HELP);
    return async ({ pool, ports }) => {
      await transaction(pool, (db) => revokeDesk(db, ports, desk));
      return { text: `窗口 ${desk} 已停用。`, json: { deskCode: desk, revoked: true } };
    };
  },
};

const RESTORE_HELP = `npm run central -- desk restore <窗口代码>
恢复被停用的窗口。
${COMMON_HELP}`;

export const deskRestore: Command = {
  help: RESTORE_HELP,
  prepare: (args) => {
    const desk = deskOf(args, RESTORE_HELP);
    return async ({ pool }) => {
      await transaction(pool, (db) => restoreDesk(db, desk));
      return { text: `窗口 ${desk} 已恢复使用。`, json: { deskCode: desk, revoked: false } };
    };
  },
};

function deskOf(args: readonly string[], help: string): string {
  return checked(deskCodeSchema, readArguments(args, help, {}, 1).positionals[0], '窗口代码', help);
}
