/** What every route may answer instead of its own answer. */
import { refusalSchema } from '../../shared/sync/refusal.ts';

export const refusals = { '4xx': refusalSchema, '5xx': refusalSchema } as const;
