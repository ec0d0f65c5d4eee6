/** `desk settle`: the visits of one person through the one engine, without a desk (DESIGN idea 7). */
import { AppError } from '../../../../shared/errors.ts';
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../../shared/health.ts';
import { type Fen, formatRate, formatYuan, sumFen } from '../../../../shared/money.ts';
import { builtInPlans, demoPlans, findPlan } from '../../../../shared/plan/built-in.ts';
import { type CompiledPlan, compilePlan } from '../../../../shared/plan/compile.ts';
import { loadPlan } from '../../../../shared/plan/load.ts';
import type { Plan } from '../../../../shared/plan/schema.ts';
import { explain, explainLine } from '../../../../shared/settle/explain.ts';
import type { Settlement } from '../../../../shared/settle/result.ts';
import { settle } from '../../../../shared/settle/settle.ts';
import { initialState } from '../../../../shared/settle/state.ts';
import type { Command } from '../command.ts';
import { type Facts, readFacts } from '../facts.ts';
import { parseCommand } from '../parse.ts';
import { readJson } from '../read-json.ts';
import { textTable } from '../../../../shared/text-table.ts';

const HELP = `npm run desk -- settle --plan <编号|文件.json> --facts <文件.json> [选项]
按产品方案计算一个人的就医：可赔金额、各项责任、每一步的依据。不写任何数据；结果是试算，不是给付决定。
  --plan ID|FILE   随程序提供的方案编号（见 plans list），或方案文件
  --facts FILE     就医事实：{"format":1,"healthStatus":"healthy"|"preexisting"|null,"visits":[{"sheet":{国家字段，元},
                   "drugSum":{"amount":"31200.00","source":"entered"},"listedDrugs":[…],…}]}，见 docs/demo.md
  --samples        用体验模式的样例值补上方案未定的数值
  --json           标准输出给一行 JSON：{"plan","figures":[{"healthStatus","payable","visits":[{"payable","lines","steps"}]}]}`;

interface Figure {
  readonly healthStatus: HealthStatus;
  readonly settlements: readonly Settlement[];
}

export const settleFacts: Command = {
  help: HELP,
  run: (args) => {
    const { values } = parseCommand(args, HELP, {
      plan: { type: 'string' },
      facts: { type: 'string' },
      samples: { type: 'boolean' },
    });
    if (values.plan === undefined || values.facts === undefined) {
      throw new AppError('cli-usage', { problem: '请用 --plan 和 --facts 给出方案和事实文件。', help: HELP });
    }
    const plan = planOf(values.plan, values.samples === true);
    const facts = readFacts(values.facts, readJson(values.facts));
    const compiled = compilePlan(plan);
    const figures = facts.statuses.map((status) => figureOf(compiled, facts, status));
    const text = figures.map((figure) => figureText(plan, figure)).join('\n\n');
    return Promise.resolve({ ok: true, text, json: { plan: plan.id, figures: figures.map(jsonOf) } });
  },
};

function planOf(text: string, withSamples: boolean): Plan {
  if (text.endsWith('.json')) return loadPlan(readJson(text));
  return findPlan(withSamples ? demoPlans() : builtInPlans(), text);
}

/** The visits fold in their order; each starts from where the one before left the year. */
function figureOf(plan: CompiledPlan, { visits }: Facts, healthStatus: HealthStatus): Figure {
  let state = initialState();
  const settlements = visits.map((visit) => {
    const settlement = settle(plan, state, visit, { healthStatus });
    state = settlement.state;
    return settlement;
  });
  return { healthStatus, settlements };
}

/** Null while a liability of any visit is 待补. */
function payableOf({ settlements }: Figure): Fen | null {
  const known = settlements.flatMap(({ payable }) => (payable === null ? [] : [payable]));
  return known.length < settlements.length ? null : sumFen(known);
}

function jsonOf(figure: Figure) {
  const visits = figure.settlements.map(({ payable, payableSoFar, lines, steps, holds, unset }) => ({
    payable,
    payableSoFar,
    lines,
    steps: steps.map(explain),
    holds,
    unset,
  }));
  return { healthStatus: figure.healthStatus, payable: payableOf(figure), visits };
}

function figureText(plan: Plan, figure: Figure): string {
  const head = `${plan.productName}，按${HEALTH_STATUS_NAMES[figure.healthStatus]}`;
  return figure.settlements
    .map((settlement, at) => `${head}，第 ${at + 1} 次就医\n${visitText(settlement)}`)
    .join('\n\n');
}

function visitText({ payable, lines, steps }: Settlement): string {
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
    shown(line.base),
    shown(line.countable),
    line.ratio === null ? '' : formatRate(line.ratio),
    shown(line.payable),
    explainLine(line),
  ]);
  const reasons = steps
    .map(explain)
    .map(({ title, formula, source }, at) => `${at + 1}. ${title}：${formula}（${source}）`);
  return [textTable(columns, rows), `可赔合计 ${shown(payable)}`, '', ...reasons].join('\n');
}
