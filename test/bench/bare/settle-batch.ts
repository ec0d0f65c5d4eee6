/** The bare batch: the whole file, JSON.parse, the same calls, JSON.stringify, one write. */
import { readFileSync, writeFileSync } from 'node:fs';
import { answerOf } from '../../../main/hosts/cli/answer.ts';
import { readFacts } from '../../../main/hosts/cli/facts.ts';
import type { CompiledPlan } from '../../../shared/plan/compile.ts';

export function bareBatch(plan: CompiledPlan, input: string, output: string): void {
  const answers: string[] = [];
  let line = 0;
  for (const text of readFileSync(input, 'utf8').split('\n')) {
    if (text === '') continue;
    line += 1;
    const answer = answerOf(plan, readFacts('', JSON.parse(text)), false);
    answers.push(JSON.stringify({ line, ok: true, ...answer }));
  }
  writeFileSync(output, `${answers.join('\n')}\n`);
}
