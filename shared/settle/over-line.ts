/** The line works on the year's cumulative position, over every bucket that shares it (counter rule 22). */
import { atLeastZero, minFen, minus, plus, withSign, ZERO, type Fen } from '../money.ts';
import type { CompiledLiability } from '../plan/compiled.ts';
import type { BasePart } from './base.ts';
import type { Figures } from './figures.ts';
import type { Desk } from './pay.ts';

/** Signed: a reversal gives back. `credit` is what other insurance filled of the line (shape 25). */
export type OverLine = {
  readonly base: Fen;
  readonly lineUsed: Fen;
  readonly countable: Fen;
  readonly credit: Fen;
};

/** What a part leaves above the line, and what of the line it uses; `family`: what others of a family order used of it. */
export function countOverLine(
  desk: Desk,
  liability: CompiledLiability,
  { line, lineSource }: Figures,
  part: BasePart,
  family: Fen,
): OverLine {
  let counted = ZERO;
  let own = ZERO;
  for (const key of liability.lineKeys) {
    const bucket = desk.buckets[key];
    if (bucket === undefined) continue;
    counted = plus(counted, bucket.counted);
    own = plus(own, bucket.lineUsed);
  }
  const used = plus(own, family);
  const credit = desk.sign === 1 && part.amount !== 0 ? minFen(desk.towardLine, atLeastZero(minus(line, used))) : ZERO;
  if (credit !== 0) pushCredit(desk, liability, line, used, credit);
  desk.towardLine = minus(desk.towardLine, credit);
  const base = withSign(part.amount, desk.sign);
  const left = atLeastZero(minus(line, used, credit));
  const lineUsed = desk.sign === 1 ? minFen(base, left) : givenBack(counted, own, base);
  const countable = minus(base, lineUsed);
  const item: [string, string][] = part.name === null ? [] : [['drug', part.name]];
  desk.steps.push({
    rule: 'line',
    name: liability.name,
    inputs: [...item, ['base', base], ['line', line], ['lineUsedBefore', plus(used, credit)], ['lineUsed', lineUsed]],
    result: countable,
    source: lineSource,
  });
  return { base, lineUsed, countable, credit };
}

/** What a reversal gives back: what the smaller position no longer uses. */
function givenBack(counted: Fen, used: Fen, base: Fen): Fen {
  return minus(minFen(used, atLeastZero(plus(counted, base))), used);
}

function pushCredit(desk: Desk, { name }: CompiledLiability, line: Fen, used: Fen, credit: Fen): void {
  const inputs: [string, number][] = [
    ['otherInsurance', desk.towardLine],
    ['line', line],
    ['lineUsedBefore', used],
  ];
  const source = desk.plan.otherInsurance?.source ?? '';
  desk.steps.push({ rule: 'line-credit', name, inputs, result: credit, source });
}
