/** How a figure came about: rule, figures, result and the paragraph it rests on, in words a citizen can read. */
import type { ExplainedStep } from '../../shared/settle/explain.ts';

/** Every step in order, live or frozen. */
export function ExplainedSteps({ steps }: { readonly steps: readonly ExplainedStep[] }) {
  return (
    <ol className="steps">
      {steps.map((step, at) => (
        <Step key={at} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: ExplainedStep }) {
  const { title, formula, result, source } = step;
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
