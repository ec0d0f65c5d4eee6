/** `desk settle`: the visits of one person, or a batch of people, through the one engine, without a desk (DESIGN idea 7). */
import { once } from 'node:events';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import { HEALTH_STATUS_NAMES } from '../../../../shared/health.ts';
import { type Fen, formatRate, formatYuan } from '../../../../shared/money.ts';
import { findPlan } from '../../../../shared/plan/built-in.ts';
import { compilePlan } from '../../../../shared/plan/compile.ts';
import { loadPlan } from '../../../../shared/plan/load.ts';
import { shippedPlans } from '../../../../shared/plan/packs.ts';
import type { Plan } from '../../../../shared/plan/schema.ts';
import { explain, explainLine, holdSentence } from '../../../../shared/settle/explain.ts';
import type { Adjustment } from '../../../../shared/settle/result.ts';
import type { Refolded } from '../../../../shared/settle/refold-result.ts';
import { textTable } from '../../../../shared/text-table.ts';
import { answerJson, type Figure, settleFacts } from '../answer.ts';
import { type BatchCount, settleBatch } from '../batch.ts';
import type { Command, CommandResult } from '../command.ts';
import { comparedWith } from '../compare.ts';
import { readFacts } from '../facts.ts';
import { parseCommand } from '../parse.ts';
import { readJson } from '../read-json.ts';

const HELP = `npm run desk -- settle --plan <编号|文件.json> --facts <文件.json|文件.ndjson|-> [选项]
按产品方案计算一个人的就医：可赔金额、各项责任、每一步的依据。不写任何数据；结果是试算，不是给付决定。
  --plan ID|FILE   随程序提供的方案编号（见 plans list），或方案文件
  --facts FILE     就医事实：{"format":1,"healthStatus":"healthy"|"preexisting"|null,"member":{参保情况},
                   "visits":[{"sheet":{国家字段，元},"drugSum":{"amount":"31200.00","source":"entered"},"listedDrugs":[…],
                   "care":{就医情况},…},{"purchase":{"on":"2022-05-01","drugs":[…]}}]}，见 docs/facts.md 和 docs/facts.schema.json；
                   .ndjson 或 -（标准输入）：每行一个人的事实，逐行给出结果，有误的行说明原因后继续
  --compare ID|FILE 同样的就医按另一方案能赔多少，可重复给出
  --samples        用体验模式的样例值补上方案未定的数值
  --out FILE       批量结果写到文件（默认标准输出）
  --steps          批量结果也给出每一步
  --json           标准输出给一行 JSON：{"plan","payable","figures":[{"healthStatus","payable","visits":[{"payable","lines",
                   "steps"}],"state"}]}，金额为分`;

export const settleCommand: Command = {
  help: HELP,
  run: async (args) => {
    const { values } = parseCommand(args, HELP, {
      plan: { type: 'string' },
      facts: { type: 'string' },
      compare: { type: 'string', multiple: true },
      samples: { type: 'boolean' },
      out: { type: 'string' },
      steps: { type: 'boolean' },
    });
    if (values.plan === undefined || values.facts === undefined) {
      throw new AppError('cli-usage', { problem: '请用 --plan 和 --facts 给出方案和事实文件。', help: HELP });
    }
    const plan = planOf(values.plan, values.samples === true);
    const others = (values.compare ?? []).map((other) => planOf(other, values.samples === true));
    if (isBatch(values.facts)) {
      if (others.length > 0) throw new AppError('cli-usage', { problem: BATCH_COMPARE, help: HELP });
      return runBatch(plan, values.facts, values.out ?? null, values.steps === true);
    }
    const compiled = compilePlan(plan);
    const facts = readFacts(values.facts, readJson(values.facts));
    const settled = settleFacts(compiled, facts);
    const notices = settled.notices.map((notice) => `提示：${notice}`);
    const text = settled.figures.map((figure) => figureText(plan, figure));
    const compared = others.map((other) => comparedWith(other, facts));
    return {
      ok: true,
      text: [...text, ...notices, ...compared.map((other) => other.text)].join('\n\n'),
      json: {
        ...answerJson(compiled, facts, settled, true),
        ...(compared.length === 0 ? {} : { compared: compared.map(({ json }) => json) }),
      },
    };
  },
};

