/** `central roster publish`: the next roster of a region, judged by and handed out to its desks. */
import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { localDateSchema } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { transaction } from '../database/pool.ts';
import { publishRoster } from '../roster/publish-roster.ts';
import { checked, type Command, COMMON_HELP, needed, readArguments, usage } from './command.ts';
import { admdvsSchema } from './region-add.ts';

const HELP = `npm run central -- roster publish <文件.csv> --region 区划 --as-of 日期 [选项]
发布参保名单（格式见 docs/roster.md）：中心据以裁定，本区划的窗口自动取用。
  --as-of 2021-11-15  名单截至日期
  --base 2021-11-01   增量名单（带 op 列）所依据的名单日期；不给则为全量
  --encoding NAME     utf-8（默认）或 gb18030
${COMMON_HELP}`;

const OPTIONS = {
  region: { type: 'string' },
  'as-of': { type: 'string' },
  base: { type: 'string' },
  encoding: { type: 'string' },
} as const;

export const rosterPublish: Command = {
  help: HELP,
  prepare: (args) => {
    const { values, positionals } = readArguments(args, HELP, OPTIONS, 1);
    const path = positionals[0] ?? '';
    const facts = {
      admdvs: checked(admdvsSchema, needed(values.region, '--region', HELP), '区划代码', HELP),
      asOf: checked(localDateSchema, needed(values['as-of'], '--as-of', HELP), '截至日期', HELP),
      base: values.base === undefined ? null : checked(localDateSchema, values.base, '所依据的日期', HELP),
      fileName: basename(path),
      encoding: encodingOf(values.encoding ?? 'utf-8'),
    };
    if (!existsSync(path)) throw new AppError('file-not-read', { path, problem: '不存在' });
    return async ({ pool, ports }) => {
      const source = createReadStream(path);
      const { n, taken, refused } = await transaction(pool, (db) => publishRoster(db, ports, { ...facts, source }));
      const text = `已发布 ${facts.admdvs} 截至 ${facts.asOf} 的名单：收 ${taken} 行，退 ${refused} 行（第 ${n} 包）。`;
      return { text, json: { n, taken, refused } };
    };
  },
};

function encodingOf(name: string): 'utf-8' | 'gb18030' {
  if (name === 'utf-8' || name === 'gb18030') return name;
  throw usage(`--encoding ${name} 不是 utf-8 或 gb18030。`, HELP);
}
