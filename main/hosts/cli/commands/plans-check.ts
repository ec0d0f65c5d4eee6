/** `desk plans check`: reads a plan file as the desk would, and names what is still unset. */
import { sampleFigures, unsetFigures } from '../../../../shared/plan/samples.ts';
import { overlaps } from '../../../../shared/plan/in-force.ts';
import { loadPlan } from '../../../../shared/plan/load.ts';
import type { Plan } from '../../../../shared/plan/schema.ts';
import { figuresOf } from '../../../../shared/plan/walk.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Command } from '../command.ts';
import { parseCommand } from '../parse.ts';
import { readJson } from '../read-json.ts';
import { textTable } from '../../../../shared/text-table.ts';

const HELP = `npm run desk -- plans check <文件.json> [更多文件.json …] [--json]
检查产品方案文件：格式、引用、依据、份额；列出尚未确定的数值。格式有误时退出码为 1。
“不能办理”：缺它时不能为真实参保人投保或试算。给出多个文件时，还检查同一产品是否有两个方案同时有效。
  --json    标准输出给一行 JSON：{"plan","figures","unset","samples"}；多个文件为 {"plans":[…]}`;

export const plansCheck: Command = {
  help: HELP,
  run: (args) => {
    const { positionals } = parseCommand(args, HELP, {});
    if (positionals.length === 0) throw new AppError('cli-usage', { problem: '请给出一个方案文件。', help: HELP });
    const plans = positionals.map((file) => loadPlan(readJson(file)));
    const [overlap] = overlaps(plans);
    if (overlap !== undefined) throw new AppError('plans-overlap', { ...overlap });
    const checked = plans.map(checkedPlan);
    const [only] = checked;
    const json = checked.length === 1 ? only?.json : { plans: checked.map((each) => each.json) };
    return Promise.resolve({ ok: true, text: checked.map(({ text }) => text).join('\n\n'), json });
  },
};

/** What a plan leaves unset, for people and for programs. */
function checkedPlan(plan: Plan) {
  const unset = unsetFigures(plan).map(({ path, name, reason, blocks }) => ({ path, name, reason, blocks }));
  const samples = sampleFigures(plan).map(({ path, name }) => ({ path, name }));
  const figures = figuresOf(plan).length;
  const said = `方案 ${plan.id}（${plan.productName}）格式正确：${figures} 个数值，${unset.length} 个未定，${samples.length} 个样例。`;
  const columns = [{ title: '未定数值' }, { title: '影响' }, { title: '原因', width: 60 }];
  const rows = unset.map(({ name, reason, blocks }) => [name, blocks ? '不能办理' : '', reason]);
  const text = unset.length === 0 ? said : `${said}\n${textTable(columns, rows)}`;
  return { text, json: { plan: plan.id, figures, unset, samples } };
}