const BATCH_COMPARE = '--compare 只用于一个人的事实文件。批量请按每个方案各运行一次。';

function isBatch(path: string): boolean {
  return path === '-' || /\.(ndjson|jsonl)$/.test(path);
}

/** Answers go out as they are computed; the count is for people. */
async function runBatch(plan: Plan, path: string, out: string | null, withSteps: boolean): Promise<CommandResult> {
  const options = { withSteps, progress: (done: number) => void process.stderr.write(`已计算 ${done} 行\n`) };
  const compiled = compilePlan(plan);
  const settleTo = (write: (chunk: string) => Promise<void>) => settleBatch(compiled, path, { ...options, write });
  const { lines, refused } = out === null ? await settleTo(toStdout) : await toFile(path, out, settleTo);
  process.stderr.write(`共 ${lines} 行，${refused} 行有误。\n`);
  return { ok: refused === 0, text: '', json: undefined };
}

async function toStdout(chunk: string): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
}

/** Writes beside the file and puts it in its place at the end: what was there stays until the new answers are whole. */
async function toFile(
  path: string,
  out: string,
  settleTo: (write: (chunk: string) => Promise<void>) => Promise<BatchCount>,
) {
  if (resolve(path) === resolve(out)) throw new AppError('batch-out-same', { path: out });
  const part = `${out}.part`;
  const file = await open(part, 'w').catch((cause: unknown) => refuseWrite(out, cause));
  try {
    const count = await settleTo(
      async (chunk) => void (await file.write(chunk).catch((cause: unknown) => refuseWrite(out, cause))),
    );
    await file.close();
    await rename(part, out);
    return count;
  } catch (cause) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw cause;
  }
}

function refuseWrite(path: string, cause: unknown): never {
  throw new AppError('file-not-written', { path, problem: cause instanceof Error ? cause.message : '' });
}

function planOf(text: string, withSamples: boolean): Plan {
  if (text.endsWith('.json')) return loadPlan(readJson(text));
  return findPlan(shippedPlans({ withSamples }), text);
}

function figureText(plan: Plan, figure: Figure): string {
  const head = `${plan.productName}，按${HEALTH_STATUS_NAMES[figure.healthStatus]}`;
  return figure.settlements
    .map((settlement, at) => `${head}，第 ${at + 1} 次就医\n${visitText(settlement)}`)
    .join('\n\n');
}

function visitText({ payable, lines, steps, holds, unset, adjustments }: Refolded): string {
  const shown = (amount: Fen | null): string => (amount === null ? '待补' : formatYuan(amount));
  const right = { align: 'right' } as const;
  const columns = [
    { title: '责任' },
    { title: '可计金额', ...right },
    { title: '超起付线', ...right },
    { title: '比例', ...right },
    { title: '可赔', ...right },
    { title: '说明', width: 50 },
  ];
  const rows = lines.map((line) => [
    line.name,
    line.status === 'notCovered' ? '—' : shown(line.base),
    line.status === 'notCovered' ? '—' : shown(line.countable),
    line.ratio === null ? '' : formatRate(line.ratio),
    shown(line.payable),
    explainLine(line),
  ]);
  const reasons = steps
    .map(explain)
    .map(({ title, formula, source }, at) => `${at + 1}. ${title}：${formula}（${source}）`);
  const notes = [
    ...adjustments.map(adjustmentText),
    ...holds.map(holdSentence),
    ...(unset.length === 0 ? [] : [`方案未定的数值：${unset.join('、')}。`]),
  ];
  return [textTable(columns, rows), `可赔合计 ${shown(payable)}`, ...notes, '', ...reasons].join('\n');
}

/** One decided bill that is owed more or less now: its own line, never netted. */
function adjustmentText({ kind, name, bill, before, now, amount }: Adjustment): string {
  const word = kind === 'recover' ? '拟追回' : '拟补付';
  const of = `${bill.enddate} ${bill.fixmedins_name}`;
  return `${word} ${formatYuan(amount)} 元：${of}，${name}，原赔 ${formatYuan(before)}，现应赔 ${formatYuan(now)}`;
}
