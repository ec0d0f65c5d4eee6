/** The steps of a live trial. */
import { ExplainedSteps } from '../../components/ExplainedSteps.tsx';
import { explain } from '../../../shared/settle/explain.ts';
import type { SettlementStep } from '../../../shared/settle/result.ts';

/** Every step in order. */
export function Steps({ steps }: { readonly steps: readonly SettlementStep[] }) {
  return <ExplainedSteps steps={steps.map(explain)} />;
}
