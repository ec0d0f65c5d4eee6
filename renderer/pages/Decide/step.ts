/** What every form of a claim's next step is given. */
import type { ClaimFile } from '../../../shared/contract/decisions.ts';

export interface StepProps {
  readonly file: ClaimFile;
  /** Opening a claim is a journaled look: it is repeated by whoever took a step, never by itself. */
  readonly refresh: () => void;
}
