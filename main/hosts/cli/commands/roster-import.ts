/** `desk roster import`: the next roster version from a CSV or XLSX; the app must be closed, for this writes. */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { rosterOutcomeSchema } from '../../../../shared/contract/roster.ts';
import { type LocalDate, localDate } from '../../../../shared/dates.ts';
import { AppError } from '../../../../shared/errors.ts';
import { createApp, type Desk } from '../../../app.ts';
import { callerOf } from '../../../caller.ts';
import { secureRandom } from '../../../crypto.ts';
import { keyFileExists } from '../../../key-file.ts';
import { DEMO_PASSWORD } from '../../../demo/operators.ts';
import { defaultDataDir } from '../../data-dir.ts';
import { nodePorts } from '../../node-ports.ts';
import type { Command, CommandResult } from '../command.ts';
import { parseCommand } from '../parse.ts';
import { passwordOf } from '../password.ts';
import { textTable } from '../../../../shared/text-table.ts';

const HELP = `npm run desk -- roster import <文件.csv|文件.xlsx> --as-of 日期 --operator 工号 [选项]
导入参保名单（格式见 docs/roster.md），建成新版本后切换。会写数据，请先关闭窗口程序。
  --as-of 2021-11-15  名单截至日期
  --base 2021-11-01   增量名单（带 op 列）所依据的名单日期；不给则为全量
  --operator NO       系统管理或主管的工号；密码现场输入，或用环境变量 JOINT_DESK_PASSWORD（体验模式不用）
  --data DIR          数据文件夹（默认 ${defaultDataDir()}）
  --json              标准输出给一行 JSON：{"version","people","rows","refusedCount","refused"}`;

export const rosterImport: Command = {
  help: HELP,
  run: async (args) => {
    const { values, positionals } = parseCommand(args, HELP, {
      'as-of': { type: 'string' },
      base: { type: 'string' },
      operator: { type: 'string' },
      data: { type: 'string' },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw usage('请给出一个 CSV 或 XLSX 文件。');
    if (values['as-of'] === undefined) throw usage('请用 --as-of 给出名单截至日期。');
    if (values.operator === undefined) throw usage('请用 --operator 给出工号。');
    if (!existsSync(file)) throw new AppError('file-not-read', { path: file, problem: '不存在' });
    const asOf = localDate(values['as-of']);
    const base = values.base === undefined ? null : localDate(values.base);
    const dataDir = resolve(values.data ?? defaultDataDir());
    if (!keyFileExists(dataDir)) throw new AppError('folder-no-desk', { folder: dataDir });
    const desk = createApp(nodePorts({ dataDir }));
    try {
      return await importFile(desk, { path: resolve(file), asOf, base, operatorNo: values.operator });
    } finally {
      await desk.close();
    }
  },
};

interface Import {
  readonly path: string;
  readonly asOf: LocalDate;
  readonly base: LocalDate | null;
  readonly operatorNo: string;
}

async function importFile(desk: Desk, { path, asOf, base, operatorNo }: Import): Promise<CommandResult> {
  const caller = callerOf(desk, () => secureRandom(16).toString('hex'));
  const status = await caller.call('desk.status', {});
  const password = status.mode === 'demo' ? DEMO_PASSWORD : await passwordOf(operatorNo);
  const { token } = await caller.call('session.signIn', { operatorNo, password, purpose: 'session' });
  const ticket = desk.uploads.putPath(path, basename(path));
  const { jobId } = await caller.call('roster.import', { ticket, asOf, base }, { session: token });
  const outcome = rosterOutcomeSchema.parse(await caller.finish(jobId, token));
  await caller.call('session.signOut', {}, { session: token });
  const { version, people, rows, refused, refusedCount } = outcome;
  const columns = [{ title: '行', align: 'right' as const }, { title: '字段' }, { title: '退回原因' }];
  const table = textTable(
    columns,
    refused.map(({ line, field, reason }) => [String(line), field, reason]),
  );
  const said = `名单第 ${version} 版：${people} 人 ${rows} 行，截至 ${asOf}`;
  const listed = refusedCount > refused.length ? `（列出前 ${refused.length} 行）` : '';
  const text = refusedCount === 0 ? `${said}，没有退回。` : `${said}，退回 ${refusedCount} 行${listed}：\n${table}`;
  return { ok: true, text, json: outcome };
}

function usage(problem: string): AppError<'cli-usage'> {
  return new AppError('cli-usage', { problem, help: HELP });
}
