/** How the figure came about: rule, figures, result and the paragraph it rests on, in words a citizen can read. */
import { explain } from '../../../shared/settle/explain.ts';
import type { SettlementStep } from '../../../shared/settle/result.ts';

/** Every step in order. */
export function Steps({ steps }: { readonly steps: readonly SettlementStep[] }) {
  return (
    <ol className="steps">
      {steps.map((step, at) => (
        <Step key={at} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: SettlementStep }) {
  const { title, formula, result, source } = explain(step);
  return (
    <li>
      <div className="step-head">
        <span>{title}</span>
        <span className="money">{result}</span>
      </div>
      {formula !== result && <div>{formula}</div>}
      <div className="step-source">依据：{source}</div>
    </li>
  );
}
