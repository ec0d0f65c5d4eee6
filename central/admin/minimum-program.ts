/** `central minimum-program`: desks whose program is older are told to upgrade. */
import { transaction } from '../database/pool.ts';
import { setMinimumProgram } from '../registry/centre.ts';
import { type Command, COMMON_HELP, readArguments, usage } from './command.ts';

const HELP = `npm run central -- minimum-program <版本|none>
要求窗口程序不低于某个版本（如 0.2.0）；更旧的窗口会看到“需升级”，柜面业务照常。none 为不要求。
${COMMON_HELP}`;

export const minimumProgram: Command = {
  help: HELP,
  prepare: (args) => {
    const version = readArguments(args, HELP, {}, 1).positionals[0] ?? '';
    if (version !== 'none' && !/^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version))
      throw usage(`${version} 不是版本号。`, HELP);
    const minimum = version === 'none' ? null : version;
    return async ({ pool }) => {
      await transaction(pool, (db) => setMinimumProgram(db, minimum));
      const text = minimum === null ? '不再要求程序版本。' : `窗口程序须为 ${minimum} 以上。`;
      return { text, json: { minimumProgram: minimum } };
    };
  },
};
