/** What holds where the centre has signed no limits: nothing is decided offline. */
import { fen } from '../money.ts';
import type { Limits } from './feed-item.ts';

/** [U] figures with a visible default; the signed limits of the region replace all of them at once. */
export const DEFAULT_LIMITS: Limits = {
  accumulatorMaxHours: 24,
  offlinePerClaim: fen(0),
  refundDays: 30,
  rosterDropPercent: 10,
};
