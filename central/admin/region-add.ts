/** `central region add`: a region whose desks may join. */
import { z } from 'zod';
import { lineSchema } from '../../shared/text.ts';
import { transaction } from '../database/pool.ts';
import { addRegion } from '../registry/desks.ts';
import { checked, type Command, COMMON_HELP, readArguments } from './command.ts';

const HELP = `npm run central -- region add <区划代码> <名称>
登记一个医保区划；再次登记同一代码则改名称。
${COMMON_HELP}`;

export const admdvsSchema = z.string().regex(/^\d{6}$/, '医保区划代码应为 6 位数字');

export const regionAdd: Command = {
  help: HELP,
  prepare: (args) => {
    const [admdvs, name] = readArguments(args, HELP, {}, 2).positionals;
    const region = {
      admdvs: checked(admdvsSchema, admdvs, '区划代码', HELP),
      name: checked(lineSchema(60), name, '名称', HELP),
    };
    return async ({ pool }) => {
      await transaction(pool, (db) => addRegion(db, region));
      return { text: `已登记区划 ${region.admdvs} ${region.name}。`, json: region };
    };
  },
};
