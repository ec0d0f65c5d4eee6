/** `central desk add`: a desk that may join. */
import { deskCodeSchema } from '../../shared/desk.ts';
import { lineSchema } from '../../shared/text.ts';
import { transaction } from '../database/pool.ts';
import { addDesk } from '../registry/desks.ts';
import { checked, type Command, COMMON_HELP, needed, readArguments } from './command.ts';
import { admdvsSchema } from './region-add.ts';

const HELP = `npm run central -- desk add <窗口代码> --region 区划 --site 网点名称
登记一个窗口；之后用 desk code 发注册码。
${COMMON_HELP}`;

export const deskAdd: Command = {
  help: HELP,
  prepare: (args) => {
    const { values, positionals } = readArguments(
      args,
      HELP,
      { region: { type: 'string' }, site: { type: 'string' } },
      1,
    );
    const desk = {
      deskCode: checked(deskCodeSchema, positionals[0], '窗口代码', HELP),
      admdvs: checked(admdvsSchema, needed(values.region, '--region', HELP), '区划代码', HELP),
      site: checked(lineSchema(60), needed(values.site, '--site', HELP), '网点名称', HELP),
    };
    return async ({ pool }) => {
      await transaction(pool, (db) => addDesk(db, desk));
      const next = `npm run central -- desk code ${desk.deskCode}`;
      return { text: `已登记窗口 ${desk.deskCode}（${desk.site}）。下一步：${next}`, json: desk };
    };
  },
};
