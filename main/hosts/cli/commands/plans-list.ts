/** `desk plans list`: the plans that ship with the program. */
import { valueOf } from '../../../../shared/plan/figure.ts';
import { shippedPlans } from '../../../../shared/plan/packs.ts';
import { unsetFigures } from '../../../../shared/plan/samples.ts';
import type { Command } from '../command.ts';
import { parseCommand } from '../parse.ts';
import { textTable } from '../../../../shared/text-table.ts';

const HELP = `npm run desk -- plans list [--json]
列出随程序提供的产品方案。--json 给一行 JSON：{"plans":[{"id","productName","coverYear","unset"}]}`;

export const plansList: Command = {
  help: HELP,
  run: (args) => {
    parseCommand(args, HELP, {});
    const plans = shippedPlans().map((plan) => ({
      id: plan.id,
      productName: plan.productName,
      coverYear: valueOf(plan.coverYear),
      unset: unsetFigures(plan).map(({ name }) => name),
    }));
    const columns = [
      { title: '编号' },
      { title: '产品' },
      { title: '保障年度' },
      { title: '未定数值', align: 'right' as const },
    ];
    const rows = plans.map(({ id, productName, coverYear, unset }) => [
      id,
      productName,
      coverYear === null ? '未定' : String(coverYear),
      `${unset.length} 个`,
    ]);
    return Promise.resolve({ ok: true, text: textTable(columns, rows), json: { plans } });
  },
};
