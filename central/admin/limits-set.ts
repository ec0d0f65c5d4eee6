/** `central limits set`: what the desks of a region may do alone. */
import { parseYuan } from '../../shared/money.ts';
import { limitsSchema } from '../../shared/sync/feed-item.ts';
import { transaction } from '../database/pool.ts';
import { limitsOf, setLimits } from '../limits/limits.ts';
import { checked, type Command, COMMON_HELP, readArguments } from './command.ts';
import { admdvsSchema } from './region-add.ts';

const HELP = `npm run central -- limits set <区划代码> [选项]
签署一个区划的限额；没有给出的一项保持不变。
  --accumulator-hours N   核定所依据的累计数最多旧几小时
  --offline-per-claim 元  无线路时每件可核定的上限；0 为不可
  --refund-days N         应退保费须在几天内退回
  --roster-drop N         全量名单少于现名单百分之几时停下询问
${COMMON_HELP}`;

const OPTIONS = {
  'accumulator-hours': { type: 'string' },
  'offline-per-claim': { type: 'string' },
  'refund-days': { type: 'string' },
  'roster-drop': { type: 'string' },
} as const;

export const limitsSet: Command = {
  help: HELP,
  prepare: (args) => {
    const { values, positionals } = readArguments(args, HELP, OPTIONS, 1);
    const admdvs = checked(admdvsSchema, positionals[0], '区划代码', HELP);
    const given = {
      accumulatorMaxHours: numberOf(values['accumulator-hours']),
      offlinePerClaim: values['offline-per-claim'] === undefined ? undefined : parseYuan(values['offline-per-claim']),
      refundDays: numberOf(values['refund-days']),
      rosterDropPercent: numberOf(values['roster-drop']),
    };
    const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return async ({ pool, ports }) => {
      const { n, limits } = await transaction(pool, async (db) => {
        const next = checked(limitsSchema, { ...(await limitsOf(db, admdvs)), ...changes }, '限额', HELP);
        return { n: await setLimits(db, ports, admdvs, next), limits: next };
      });
      return { text: `已签署区划 ${admdvs} 的限额（第 ${n} 包）。`, json: { n, admdvs, limits } };
    };
  },
};

/** Not a number stays what it is; the schema of the limits refuses it. */
function numberOf(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : text;
}
