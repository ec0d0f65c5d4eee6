/** What routes have in common in their description. */
import { refusalSchema } from '../../shared/sync/refusal.ts';

/** What every route may answer instead of its own answer. */
export const refusals = { '4xx': refusalSchema, '5xx': refusalSchema } as const;

/** Routes behind `signedGate`. */
export const signed = [{ signature: [] }];
