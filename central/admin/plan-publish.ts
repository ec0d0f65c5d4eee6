/** `central plan publish`: everything on offer from now on. */
import { readFileSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import { builtInPlans, demoPlans } from '../../shared/plan/built-in.ts';
import { loadPlan } from '../../shared/plan/load.ts';
import type { Plan } from '../../shared/plan/schema.ts';
import { transaction } from '../database/pool.ts';
import { publishPlans } from '../plans/publish-plans.ts';
import { centreOf } from '../registry/centre.ts';
import { type Command, COMMON_HELP, readOptions, usage } from './command.ts';

const HELP = `npm run central -- plan publish [<方案.json> …] [--built-in]
发布产品方案：这一次给出的就是今后可办的全部方案，不再列出的即停办（已办的不受影响）。
  --built-in   随程序提供的方案（体验模式的中心带样例数值）
${COMMON_HELP}`;

export const planPublish: Command = {
  help: HELP,
  prepare: (args) => {
    const { values, positionals } = readOptions(args, HELP, { 'built-in': { type: 'boolean' } });
    const isBuiltIn = values['built-in'] === true;
    if (isBuiltIn === positionals.length > 0) throw usage('请给出方案文件，或用 --built-in，二者选一。', HELP);
    const files = positionals.map((path) => loadPlan(readJson(path)));
    return async ({ pool, ports }) => {
      const { mode } = await centreOf(pool);
      const own: readonly Plan[] = mode === 'demo' ? demoPlans() : builtInPlans();
      const plans = isBuiltIn ? own : files;
      const n = await transaction(pool, (db) => publishPlans(db, ports, plans));
      const ids = plans.map(({ id }) => id);
      return { text: `已发布 ${ids.length} 个方案（第 ${n} 包）：${ids.join('、')}`, json: { n, plans: ids } };
    };
  },
};

function readJson(path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const problem = code === 'ENOENT' ? '不存在' : '不是 UTF-8 编码的 JSON';
    throw new AppError('file-not-read', { path, problem });
  }
}
