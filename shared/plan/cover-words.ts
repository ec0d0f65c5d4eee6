/** What a product covers, a short sentence per liability, as the 客户屏 shows it; an unset figure is said to be unset. */
import { formatRate, formatYuan, ZERO, type Fen } from '../money.ts';
import { ratioBands } from '../settle/bands.ts';
import type { CompiledLiability, CompiledPlan } from './compile.ts';

/** In the plan's own order. */
export function coverWords(plan: CompiledPlan): { name: string; sentence: string }[] {
  return plan.liabilities
    .toSorted((a, b) => a.at - b.at)
    .map((liability) => ({ name: liability.name, sentence: sentenceOf(liability, plan.personCap.value) }));
}

function sentenceOf(liability: CompiledLiability, personCap: Fen | 'none' | null): string {
  const { line, bands, cap, sharedCaps, figuresFor } = liability;
  if (figuresFor !== null) return '起付线和赔付比例按参保情况和就医情况确定，以试算为准。';
  const healthy = ratioBands(bands, 'healthy');
  const preexisting = ratioBands(bands, 'preexisting');
  const isOpen = personCap === null || cap.value === null || sharedCaps.some(({ amount }) => amount.value === null);
  if (line.value === null || !Array.isArray(healthy) || !Array.isArray(preexisting) || isOpen) {
    return '赔付标准待承保公司确定。';
  }
  const shares = healthy.map(({ above, ratio }, at) => {
    const other = preexisting[at]?.ratio ?? ratio;
    const split = ratio === other ? '' : `（既往症 ${formatRate(other)}）`;
    const from = at === 0 ? '' : `，超过 ${round(above)}的部分`;
    return `${from}赔 ${formatRate(ratio)}${split}`;
  });
  return `年度累计超过 ${round(line.value)}的部分${shares.join('')}，${capWords(cap.value, sharedCaps, personCap)}。`;
}

function capWords(
  cap: Fen | 'none' | null,
  sharedCaps: CompiledLiability['sharedCaps'],
  personCap: Fen | 'none' | null,
): string {
  const own = cap === 'none' || cap === null ? [] : [`全年最高 ${round(cap)}`];
  const shared = sharedCaps.map(({ name, amount }) => `${name}全年最高 ${round(amount.value ?? ZERO)}`);
  const person = personCap === 'none' || personCap === null ? [] : [`各项合计全年最高 ${round(personCap)}`];
  const all = [...own, ...shared, ...person];
  return all.length === 0 ? '不设封顶' : all.join('，');
}

/** 2 万元, 100 万元; anything else in full. */
function round(amount: Fen): string {
  const tenThousands = /^(\d+)0000\.00$/.exec(formatYuan(amount).replaceAll(',', ''))?.[1];
  return tenThousands === undefined ? `${formatYuan(amount)} 元` : `${tenThousands} 万元`;
}
