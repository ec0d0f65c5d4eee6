/** The lines of a live trial. */
import { SettledLines } from '../../components/SettledLines.tsx';
import { explainLine } from '../../../shared/settle/explain.ts';
import type { SettlementLine } from '../../../shared/settle/result.ts';

/** In the plan's own order. */
export function Liabilities({ lines }: { readonly lines: readonly SettlementLine[] }) {
  return <SettledLines lines={lines.map((line) => ({ ...line, sentence: explainLine(line) }))} />;
}
