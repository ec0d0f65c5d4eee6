/** What a product covers, a short sentence per liability, as the 客户屏 shows it; an unset figure is said to be unset. */
import { formatRate, formatYuan, type Fen } from '../money.ts';
import { ratioBands } from '../settle/bands.ts';
import type { CompiledLiability, CompiledPlan } from './compile.ts';

/** In the plan's own order. */
export function coverWords(plan: CompiledPlan): { name: string; sentence: string }[] {
  return plan.liabilities
    .toSorted((a, b) => a.at - b.at)
    .map((liability) => ({ name: liability.name, sentence: sentenceOf(liability) }));
}

function sentenceOf({ line, bands, cap }: CompiledLiability): string {
  const healthy = ratioBands(bands, 'healthy');
  const preexisting = ratioBands(bands, 'preexisting');
  if (line.value === null || typeof healthy === 'string' || typeof preexisting === 'string' || cap.value === null) {
    return '赔付标准待承保公司确定。';
  }
  const shares = healthy.map(({ above, ratio }, at) => {
    const other = preexisting[at]?.ratio ?? ratio;
    const split = ratio === other ? '' : `（既往症 ${formatRate(other)}）`;
    const from = at === 0 ? '' : `，超过 ${round(above)}的部分`;
    return `${from}赔 ${formatRate(ratio)}${split}`;
  });
  return `年度累计超过 ${round(line.value)}的部分${shares.join('')}，${capWords(cap.value)}。`;
}

function capWords(cap: Fen | 'none'): string {
  return cap === 'none' ? '不设封顶' : `全年最高 ${round(cap)}`;
}

/** 2 万元, 100 万元; anything else in full. */
function round(amount: Fen): string {
  const tenThousands = /^(\d+)0000\.00$/.exec(formatYuan(amount).replaceAll(',', ''))?.[1];
  return tenThousands === undefined ? `${formatYuan(amount)} 元` : `${tenThousands} 万元`;
}
