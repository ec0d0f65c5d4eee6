/** What a product covers, a short sentence per liability, as the 客户屏 shows it; an unset figure is said to be unset. */
import { formatRate, formatYuan, type Fen } from '../money.ts';
import type { CompiledLiability, CompiledPlan } from './compile.ts';

/** In the plan's own order. */
export function coverWords(plan: CompiledPlan): { name: string; sentence: string }[] {
  return plan.liabilities
    .toSorted((a, b) => a.at - b.at)
    .map((liability) => ({ name: liability.name, sentence: sentenceOf(liability) }));
}

function sentenceOf({ line, ratio, cap }: CompiledLiability): string {
  const healthy = ratio.healthy.value;
  const preexisting = ratio.preexisting.value;
  if (line.value === null || healthy === null || preexisting === null || cap.value === null) {
    return '赔付标准待承保公司确定。';
  }
  const split = healthy === preexisting ? '' : `（既往症 ${formatRate(preexisting)}）`;
  return `年度累计超过 ${round(line.value)}的部分赔 ${formatRate(healthy)}${split}，${capWords(cap.value)}。`;
}

function capWords(cap: Fen | 'none'): string {
  return cap === 'none' ? '不设封顶' : `全年最高 ${round(cap)}`;
}

/** 2 万元, 100 万元; anything else in full. */
function round(amount: Fen): string {
  const tenThousands = /^(\d+)0000\.00$/.exec(formatYuan(amount).replaceAll(',', ''))?.[1];
  return tenThousands === undefined ? `${formatYuan(amount)} 元` : `${tenThousands} 万元`;
}
