/** 测算 by another plan: what the same visits come to there, and why where that is nothing or not known. */
import { AppError, errorSentence } from '../../../shared/errors.ts';
import { HEALTH_STATUS_NAMES, type HealthStatus } from '../../../shared/health.ts';
import { type Fen, formatYuan } from '../../../shared/money.ts';
import { compilePlan, type CompiledPlan } from '../../../shared/plan/compile.ts';
import type { Plan } from '../../../shared/plan/schema.ts';
import { explainLine } from '../../../shared/settle/explain.ts';
import type { Settlement, SettlementLine } from '../../../shared/settle/result.ts';
import { type Figure, payableOf, settleFacts } from './answer.ts';
import type { Facts } from './facts.ts';

export interface Compared {
  readonly text: string;
  /** `{plan, figures: [{healthStatus, payable, waits, reasons}], notices?}`, or `{plan, figures: [], refused: {code, sentence}}`. */
  readonly json: unknown;
}

/**
 * The figures of one more plan. Facts that this plan cannot take are answered, not thrown: the others go on. What was decided under
 * the first plan is no history of this one.
 */
export function comparedWith(plan: Plan, stated: Facts): Compared {
  const compiled = compilePlan(plan);
  const facts = { ...stated, bills: stated.bills.map((bill) => ({ ...bill, decided: [] })) };
  try {
    const { figures, notices } = settleFacts(compiled, facts);
    const rows = figures.map((figure) => rowOf(compiled, figure));
    const text = [...rows.map((row) => rowText(plan, row)), ...notices.map((notice) => `提示：${notice}`)];
    return {
      text: text.join('\n'),
      json: { plan: plan.id, figures: rows, ...(notices.length === 0 ? {} : { notices }) },
    };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const sentence = errorSentence(cause.code, cause.details);
    const refused = { code: cause.code, sentence };
    return { text: `另按${plan.productName}：不能计算。${sentence}`, json: { plan: plan.id, figures: [], refused } };
  }
}

interface Row {
  readonly healthStatus: HealthStatus;
  readonly payable: Fen | null;
  /** What is 待补, by liability. */
  readonly waits: readonly string[];
  /** Per visit that pays nothing here, why. */
  readonly reasons: readonly string[];
}

function rowOf(plan: CompiledPlan, figure: Figure): Row {
  const { healthStatus, settlements } = figure;
  const waiting = settlements.flatMap(({ lines }) => lines.filter((line) => line.payable === null));
  return {
    healthStatus,
    payable: payableOf(figure),
    waits: [...new Set(waiting.map((line) => `${line.name}：${explainLine(line)}`))],
    reasons: settlements.flatMap((settlement, at) => reasonsOf(plan, settlement, at)),
  };
}

function rowText({ productName }: Plan, { healthStatus, payable, waits, reasons }: Row): string {
  const head = `另按${productName}，按${HEALTH_STATUS_NAMES[healthStatus]}`;
  const figure = payable === null ? `待补（${waits.join('；')}）` : `可赔 ${formatYuan(payable)} 元`;
  return [`${head}：${figure}`, ...reasons].join('\n');
}

/** Of a visit without payment, each reason once with the liabilities it holds for. */
function reasonsOf(plan: CompiledPlan, { payable, lines }: Settlement, at: number): string[] {
  if (payable !== 0) return [];
  const byReason = new Map<string, SettlementLine[]>();
  for (const line of lines) {
    const reason = sentenceOf(plan, line);
    byReason.set(reason, [...(byReason.get(reason) ?? []), line]);
  }
  return [...byReason].map(([reason, same]) => {
    const names = same.length === lines.length ? '' : `${same.map(({ name }) => name).join('、')}：`;
    return `第 ${at + 1} 次就医不赔：${names}${reason}`;
  });
}

function sentenceOf({ cover }: CompiledPlan, line: SettlementLine): string {
  const period = line.reason === 'outside-cover' ? cover.value : null;
  const sentence = explainLine(line);
  return period === null ? sentence : `${sentence}该方案的保障期间是 ${period.from} 至 ${period.to}。`;
}
