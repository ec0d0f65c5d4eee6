/** `desk sync`: one round with the centre from a terminal, or joining it; the app must be closed, for this writes. */
import { resolve } from 'node:path';
import type { Output } from '../../../../shared/contract.ts';
import { LINE_NAMES } from '../../../../shared/line.ts';
import { AppError } from '../../../../shared/errors.ts';
import { createApp, type Desk } from '../../../app.ts';
import { type Caller, callerOf } from '../../../caller.ts';
import { secureRandom } from '../../../crypto.ts';
import { DEMO_PASSWORD } from '../../../demo/operators.ts';
import { keyFileExists } from '../../../key-file.ts';
import { defaultDataDir } from '../../data-dir.ts';
import { nodePorts } from '../../node-ports.ts';
import type { Command, CommandResult } from '../command.ts';
import { parseCommand } from '../parse.ts';
import { passwordOf } from '../password.ts';

const HELP = `npm run desk -- sync --operator 工号 [选项]
与中心同步一次：上传业务和操作记录，接收下发。会写数据，请先关闭窗口程序（窗口程序开着时会自动同步）。
  --operator NO    办理人员的工号；密码现场输入，或用环境变量 JOINT_DESK_PASSWORD（体验模式不用）
  --join URL       先接入这个中心（须系统管理人员）
  --code CODE      与 --join 同用：中心给的注册码
  --data DIR       数据文件夹（默认 ${defaultDataDir()}）
  --json           标准输出给一行 JSON：{"state","sent","taken","trouble","unsent","refused","unknown"}`;

export const syncOnce: Command = {
  help: HELP,
  run: async (args) => {
    const { values, positionals } = parseCommand(args, HELP, {
      operator: { type: 'string' },
      join: { type: 'string' },
      code: { type: 'string' },
      data: { type: 'string' },
    });
    const { operator, join, code } = values;
    if (positionals.length > 0) throw usage(`不认识 ${positionals.join(' ')}。`);
    if (operator === undefined) throw usage('请用 --operator 给出工号。');
    if ((join === undefined) !== (code === undefined)) throw usage('--join 和 --code 须同时给出。');
    const dataDir = resolve(values.data ?? defaultDataDir());
    if (!keyFileExists(dataDir)) throw new AppError('folder-no-desk', { folder: dataDir });
    const desk = createApp(nodePorts({ dataDir }));
    try {
      const joining = join === undefined || code === undefined ? null : { url: join, code };
      return await syncDesk(desk, operator, joining);
    } finally {
      await desk.close();
    }
  },
};

async function syncDesk(
  desk: Desk,
  operatorNo: string,
  joining: { readonly url: string; readonly code: string } | null,
): Promise<CommandResult> {
  const caller = callerOf(desk, () => secureRandom(16).toString('hex'));
  const { mode } = await caller.call('desk.status', {});
  const password = mode === 'demo' ? DEMO_PASSWORD : await passwordOf(operatorNo);
  const { token: session } = await caller.call('session.signIn', { operatorNo, password, purpose: 'session' });
  if (joining !== null) await caller.call('sync.join', joining, { session });
  const round = await caller.call('sync.now', {}, { session });
  await finishImports(caller, session);
  const { unsent, refused, unknown } = await caller.call('desk.figures', {}, { session });
  await caller.call('session.signOut', {}, { session });
  return resultOf(round, { unsent: unsent.count, refused, unknown });
}

/** An offered roster is fetched beside the round; closing now would break it off. */
async function finishImports(caller: Caller, session: string): Promise<void> {
  const { jobs } = await caller.call('jobs.running', {}, { session });
  for (const { jobId } of jobs) await caller.finish(jobId, session).catch(() => undefined);
}

function resultOf(
  { sent, taken, state, trouble }: Output<'sync.now'>,
  figures: { readonly unsent: number; readonly refused: number; readonly unknown: number },
): CommandResult {
  const done = `线路${LINE_NAMES[state]}：送达 ${sent} 条，收到下发 ${taken} 个；未上传 ${figures.unsent} 笔，被退回 ${figures.refused} 笔，结果未知 ${figures.unknown} 笔。`;
  const text = trouble === null ? done : `${done}\n${trouble}`;
  return { ok: trouble === null, text, json: { state, sent, taken, trouble, ...figures } };
}

function usage(problem: string): AppError<'cli-usage'> {
  return new AppError('cli-usage', { problem, help: HELP });
}
