/** `central desk code` and `central desk takeover-code`: a one-time code, shown once. */
import { deskCodeSchema } from '../../shared/desk.ts';
import { transaction } from '../database/pool.ts';
import { type CodePurpose, makeCode } from '../registry/codes.ts';
import { checked, type Command, COMMON_HELP, readArguments, wholeNumber } from './command.ts';

const DEFAULT_DAYS = 7;

export const deskCode = codeCommand(
  'join',
  `npm run central -- desk code <窗口代码> [--days N]
发一次性注册码：窗口首次与中心相连时输入。只显示这一次。`,
);

export const deskTakeoverCode = codeCommand(
  'takeover',
  `npm run central -- desk takeover-code <窗口代码> [--days N]
发一次性接管码：窗口换电脑或从备份恢复后输入。接管后，原来那台电脑不能再发送。只显示这一次。`,
);

function codeCommand(purpose: CodePurpose, head: string): Command {
  const help = `${head}
  --days N     几天内有效（默认 ${DEFAULT_DAYS}）
${COMMON_HELP}`;
  return {
    help,
    prepare: (args) => {
      const { values, positionals } = readArguments(args, help, { days: { type: 'string' } }, 1);
      const desk = checked(deskCodeSchema, positionals[0], '窗口代码', help);
      const days = wholeNumber(values.days, DEFAULT_DAYS, '--days', help);
      return async ({ pool, ports }) => {
        const code = await transaction(pool, (db) => makeCode(db, ports, { deskCode: desk, purpose, days }));
        const name = purpose === 'join' ? '注册码' : '接管码';
        return {
          text: `窗口 ${desk} 的${name}：${code}（${days} 天内有效，只能用一次）`,
          json: { deskCode: desk, purpose, code, days },
        };
      };
    },
  };
}
